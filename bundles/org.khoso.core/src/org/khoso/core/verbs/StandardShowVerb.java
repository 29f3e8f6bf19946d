package org.khoso.core.verbs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.khoso.api.Counts;
import org.khoso.api.FieldInfo;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.Origin;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Workspace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the record sets of a standard, or one of them, with fields and rules in force. */
@Component(service = Command.class, property = {Command.VERB + "=standard show", Command.LIBRARIES + "=none"})
public final class StandardShowVerb extends Verb {
    private static final String NAME = "standard show";
    private final Workspace workspace;

    /** Called by OSGi. */
    @Activate
    public StandardShowVerb(@Reference Workspace workspace) {
        super(NAME, false, List.of(flag(NAME, "--effective")), List.of(any(NAME, "ID", true)));
        this.workspace = workspace;
    }

    @Override
    public int run(Invocation call) throws Exception {
        StandardsHere here = StandardsHere.of(workspace, call);
        return each(call, id -> {
            List<RecordSetInfo> sets = sets(here.catalog(), id);
            return sets.isEmpty()
                    ? failed(call, id, Message.of("core.standards.not-found", id), Message.of("core.standards.not-found.remedy"))
                    : show(call, id, sets, here);
        });
    }

    /** Those of a standard or profile, or the one of that name. */
    private static List<RecordSetInfo> sets(StandardsCatalog catalog, String id) {
        List<String> ofProfile = catalog.profiles().stream().filter(p -> p.id().equals(id))
                .flatMap(p -> Stream.of(p.fonds(), p.dossier(), p.text(), p.photo(), p.av())).filter(Objects::nonNull).toList();
        return catalog.recordSets().stream().filter(r -> r.id().equals(id) || r.standard().equals(id) || ofProfile.contains(r.id()))
                .toList();
    }

    private int show(Invocation call, String id, List<RecordSetInfo> sets, StandardsHere here) throws IOException {
        List<Object> all = new ArrayList<>();
        List<Message> lines = new ArrayList<>();
        for (RecordSetInfo set : sets) {
            lines.add(Message.of(set.verified() ? "verb.standard.show.set" : "verb.standard.show.unverified", set.id(), set.title(),
                    set.source()));
            boolean effective = call.option("--effective").isPresent();
            var fields = set.fields().stream().map(f -> field(call, set, f, effective ? here.catalog() : null, lines)).toList();
            var rules = effective ? rules(here.catalog(), set, lines) : null;
            all.add(new RecordSetJson(set.id(), set.version(), set.kind().code(), set.source(), set.verified(), fields, rules));
        }
        boolean ok = here.findings().isEmpty();
        call.emit(id, ok ? "ok" : "findings", new Counts(sets.size(), ok ? sets.size() : 0, ok ? 0 : sets.size(), 0), here.findings(),
                Map.of("recordSets", all), lines);
        return DONE;
    }

    private static Map<String, Object> field(Invocation call, RecordSetInfo set, FieldInfo f, StandardsCatalog origins,
            List<Message> lines) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("code", f.code());
        m.put("label", f.label().in(call.locale()));
        m.put("concept", f.concept());
        m.put("type", f.type().name().toLowerCase(java.util.Locale.ROOT));
        m.put("maxLength", f.maxLength());
        m.put("obligation", f.obligation());
        m.put("confidence", f.confidence().code());
        m.put("obligationConfidence", f.obligationConfidence().code());
        m.put("codeList", f.codeList());
        lines.add(Message.of("verb.standard.show.field", f.code(), f.label(), f.obligation(), f.confidence().code(),
                f.obligationConfidence().code()));
        if (origins != null)
            origins.origin(set.id() + "/" + f.code()).ifPresent(o -> origin(o, m, lines));
        return m;
    }

    /** The layer that has it first, and what later ones decided. */
    private static void origin(Origin origin, Map<String, Object> m, List<Message> lines) {
        m.put("layer", origin.layer());
        m.put("file", origin.file());
        m.put("changes", origin.changes());
        lines.add(Message.of("verb.standard.show.layer", Message.of("core.standards.layer." + origin.layer()), origin.file()));
        for (var c : origin.changes())
            lines.add(Message.of("verb.standard.show.change", c.what(), Message.of("core.standards.layer." + c.layer()), c.file()));
    }

    private static List<Map<String, Object>> rules(StandardsCatalog catalog, RecordSetInfo set, List<Message> lines) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (RuleInfo r : catalog.rules(set.id())) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("rule", r.id());
            m.put("kind", r.kind());
            m.put("level", r.level().code());
            m.put("clause", r.clause());
            m.put("confidence", r.confidence().code());
            m.put("decidedBy", r.decidedBy());
            all.add(m);
            lines.add(Message.of("verb.standard.show.rule", r.id(), r.level().code(), r.decidedBy()));
            catalog.origin(r.id()).ifPresent(o -> origin(o, m, lines));
        }
        return all;
    }

    /** A record set as JSON has it; rules only where the effective ones were asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record RecordSetJson(String id, String version, String kind, String source, boolean verified, List<Map<String, Object>> fields,
            List<Map<String, Object>> rules) {
    }
}
