package org.khoso.core.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.khoso.api.Action;
import org.khoso.api.Confidence;
import org.khoso.api.ConversionInfo;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Scopes;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Component;

/**
 * Converts descriptions from one standard to another as the standards data says: first a report of what would be mapped, composed, lost
 * or left to a person, then, if asked, one change set for each dossier with its records and a PREMIS event. What is converted already
 * is left alone, so a run may be broken off and repeated.
 */
@Component(service = ConvertStandard.class)
public final class ConvertStandard {
    /** PREMIS event type (LoC vocabulary). */
    static final String EVENT = "metadata modification";
    private static final int MOST = 10_000;

    /**
     * What came of a run.
     *
     * @param conversion the way
     * @param counts     dossiers
     * @param changed    dossiers that were, or would be, converted
     * @param records    their records
     * @param findings   what a person has to look at, the first of them
     * @param total      how many findings there are
     * @param report     fields
     * @param cancelled  whether it was broken off
     */
    public record Outcomes(ConversionInfo conversion, Counts counts, long changed, long records, List<Finding> findings, long total,
            LossReport report, boolean cancelled) {
    }

    /** A field of an object in a run. @param object object @param field code @param state state @param before old @param after new value */
    public record Detail(String object, String field, String state, String before, String after) {
    }

    /** @return the conversion with that id; the only one if none is named */
    public ConversionInfo conversion(Session session, String id) throws KhosoException {
        List<ConversionInfo> all = session.standards().conversions();
        return all.stream().filter(c -> id == null ? all.size() == 1 : c.id().equals(id)).findFirst().orElseThrow(
                () -> new KhosoException(Message.of("core.convert.unknown", Objects.toString(id, "")),
                        Message.of("core.convert.unknown.remedy",
                                String.join(", ", all.stream().map(ConversionInfo::id).toList())),
                        null));
    }

    /** @return dossiers that the actor may describe */
    public List<UUID> all(Session session) throws IOException {
        return session.archive().holdings().ids(HoldingQuery.all(Kind.DOSSIER).within(session.filter(Action.DESCRIBE)));
    }

    /**
     * @param dossiers dossiers to look at
     * @param apply    whether to write
     * @param details  told of every field of every object
     */
    public Outcomes run(Session session, ConversionInfo conversion, List<UUID> dossiers, boolean apply, Consumer<Detail> details,
            Progress progress) throws IOException {
        progress.total(dossiers.size());
        var run = new Run(session, conversion, apply, details);
        boolean cancelled = false;
        for (int from = 0; from < dossiers.size() && !cancelled; from += 200)
            for (Holding dossier : session.archive().holdings().findAll(dossiers.subList(from, Math.min(from + 200, dossiers.size())))) {
                cancelled = progress.cancelled();
                if (cancelled)
                    break;
                run.dossier(dossier);
                progress.worked(1);
            }
        return new Outcomes(conversion, run.counts, run.changed, run.records, List.copyOf(run.findings), run.total, run.report, cancelled);
    }

    /** Takes conversions back, the newest first. @param told told of each that could not be @return how many were taken back */
    public int undo(Session session, ConversionInfo conversion, Consumer<Finding> told, Progress progress) throws IOException {
        List<UUID> events = new ArrayList<>(session.archive().holdings().ids(HoldingQuery.all(Kind.EVENT)
                .where(Concepts.TYPE, HoldingQuery.Op.EQ, EVENT).where(Concepts.DETAIL, HoldingQuery.Op.STARTS, conversion.id() + ":")));
        java.util.Collections.reverse(events);
        int undone = 0;
        progress.total(events.size());
        for (UUID event : events) {
            if (progress.cancelled())
                break;
            try {
                session.archive().holdings().undo(session.actor(), event); // the event bears the id of its change set
                undone++;
            } catch (KhosoException e) {
                told.accept(new Finding("convert/not-undone", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.EVENT, event, ""), "",
                        e.problem(), e.remedy()));
            }
            progress.worked(1);
        }
        return undone;
    }

    private static final class Run {
        private final Session session;
        private final ConversionInfo conversion;
        private final boolean apply;
        private final Consumer<Detail> details;
        private final Dossiers dossiers;
        private final List<Finding> findings = new ArrayList<>();
        private final LossReport report = new LossReport();
        private Counts counts = Counts.ZERO;
        private long changed;
        private long records;
        private long total;

        Run(Session session, ConversionInfo conversion, boolean apply, Consumer<Detail> details) {
            this.session = session;
            this.conversion = conversion;
            this.apply = apply;
            this.details = details;
            dossiers = new Dossiers(session, conversion);
        }

        void dossier(Holding dossier) throws IOException {
            long before = total;
            try {
                List<Plan> plans = dossiers.plans(dossier);
                if (!plans.isEmpty())
                    plans(dossier, plans);
                counts = counts.plus(total == before ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0));
            } catch (KhosoException e) { // one dossier, e.g. changed meanwhile: the others go on
                find(new Finding("convert/not-converted", "", Confidence.DESIGN, Level.SHOULD, subject(dossier), "", e.problem(),
                        e.remedy()));
                counts = counts.plus(new Counts(1, 0, 0, 1));
            }
        }

        private void plans(Holding dossier, List<Plan> plans) throws IOException {
            if (!session.isolated() && plans.stream().anyMatch(Plan::quarantine)) {
                find(new Finding("convert/secret", "", Confidence.DESIGN, Level.SHOULD, subject(dossier), "",
                        Message.of("core.convert.secret"), Message.of("core.convert.secret.remedy")));
                return;
            }
            if (!session.policy().permits(session.actor(), Action.DESCRIBE, Scopes.of(dossier)))
                throw new KhosoException(Message.of("core.edit.not-allowed", session.actor().name(), code(dossier)), null, null);
            if (apply)
                dossiers.write(dossier, plans);
            changed++;
            for (Plan p : plans) {
                records += p.object().kind() == Kind.RECORD ? 1 : 0;
                report.add(p);
                for (Outcome o : p.outcomes())
                    tell(p, o);
            }
        }

        private void tell(Plan p, Outcome o) {
            details.accept(
                    new Detail(code(p.object()), o.step(), o.state().name().toLowerCase(java.util.Locale.ROOT), o.before(), o.after()));
            if (o.state() == Outcome.State.PERSON)
                find(new Finding("convert/person", "", Confidence.DESIGN, Level.SHOULD, subject(p.object()), o.step(),
                        Message.of("core.convert.person", o.field() == null ? o.step() : o.field().label(), o.before(), o.after()),
                        Message.of("core.convert.person.remedy", o.note())));
        }

        private void find(Finding f) {
            total++;
            if (findings.size() < MOST)
                findings.add(f);
        }
    }

    private static String code(Holding h) {
        return Optional.of(h.text(Concepts.REFERENCE_CODE)).filter(c -> !c.isEmpty()).orElse(h.id().toString());
    }

    private static Subject subject(Holding h) {
        return new Subject(h.kind(), h.id(), code(h));
    }
}
