package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
@Component(service = Command.class)
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
        StandardsCatalog catalog = workspace.standards();
        List<Map<String, Object>> all = new ArrayList<>();
        List<Message> lines = new ArrayList<>();
        for (StandardsCatalog.StandardInfo s : catalog.standards()) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("id", s.id());
            m.put("title", s.title().in(call.locale()));
            m.put("document", s.document());
            m.put("validFrom", s.validFrom() == null ? null : s.validFrom().toString());
            m.put("validTo", s.validTo() == null ? null : s.validTo().toString());
            m.put("verified", s.verified());
            m.put("layer", s.layer());
            m.put("recordSets", catalog.recordSets().stream().filter(r -> r.standard().equals(s.id())).map(r -> r.id()).toList());
            all.add(m);
            lines.add(Message.of(s.verified() ? "verb.standard.list.line" : "verb.standard.list.unverified", s.id(), s.title(), s.document()));
        }
        call.emit("standards", "ok", new Counts(all.size(), all.size(), 0, 0), List.of(), Map.of("standards", all), lines);
        return DONE;
    }
}
