package org.khoso.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.khoso.api.Action;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.RuleInfo;
import org.khoso.api.Subject;
import org.khoso.api.compliance.Checker;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks dossiers with their records by the rules of the record sets that they were described by; keeps the findings. */
@Component(service = CheckHoldings.class)
public final class CheckHoldings {
    /** Source of the findings. */
    public static final String SOURCE = "check";
    /** Subjects and findings that are recorded at once. */
    private static final int TOGETHER = 2_000;
    private static final int LONGEST_NAME = 80;

    private final Checker checker;

    /** Called by OSGi and tests. */
    @Activate
    public CheckHoldings(@Reference Checker checker) {
        this.checker = checker;
    }

    /** Checks all dossiers that the actor may see. */
    public RunReport all(Session session, Progress progress) throws IOException {
        List<UUID> ids = session.archive().holdings().ids(HoldingQuery.all(Kind.DOSSIER).within(session.filter(Action.CHECK)));
        RunReport report = check(session, ids, progress, true);
        if (!report.cancelled())
            LastCheck.remember(session, report);
        return report;
    }

    /** Checks these dossiers. */
    public RunReport some(Session session, List<UUID> dossiers, Progress progress) throws IOException {
        return check(session, dossiers, progress, false);
    }

    private RunReport check(Session session, List<UUID> dossiers, Progress progress, boolean whole) throws IOException {
        progress.total(dossiers.size());
        var run = new Run(session, Ids.next());
        if (whole)
            run.standards();
        boolean cancelled = false;
        for (int from = 0; from < dossiers.size() && !cancelled; from += 200) {
            for (Holding dossier : session.archive().holdings().findAll(dossiers.subList(from, Math.min(from + 200, dossiers.size())))) {
                if (progress.cancelled()) {
                    cancelled = true;
                    break;
                }
                run.dossier(dossier);
                progress.worked(1);
            }
        }
        run.record();
        return run.report(cancelled);
    }

    /** Checks one object again, after it was mended; its dossier and its siblings too, since rules look across. @return its findings */
    public List<Finding> again(Session session, UUID id) throws IOException {
        Optional<Holding> holding = session.archive().holdings().find(id);
        if (holding.isEmpty())
            return List.of();
        Holding h = holding.get();
        UUID dossier = h.kind() == Kind.RECORD ? h.parent() : h.id();
        var run = new Run(session, Ids.next());
        Optional<Holding> top = session.archive().holdings().find(dossier);
        if (top.isPresent() && top.get().kind() == Kind.DOSSIER)
            run.dossier(top.get());
        run.record();
        return run.found.stream().filter(f -> id.equals(f.subject().id())).toList();
    }

    /** @return the rule kinds that are installed */
    public List<String> kinds() {
        return checker.kinds();
    }

    private final class Run {
        private final Session session;
        private final UUID id;
        private final List<Finding> found = new ArrayList<>();
        private final Map<String, Object> byRule = new LinkedHashMap<>();
        private final Map<String, List<RuleInfo>> rules = new LinkedHashMap<>();
        /** What was looked at and is not recorded yet: a sync for each dossier would take longer than the rules. */
        private final List<String> lookedAt = new ArrayList<>();
        private final List<Finding> unrecorded = new ArrayList<>();
        private long total;
        private long records;
        private Counts counts = Counts.ZERO;

        Run(Session session, UUID id) {
            this.session = session;
            this.id = id;
        }

        /** A layer of the archive's own that is left out explains what the rest of the findings lacks. */
        void standards() throws IOException {
            List<Finding> findings = StandardsFindings.of(session.standards());
            session.archive().findings().record(SOURCE, id, List.of(StandardsFindings.SUBJECT), findings);
            add(findings);
        }

        private void add(List<Finding> findings) {
            total += findings.size();
            for (Finding f : findings) {
                byRule.merge(f.rule(), 1L, (a, b) -> (Long) a + (Long) b);
                if (found.size() < RunReport.MOST)
                    found.add(f);
            }
        }

        void dossier(Holding dossier) throws IOException {
            var findings = new ArrayList<Finding>();
            var subjects = new ArrayList<String>();
            Optional<HoldingView> view = session.view(dossier);
            var undecided = new Undecided();
            var family = new DossierFamily(session, dossier);
            look(dossier, null, family, findings, subjects, undecided);
            int place = 0;
            for (var child : family.records()) {
                int from = findings.size();
                look(((HoldingView) child).holding(), view.orElse(null), family, findings, subjects, undecided);
                findings.subList(from, findings.size()).replaceAll(named(dossier, ++place));
                records++;
            }
            findings.addAll(undecided.findings(dossier.id(), dossier.text(Concepts.REFERENCE_CODE)));
            lookedAt.addAll(subjects);
            unrecorded.addAll(findings);
            if (lookedAt.size() + unrecorded.size() >= TOGETHER)
                record();
            add(findings);
            counts = counts.plus(findings.isEmpty() ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0));
        }

        /** A record without a code is called by its dossier and its place in it, so that its findings can be found. */
        private static UnaryOperator<Finding> named(Holding dossier, int place) {
            String name = EditHoldings.name(dossier);
            String of = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "\u2026" : name;
            return f -> !f.subject().code().isEmpty()
                    ? f
                    : new Finding(f.rule(), f.clause(), f.confidence(), f.level(),
                            new Subject(f.subject().kind(), f.subject().id(), of + "/#" + place), f.place(), f.message(), f.remedy());
        }

        void record() throws IOException {
            if (!lookedAt.isEmpty())
                session.archive().findings().record(SOURCE, id, List.copyOf(lookedAt), List.copyOf(unrecorded));
            lookedAt.clear();
            unrecorded.clear();
        }

        private void look(Holding h, HoldingView parent, DossierFamily family, List<Finding> findings, List<String> subjects,
                Undecided undecided) {
            subjects.add(h.id().toString());
            Optional<HoldingView> view = session.view(h, parent == null ? null : parent.holding());
            if (view.isEmpty()) {
                findings.add(unknownSet(h));
                return;
            }
            List<RuleInfo> applicable = rules.computeIfAbsent(view.get().recordSet().id(), session.standards()::rules);
            findings.addAll(checker.check(view.get(), applicable, new HoldingContext(session, h, parent, family, undecided)));
        }

        private Finding unknownSet(Holding h) {
            return new Finding("check/unknown-record-set", "", Confidence.DESIGN, Level.SHOULD,
                    new Subject(h.kind(), h.id(), h.text(Concepts.REFERENCE_CODE)), "",
                    Message.of("core.check.unknown-record-set", h.text(Concepts.RECORD_SET)),
                    Message.of("core.check.unknown-record-set.remedy"));
        }

        RunReport report(boolean cancelled) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("records", records);
            figures.put("rules", byRule);
            return new RunReport(id, counts, List.copyOf(found), total, cancelled, figures);
        }
    }
}
