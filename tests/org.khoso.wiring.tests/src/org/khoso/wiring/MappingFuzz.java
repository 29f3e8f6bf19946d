package org.khoso.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.khoso.api.FieldInfo;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.RunLedger;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.IntakeSettings;
import org.khoso.core.RunReport;
import org.khoso.core.Session;

/** Maps any column of a delivery onto any field, takes it in, and says what must not be: a run that breaks off or loses count. */
final class MappingFuzz {
    private static final List<String> TARGETS = List.of(Mapping.FILE, Mapping.FOLDER, Mapping.ROW_NUMBER, Mapping.SECRECY,
            Mapping.DOSSIER, "no-such-field", "no-such-set/no-such-field");
    private static final List<String> ODD = List.of("abc", "1", "0", "x", "-5", "1.5", "999.999.999.999.999.999", "31/02/1999",
            "00/00/1998", "1996-1998", "=1+1", "12345678901234567890", "1e400", "NaN", "true", "  ", "\u1ea4\u1ea3", "a\u0000b",
            "\uD83D\uDE00",
            "100000000", "20001399", "../../etc/passwd", "7/1998;8/1998", "H01.1998.01", "\u200B", "1,5", "#REF!", "03");

    private final IntakeDelivery intake;
    private final Random random;

    MappingFuzz(IntakeDelivery intake, long seed) {
        this.intake = intake;
        this.random = new Random(seed);
    }

    /** Takes the delivery in by a random mapping. @return what is wrong, empty if nothing */
    String round(Session session, Path delivery) throws IOException {
        Mapping mapping;
        try (Delivery d = intake.open(session, delivery, Progress.NONE)) {
            mapping = shuffled(session, d);
        }
        boolean fits = mapping.sheets().stream().allMatch(m -> fits(session, m));
        RunReport r;
        try {
            r = intake.run(session, delivery, new IntakeSettings(mapping, null, null, null, null), Progress.NONE);
        } catch (IOException | RuntimeException e) {
            if (!fits && e instanceof KhosoException k && k.problem().key().equals("intake.no-set"))
                return refused(session);
            var trace = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(trace));
            return "the run ended: " + trace.toString().lines().limit(12).toList() + " by " + mapping;
        }
        if (!fits)
            return "a mapping was taken whose record set does not fit: " + mapping;
        if (r.counts().in() != r.counts().ok() + r.counts().findings() + r.counts().failed())
            return "counts: " + r.counts();
        if (r.counts().failed() > 0)
            return "failed: " + r.findings().stream().filter(f -> f.rule().endsWith("not-stored")).limit(2).map(Finding::toString).toList()
                    + " by " + mapping;
        if (session.archive().runs().find(r.run()).orElseThrow().state() != RunLedger.State.DONE)
            return "the run stays open";
        return "";
    }

    /** What was refused has left nothing. */
    private static String refused(Session session) throws IOException {
        if (session.archive().holdings().count(HoldingQuery.all(Kind.DOSSIER)) > 0)
            return "refused, and yet something was taken";
        return session.archive().runs().unfinished(IntakeDelivery.RUN).isEmpty() ? "" : "refused, and yet the run is to go on";
    }

    private static boolean fits(Session session, SheetMapping m) {
        return m.role() == Role.IGNORED || session.recordSets(session.profile()).stream()
                .anyMatch(s -> s.id().equals(m.recordSet()) && s.kind() == kind(m.role()));
    }

    private static Kind kind(Role role) {
        return role == Role.RECORDS ? Kind.RECORD : Kind.DOSSIER;
    }

    private Mapping shuffled(Session session, Delivery d) {
        List<RecordSetInfo> sets = session.recordSets(session.profile());
        List<SheetMapping> sheets = new ArrayList<>();
        for (SheetMapping m : intake.propose(session, d).sheets())
            sheets.add(sheet(m, d, sets));
        return new Mapping(sheets);
    }

    private SheetMapping sheet(SheetMapping m, Delivery d, List<RecordSetInfo> sets) {
        Role role = random.nextInt(4) == 0 ? Role.values()[random.nextInt(Role.values().length)] : m.role();
        List<RecordSetInfo> fit = random.nextInt(12) == 0 ? sets : sets.stream().filter(s -> s.kind() == kind(role)).toList();
        boolean other = random.nextInt(4) == 0 || m.recordSet() == null || role != m.role();
        String set = other ? fit.get(random.nextInt(fit.size())).id() : m.recordSet();
        int columns = d.sheets().stream().filter(s -> s.file().equals(m.file()) && s.sheet().equals(m.sheet()))
                .mapToInt(s -> s.columns().size()).findFirst().orElse(0);
        Map<Integer, String> targets = new HashMap<>(m.columns());
        int changes = 1 + random.nextInt(Math.max(1, columns));
        for (int i = 0; i < changes; i++)
            targets.put(random.nextInt(columns + 2), target(sets));
        return new SheetMapping(m.file(), m.sheet(), m.headerFirst(), m.headerLast(), role, set, targets, m.confidence());
    }

    private String target(List<RecordSetInfo> sets) {
        if (random.nextInt(8) == 0)
            return TARGETS.get(random.nextInt(TARGETS.size()));
        RecordSetInfo set = sets.get(random.nextInt(sets.size()));
        FieldInfo f = set.fields().get(random.nextInt(set.fields().size()));
        return random.nextInt(3) == 0 ? set.id() + "/" + f.code() : f.code();
    }

    /** A delivery whose cells hold anything: dossiers, and records of them. */
    static void write(Path folder, Session session, Random random) throws IOException {
        List<RecordSetInfo> sets = session.recordSets(session.profile());
        Files.createDirectories(folder.resolve("D1"));
        Files.writeString(folder.resolve("D1/1.txt"), "text");
        Files.write(folder.resolve("dossiers.csv"), table(sets.get(0), random).getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("records.csv"), table(sets.get(1), random).getBytes(StandardCharsets.UTF_8));
    }

    private static String table(RecordSetInfo set, Random random) {
        var out = new StringBuilder();
        for (FieldInfo f : set.fields())
            out.append(quoted(f.label().vi())).append(',');
        out.append("Remarks\n");
        for (int row = 0; row < 12; row++) {
            for (FieldInfo f : set.fields())
                out.append(quoted(f.concept().toLowerCase(java.util.Locale.ROOT).endsWith("code")
                        ? "D" + (1 + row % 6)
                        : ODD.get(random.nextInt(ODD.size())))).append(',');
            out.append("free text ").append(row).append('\n');
        }
        return out.toString();
    }

    private static String quoted(String s) {
        return '"' + s.replace("\"", "\"\"") + '"';
    }
}
