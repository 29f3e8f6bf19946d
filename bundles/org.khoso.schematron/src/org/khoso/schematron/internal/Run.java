package org.khoso.schematron.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.packaging.PackageContents;
import org.khoso.media.helper.HelperFailure;

/** Packs on one package. */
final class Run {
    private static final int MOST_FILES = 1_000_000;
    private static final long LARGEST = 16L << 20;
    private static final int MOST_FINDINGS = 10_000;
    private static final String RULES = "rules: ";
    private final SchematronRules rules;
    private final List<Pack> packs;
    private final Progress progress;
    private final Path path;
    private final Subject subject;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Pack> unusable = new HashSet<>();

    Run(SchematronRules rules, Path path, List<Pack> packs, Progress progress) {
        this.rules = rules;
        this.path = path;
        this.packs = packs;
        this.progress = progress;
        Path name = path.toAbsolutePath().normalize().getFileName();
        subject = new Subject(Kind.FILE, null, name == null ? path.toString() : name.toString());
    }

    /** @return what the rules say; none of a package that can't be opened: verifying says why */
    List<Finding> findings(PackageContents contents) throws IOException {
        try (PackageContents.Opened opened = contents.open(path, MOST_FILES)) {
            String top = top(opened.items());
            for (PackageContents.Item i : opened.items())
                if (i.path().startsWith(top) && i.size() >= 0 && !progress.cancelled() && findings.size() < MOST_FINDINGS)
                document(opened, i, i.path().substring(top.length()));
            return findings;
        } catch (ZipException e) {
            return findings;
        }
    }

    /** @return the folder that a ZIP has around its package, with a slash: the one of the METS that is nearest to the top */
    private static String top(List<PackageContents.Item> items) {
        return items.stream().map(PackageContents.Item::path).filter(p -> p.equals("METS.xml") || p.endsWith("/METS.xml"))
                .min(Comparator.comparingInt((String p) -> p.split("/").length).thenComparing(Comparator.naturalOrder()))
                .map(p -> p.substring(0, p.length() - "METS.xml".length())).orElse("");
    }

    private void document(PackageContents.Opened opened, PackageContents.Item item, String place) throws IOException {
        List<Pack> fit = packs.stream().filter(p -> p.judgesDocument(place) && !unusable.contains(p)).toList();
        if (fit.isEmpty())
            return;
        if (item.size() > LARGEST) {
            own("schematron/too-large", place, LARGEST);
            return;
        }
        Path copy = rules.document();
        try {
            try (InputStream in = opened.open(item.path()); OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out); // a package's file never becomes longer than it said
            } catch (IOException e) {
                return; // it can't be read: verifying says so
            }
            progress.item(place);
            for (Pack pack : fit)
                judge(pack, copy, place);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void judge(Pack pack, Path document, String place) throws IOException {
        ObjectNode request = rules.json().createObjectNode().put("rules", rules.file(pack).toUri().toString()).put("phase", pack.phase())
                .put("document", document.toUri().toString());
        try {
            JsonNode answer = rules.pool().ask(request, rules.options().patience(), part -> {
                // the answer is one line
            });
            if (answer.has("failed"))
                failed(pack, place, answer.get("failed").asText());
            else
                said(pack, place, answer.get("done"));
        } catch (HelperFailure e) {
            own(switch (e.kind()) {
                case LATE -> "schematron/late";
                case MEMORY -> "schematron/out-of-memory";
                case CRASHED -> "schematron/crashed";
            }, place, pack.id(), rules.options().patience().toSeconds(), rules.options().heapMegabytes());
        }
    }

    private void failed(Pack pack, String place, String why) {
        if (why.startsWith(RULES)) {
            unusable.add(pack);
            own("schematron/bad-rules", "", pack.id(), why.substring(RULES.length()));
        } else
            own("schematron/not-judged", place, pack.id(), why.substring(why.indexOf(' ') + 1));
    }

    private void said(Pack pack, String place, JsonNode done) {
        for (JsonNode s : done.get("said")) {
            String id = s.get("id").asText();
            Level level = pack.weight(s.get("severity").asText());
            String[] at = s.get("location").asText().split("!", 2);
            findings.add(new Finding("schematron:" + pack.id() + (id.isEmpty() ? "" : "/" + id), pack.clause(), pack.confidence(), level,
                    subject, place,
                    Message.of("schematron.said", place, s.get("text").asText(), at[0], at.length < 2 ? "" : at[1]),
                    Message.of("schematron.said.remedy", pack.title(), pack.id())));
        }
        if (done.get("more").asBoolean())
            own("schematron/more", place, pack.id(), done.get("said").size());
    }

    private void own(String rule, String place, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = place.isEmpty() ? subject.code() : place;
        System.arraycopy(args, 0, all, 1, args.length);
        String key = rule.replace('/', '.');
        findings.add(new Finding(rule, "", Confidence.DESIGN, Level.SHOULD, subject, place, Message.of(key, all),
                Message.of(key + ".remedy", all)));
    }
}
