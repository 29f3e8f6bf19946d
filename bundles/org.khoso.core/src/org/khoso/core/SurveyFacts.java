package org.khoso.core;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.Bilingual;
import org.khoso.api.store.RunLedger.RunInfo;
import org.khoso.api.store.RunLedger.State;
import org.khoso.api.survey.ArchiveFacts;
import org.khoso.api.survey.ArchiveFacts.Backup;
import org.khoso.api.survey.ArchiveFacts.Check;
import org.khoso.core.fixity.FixityRun;
import org.khoso.core.report.LastBackup;

/** What an archive knows of itself, for sources that suggest answers to surveys. */
public final class SurveyFacts {
    /** Runs that are looked through for fixity checks. */
    private static final int RUNS = 500;

    private SurveyFacts() {
    }

    /** @return what the archive of a session knows: backups, checks of the vault, standards */
    public static ArchiveFacts of(Session session) throws IOException {
        return of(session, session.archive().settings(), session.archive().runs().list(RUNS));
    }

    /** @return what it knew at a moment, but for its standards: these are those of now */
    public static ArchiveFacts at(Session session, Instant when) throws IOException {
        List<RunInfo> runs = session.archive().runs().list(Integer.MAX_VALUE).stream()
                .filter(r -> r.ended() != null && !r.ended().isAfter(when)).limit(RUNS).toList();
        return of(session, session.archive().settingsAt(when), runs);
    }

    private static ArchiveFacts of(Session session, Map<String, String> settings, List<RunInfo> runs) throws IOException {
        List<Backup> backups = LastBackup.of(settings).map(b -> new Backup(b.place(), b.when(), b.objects(), b.bad())).stream().toList();
        return new ArchiveFacts(profile(session, settings), backups, checks(runs), session.standards());
    }

    private static Bilingual profile(Session session, Map<String, String> settings) {
        String id = settings.get(Session.PROFILE);
        return id == null ? null : session.profile(id).map(p -> p.title()).orElse(null);
    }

    private static List<Check> checks(List<RunInfo> runs) throws IOException {
        List<Check> checks = new ArrayList<>();
        for (RunInfo run : runs)
            if (run.kind().equals(FixityRun.RUN) && run.state() == State.DONE && run.ended() != null && run.summary() != null) {
                Map<?, ?> said = Json.read(run.summary(), Map.class, FixityRun.RUN);
                if (said.get("objects") instanceof Number objects && said.get("changed") instanceof Number changed)
                    checks.add(new Check(run.ended(), objects.longValue(), changed.longValue()));
            }
        return checks;
    }
}
