package org.khoso.compliance.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.Subject;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.Checker;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.api.compliance.ComplianceRule.Violation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Runs rules: decides by anchor and condition whether one applies, and turns whatever a kind does into findings. */
@Component
public final class DefaultChecker implements Checker {
    /** More violations than this of one rule in one object are a bug of the kind, not of the object. */
    private static final int MOST_VIOLATIONS = 10_000;
    private static final Logger LOG = System.getLogger(DefaultChecker.class.getName());

    private final RuleSet rules = new RuleSet();
    private final Anchors anchors = new Anchors();
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** Called by OSGi; kinds are added as they come. */
    @Activate
    public DefaultChecker() {
    }

    /** Called by plain Java. @param kinds rule kinds by name */
    public DefaultChecker(Map<String, ComplianceRule> kinds) {
        kinds.forEach((kind, rule) -> rules.add(rule, Map.of("kind", kind)));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRule(ComplianceRule rule, Map<String, Object> properties) {
        rules.add(rule, properties);
    }

    void removeRule(ComplianceRule rule) {
        rules.remove(rule);
    }

    @Override
    public List<String> kinds() {
        return rules.kinds();
    }

    @Override
    public List<Finding> check(RecordView subject, List<RuleInfo> all, CheckContext context) {
        var found = new ArrayList<Finding>();
        for (RuleInfo rule : all) {
            if (rule.recordSet() != null && !rule.recordSet().isEmpty() && !rule.recordSet().equals(subject.recordSet().id()))
                continue;
            run(rule, subject, context, found);
        }
        return found;
    }

    private void run(RuleInfo rule, RecordView subject, CheckContext context, List<Finding> found) {
        try {
            if (applies(rule, subject, context, found))
                look(rule, subject, context, found);
        } catch (IOException e) {
            found.add(couldNotLook(rule, subject, e));
        } catch (BadRuleException e) {
            found.add(technical("check-failed", rule, subject, Message.of("check.bad-rule", rule.id(), rule.decidedBy()), e.problem()));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // LinkageError: a vendor's kind that was built against something that is not installed
            if (logged.add(rule.id()))
                LOG.log(Logger.Level.ERROR, "rule " + rule.id() + " of kind " + rule.kind() + " failed", e);
            found.add(technical("check-failed", rule, subject, Message.of("check.check-failed", rule.id(), rule.kind()),
                    Message.of("check.check-failed.remedy")));
        }
    }

    private boolean applies(RuleInfo rule, RecordView subject, CheckContext context, List<Finding> found) {
        Optional<Params> when = Params.of(rule).inner("when");
        if (when.isPresent() && !Conditions.holds(subject, when.get()))
            return false;
        if (rule.anchor() == null || rule.anchor().isEmpty())
            return true;
        Optional<LocalDate> date = context.anchor(rule.anchor());
        if (date.isEmpty()) {
            Object name = anchors.name(rule.anchor());
            if (!context.undecided(rule, name))
                found.add(new Finding(rule.id(), rule.clause(), rule.confidence(), Level.MAY, subject(subject), rule.field(),
                        Message.of("check.anchor-missing", name), Message.of("check.anchor-missing.remedy")));
            return false;
        }
        return (rule.validFrom() == null || !date.get().isBefore(rule.validFrom()))
                && (rule.validTo() == null || !date.get().isAfter(rule.validTo()));
    }

    private void look(RuleInfo rule, RecordView subject, CheckContext context, List<Finding> found) throws IOException {
        Optional<ComplianceRule> kind = rules.find(rule.kind());
        if (kind.isEmpty()) {
            found.add(technical("unknown-kind", rule, subject, Message.of("check.unknown-kind", rule.id(), rule.kind()),
                    Message.of("check.unknown-kind.remedy", rule.kind())));
            return;
        }
        if (!rule.field().isEmpty() && subject.recordSet().field(rule.field()).isEmpty())
            throw new BadRuleException(Message.of("check.unknown-field", rule.field(), subject.recordSet().id()));
        kind.get().check(rule, subject, context, collector(rule, subject, found));
    }

    private static Consumer<Violation> collector(RuleInfo rule, RecordView subject, List<Finding> found) {
        int before = found.size();
        return v -> {
            if (found.size() - before >= MOST_VIOLATIONS)
                throw new IllegalStateException("more than " + MOST_VIOLATIONS + " violations in one object");
            found.add(new Finding(rule.id(), rule.clause(), rule.confidence(), rule.level(), subject(subject), v.place(), v.message(),
                    v.remedy()));
        };
    }

    private static Finding couldNotLook(RuleInfo rule, RecordView subject, IOException e) {
        Message reason = e instanceof KhosoException k
                ? k.problem()
                : Message.of("check.could-not-look", rule.id(), String.valueOf(e.getMessage()));
        Message remedy = e instanceof KhosoException k && k.remedy() != null ? k.remedy() : Message.of("check.could-not-look.remedy");
        return technical("could-not-look", rule, subject, reason, remedy);
    }

    /** The place is the rule, so that two rules that fail on one object stay two findings. */
    private static Finding technical(String name, RuleInfo rule, RecordView subject, Message message, Message remedy) {
        return new Finding("check/" + name, "", Confidence.DESIGN, Level.SHOULD, subject(subject), rule.id(), message, remedy);
    }

    private static Subject subject(RecordView subject) {
        return new Subject(subject.kind(), subject.id(), subject.code() == null ? "" : subject.code());
    }
}
