package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.fixity.FixityPolicy;
import org.khoso.core.fixity.Schedule;
import org.osgi.service.component.annotations.Component;

/** Says or sets how often the vault and its copies are to be read. */
@Component(service = Command.class, property = {Command.VERB + "=fixity schedule", Command.LIBRARIES + "=none"})
public final class FixityScheduleVerb extends Verb {
    private static final String NAME = "fixity schedule";
    private static final String DAYS = "--days";
    private static final String COPY_DAYS = "--copy-days";
    private static final String DEFAULT = "--default";
    private static final int MOST = 36_500;

    /** Called by OSGi. */
    public FixityScheduleVerb() {
        super(NAME, true, List.of(option(NAME, DAYS, "N"), option(NAME, COPY_DAYS, "N"), option("fixity", FixityOptions.RATE, "MB"),
                flag(NAME, DEFAULT)), List.of());
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        Schedule now = Schedule.of(session);
        for (String o : List.of(DAYS, COPY_DAYS))
            if (call.option(o).isPresent() && days(call, o, 0) == 0)
            return usage(call, Message.of("verb.fixity.schedule.bad", o, call.option(o).get(), MOST));
        Optional<Long> rate = FixityOptions.rate(call, session);
        if (rate.isEmpty())
            return usage(call, FixityOptions.badRate(call));
        if (call.option(DEFAULT).isPresent())
            Schedule.forget(session);
        else if (call.option(DAYS).isPresent() || call.option(COPY_DAYS).isPresent() || call.option(FixityOptions.RATE).isPresent())
            new Schedule(days(call, DAYS, now.days()), days(call, COPY_DAYS, now.copyDays()), rate.get(), true).keep(session);
        return say(call, Schedule.of(session));
    }

    /** @return days; 0 if it is no number of days */
    private static int days(Invocation call, String option, int otherwise) {
        String given = call.option(option).orElse(null);
        if (given == null)
            return otherwise;
        int days = given.matches("\\d{1,6}") ? Integer.parseInt(given) : 0;
        return days > MOST ? 0 : days;
    }

    private static int say(Invocation call, Schedule s) throws Exception {
        FixityPolicy p = FixityPolicy.ofProduct();
        String archive = call.archiveDirectory().toString();
        List<Finding> findings = new ArrayList<>();
        if (s.days() > p.longest()) {
            Object[] arguments = {s.days(), p.longest(), p.clause()};
            findings.add(new Finding("fixity/schedule-long", p.clause(), p.confidence(), Level.SHOULD,
                    new Subject(Kind.ARCHIVE, null, archive),
                    "", Message.of("core.fixity.schedule-long", arguments), Message.of("core.fixity.schedule-long.remedy", arguments)));
        }
        boolean ok = findings.isEmpty();
        call.emit(archive, ok ? "ok" : "findings", new Counts(1, ok ? 1 : 0, ok ? 0 : 1, 0), findings, Map.of("schedule",
                FixityStatusVerb.schedule(s), "longest", p.longest(), "clause", p.clause(), "confidence", p.confidence().code()),
                List.of(Message.of(s.own() ? "verb.fixity.schedule.own" : "verb.fixity.schedule.product", s.days(), s.copyDays(),
                        p.longest(),
                        p.clause(), p.confidence().code()), Message.of("verb.fixity.schedule.task", archive)));
        return DONE;
    }
}
