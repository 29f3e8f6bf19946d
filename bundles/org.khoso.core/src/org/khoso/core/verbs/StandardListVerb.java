package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Workspace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the standards with their state of verification. */
@Component(service = Command.class, property = {Command.VERB + "=standard list", Command.LIBRARIES + "=none"})
public final class StandardListVerb extends Verb {
    private final Workspace workspace;

    /** Called by OSGi. */
    @Activate
    public StandardListVerb(@Reference Workspace workspace) {
        super("standard list", false, List.of(), List.of());
        this.workspace = workspace;
    }

    @Override
    public int run(Invocation call) throws Exception {
        StandardsHere here = StandardsHere.of(workspace, call);
        StandardsCatalog catalog = here.catalog();
        List<StandardJson> all = new ArrayList<>();
        List<Message> lines = new ArrayList<>();
        for (StandardsCatalog.StandardInfo s : catalog.standards()) {
            all.add(new StandardJson(s.id(), s.title().in(call.locale()), s.document(), text(s.validFrom()), text(s.validTo()),
                    s.verified(),
                    s.layer(), catalog.recordSets().stream().filter(r -> r.standard().equals(s.id())).map(r -> r.id()).toList()));
            lines.add(Message.of(s.verified() ? "verb.standard.list.line" : "verb.standard.list.unverified", s.id(), s.title(),
                    s.document()));
        }
        boolean ok = here.findings().isEmpty();
        call.emit("standards", ok ? "ok" : "findings", new Counts(all.size(), ok ? all.size() : 0, ok ? 0 : all.size(), 0), here.findings(),
                Map.of("standards", all), lines);
        return DONE;
    }

    /** A standard as JSON has it. */
    private record StandardJson(String id, String title, String document, String validFrom, String validTo, boolean verified, String layer,
            List<String> recordSets) {
    }

    private static String text(Object date) {
        return date == null ? null : date.toString();
    }
}
