package org.khoso.core.verbs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.fixity.FixityStatus;
import org.khoso.core.fixity.KnownCopy;
import org.khoso.core.fixity.LastFixity;
import org.khoso.core.fixity.Schedule;
import org.osgi.service.component.annotations.Component;

/** Says when the vault was read last, when it is due, and how its copies stand. */
@Component(service = Command.class, property = {Command.VERB + "=fixity status", Command.LIBRARIES + "=none"})
public final class FixityStatusVerb extends Verb {
    private static final String NAME = "fixity status";

    /** Called by OSGi. */
    public FixityStatusVerb() {
        super(NAME, true, List.of(), List.of());
    }

    @Override
    public int run(Invocation call) throws Exception {
        Instant now = Instant.now();
        FixityStatus s = FixityStatus.of(session(call), now);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("schedule", schedule(s.schedule()));
        result.put("last", s.last() == null ? null : last(s.last()));
        result.put("unfinished", s.unfinished());
        result.put("due", s.due() == null ? null : s.due().toString());
        result.put("overdue", s.overdue(now));
        result.put("copies", s.copies().stream().map(FixityStatusVerb::copy).toList());
        boolean ok = s.findings().isEmpty();
        call.emit(call.archiveDirectory().toString(), ok ? "ok" : "findings", new Counts(1, ok ? 1 : 0, ok ? 0 : 1, 0), s.findings(),
                result,
                lines(s, now));
        return DONE;
    }

    private static List<Message> lines(FixityStatus s, Instant now) {
        List<Message> lines = new ArrayList<>();
        lines.add(s.last() == null
                ? Message.of("verb.fixity.status.never")
                : Message.of("verb.fixity.status.last", FixityStatus.shown(s.last().ended()), s.last().objects(),
                        s.last().changed() + s.last().missing()));
        if (s.unfinished())
            lines.add(Message.of("verb.fixity.status.unfinished"));
        if (s.due() != null)
            lines.add(Message.of(s.overdue(now) ? "verb.fixity.status.overdue" : "verb.fixity.status.due", FixityStatus.shown(s.due()),
                    s.schedule().days()));
        for (KnownCopy k : s.copies())
            lines.add(Message.of("verb.fixity.status.copy", k.folder(), FixityStatus.shown(Instant.parse(k.when())), k.objects(), k.bad()));
        return lines;
    }

    static Map<String, Object> schedule(Schedule s) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("days", s.days());
        m.put("copyDays", s.copyDays());
        m.put("rate", s.rate());
        m.put("own", s.own());
        return m;
    }

    private static Map<String, Object> last(LastFixity l) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("started", l.started().toString());
        m.put("ended", l.ended().toString());
        m.put("oldest", l.oldest().toString());
        m.put("by", l.by());
        m.put("objects", l.objects());
        m.put("changed", l.changed());
        m.put("missing", l.missing());
        return m;
    }

    private static Map<String, Object> copy(KnownCopy k) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("folder", k.folder());
        m.put("when", k.when());
        m.put("verified", k.verified());
        m.put("objects", k.objects());
        m.put("bad", k.bad());
        return m;
    }
}
