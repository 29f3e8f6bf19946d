package org.khoso.core.fixity;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.core.Session;
import org.khoso.core.report.LastBackup;

/**
 * How the vault stands: when it was read last, when it is due, what copies there are. Reads settings and runs, no objects: a window may ask
 * when it opens, though not on the thread of the display.
 *
 * @param schedule   how often
 * @param last       newest check that came to its end; null for none
 * @param unfinished whether one was begun and stopped
 * @param due        when the next one is due; null if the vault is empty
 * @param copies     second copies, as the archive remembers them
 * @param findings   what is overdue or lacking
 */
public record FixityStatus(Schedule schedule, LastFixity last, boolean unfinished, Instant due, List<KnownCopy> copies,
        List<Finding> findings) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm").withZone(ZoneId.systemDefault());
    private static final int RUNS = 50;

    /** @return whether the vault was to be read before that time */
    public boolean overdue(Instant now) {
        return due != null && due.isBefore(now);
    }

    /** @return a time as people here write it, in the zone of the machine */
    public static String shown(Instant when) {
        return TIME.format(when);
    }

    /** @return how it stands now */
    public static FixityStatus of(Session session, Instant now) throws IOException {
        Schedule schedule = Schedule.of(session);
        Optional<LastFixity> last = LastFixity.of(session);
        boolean unfinished = !session.archive().runs().unfinished(FixityRun.RUN).isEmpty();
        Instant since = last.map(LastFixity::oldest).orElse(begun(session));
        Instant due = since == null ? null : since.plus(Duration.ofDays(schedule.days()));
        List<KnownCopy> copies = KnownCopy.of(session);
        var status = new FixityStatus(schedule, last.orElse(null), unfinished, due, copies, new ArrayList<>());
        status.look(session, since, now);
        return status;
    }

    /** @return when the first object may have come; null if there is none */
    private static Instant begun(Session session) throws IOException {
        try (Stream<String> ids = session.archive().vault().list()) {
            if (ids.findFirst().isEmpty())
                return null;
        }
        return Files.readAttributes(session.archive().directory(), java.nio.file.attribute.BasicFileAttributes.class).creationTime()
                .toInstant();
    }

    private void look(Session session, Instant since, Instant now) throws IOException {
        FixityPolicy policy = FixityPolicy.ofProduct();
        Subject archive = new Subject(Kind.ARCHIVE, null, session.archive().directory().toString());
        long age = since == null ? 0 : Duration.between(since, now).toDays();
        if (since != null && age > policy.longest())
            add("overdue-law", policy.clause(), policy.confidence(), archive, age, policy.longest(), policy.clause());
        else if (overdue(now))
            add("overdue", "", Confidence.DESIGN, archive, age, schedule.days());
        if (schedule.days() > policy.longest())
            add("schedule-long", policy.clause(), policy.confidence(), archive, schedule.days(), policy.longest(), policy.clause());
        if (last != null && last.changed() + last.missing() > 0 && !repairedSince(session))
            add("bad-last", "", Confidence.DESIGN, archive, last.changed() + last.missing(), shown(last.ended()));
        if (since != null && copies.isEmpty())
            add(LastBackup.of(session).isPresent() ? "no-second-copy" : "no-copies", policy.copiesClause(), policy.copiesConfidence(),
                    archive,
                    policy.copiesClause());
        for (KnownCopy k : copies)
            look(k, now);
    }

    private void look(KnownCopy k, Instant now) {
        Subject copy = new Subject(Kind.ARCHIVE, null, k.folder());
        if (!Files.isDirectory(k.path()))
            add("copy-away", "", Confidence.DESIGN, copy, k.folder());
        if (k.read() == null || k.read().plus(Duration.ofDays(schedule.copyDays())).isBefore(now))
            add(k.read() == null ? "copy-never" : "copy-overdue", "", Confidence.DESIGN, copy, k.folder(),
                    k.read() == null ? 0 : Duration.between(k.read(), now).toDays(), schedule.copyDays());
        if (k.bad() > 0)
            add("copy-bad", "", Confidence.DESIGN, copy, k.folder(), k.bad());
    }

    private boolean repairedSince(Session session) throws IOException {
        return session.archive().runs().list(RUNS).stream().anyMatch(r -> r.kind().equals(Repair.RUN) && r.ended() != null
                && r.ended().isAfter(last.ended()) && r.summary() != null && r.summary().contains("\"lost\":0"));
    }

    private void add(String what, String clause, Confidence confidence, Subject subject, Object... arguments) {
        Object[] all = java.util.Arrays.copyOf(arguments, arguments.length);
        findings.add(new Finding("fixity/" + what, clause, confidence, Level.SHOULD, subject, "", Message.of("core.fixity." + what, all),
                Message.of("core.fixity." + what + ".remedy", all)));
    }
}
