package org.khoso.core.verbs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.khoso.api.ConversionInfo;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Holding;
import org.khoso.core.SearchHoldings;
import org.khoso.core.Session;
import org.khoso.core.convert.ConvertStandard;
import org.khoso.core.convert.LossReport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Converts descriptions to another standard: a loss report, and with --apply the conversion itself; --undo takes it back. */
@Component(service = Command.class, property = Command.VERB + "=convert-standard")
public final class ConvertStandardVerb extends Verb {
    private static final String NAME = "convert-standard";
    private final ConvertStandard convert;
    private final SearchHoldings search;

    /** Called by OSGi; search may be missing. */
    @Activate
    public ConvertStandardVerb(@Reference ConvertStandard convert,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SearchHoldings search) {
        super(NAME, true, List.of(option(NAME, "--conversion", "ID"), flag(NAME, "--apply"), flag(NAME, "--undo"),
                option(NAME, "--report", "FILE")), List.of(any(NAME, "CODE", false)));
        this.convert = convert;
        this.search = search;
    }

    @Override
    public int run(Invocation call) throws Exception {
        boolean apply = call.option("--apply").isPresent();
        boolean undo = call.option("--undo").isPresent();
        if (apply && undo || undo && !call.arguments().isEmpty())
            return usage(call, Message.of("verb.convert-standard.undo-alone"));
        Session session = session(call);
        String input = call.arguments().isEmpty() ? session.archive().directory().toString() : String.join(" ", call.arguments());
        return one(call, input, given -> {
            ConversionInfo conversion = convert.conversion(session, call.option("--conversion").orElse(null));
            return undo ? undo(call, session, conversion, given) : convert(call, session, conversion, given, apply);
        });
    }

    @Override
    public List<String> inputs(List<String> arguments) {
        return arguments.isEmpty() ? arguments : List.of(String.join(" ", arguments)); // one report for all
    }

    private int undo(Invocation call, Session session, ConversionInfo conversion, String given) throws IOException {
        List<Finding> findings = new ArrayList<>();
        int undone = convert.undo(session, conversion, findings::add, call.progress());
        if (undone > 0)
            refresh(call, session);
        int failed = findings.size();
        call.emit(given, failed == 0 ? "ok" : "findings", new Counts(undone + failed, undone, 0, failed), findings,
                Map.of("conversion", conversion.id(), "undone", undone), List.of(Message.of("verb.convert-standard.undone", undone)));
        return DONE;
    }

    private int convert(Invocation call, Session session, ConversionInfo conversion, String given, boolean apply) throws IOException {
        List<UUID> dossiers = new ArrayList<>();
        for (String code : call.arguments()) {
            Optional<Holding> h = session.find(code).filter(x -> x.kind() == Kind.DOSSIER);
            if (h.isEmpty())
                return CheckVerb.missing(call, code);
            dossiers.add(h.get().id());
        }
        if (call.arguments().isEmpty())
            dossiers = convert.all(session);
        ConvertStandard.Outcomes o;
        Optional<Path> report = call.option("--report").map(call::path);
        if (report.isPresent())
            try (Writer w = Files.newBufferedWriter(report.get(), StandardCharsets.UTF_8)) {
                w.write("\ufeffobject,field,state,before,after\n");
                o = convert.run(session, conversion, dossiers, apply, csv(w), call.progress());
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        else
            o = convert.run(session, conversion, dossiers, apply, d -> {
            }, call.progress());
        if (apply && o.changed() > 0)
            refresh(call, session);
        report(call, given, o, apply);
        return o.counts().failed() > 0 || o.cancelled() ? FAILED : DONE;
    }

    private void refresh(Invocation call, Session session) throws IOException {
        if (search != null)
            search.refresh(session, call.progress());
    }

    private static Consumer<ConvertStandard.Detail> csv(Writer w) {
        return d -> {
            try {
                w.write(String.join(",", cell(d.object()), cell(d.field()), d.state(), cell(d.before()), cell(d.after())) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** A spreadsheet must not take a text for a formula. */
    private static String cell(String text) {
        String safe = text.matches("(?s)[=+@\t\r-].*") ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static void report(Invocation call, String given, ConvertStandard.Outcomes o, boolean apply) throws IOException {
        List<Map<String, Object>> fields = new ArrayList<>();
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of(apply ? "verb.convert-standard.done" : "verb.convert-standard.dry", o.conversion().title(), o.changed(),
                o.records(), o.counts().in() - o.changed()));
        for (LossReport.Line l : o.report().lines()) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("recordSet", l.recordSet());
            m.put("field", l.field());
            m.put("label", l.label() == null ? l.field() : l.label().in(call.locale()));
            m.put("note", l.note().in(call.locale()));
            m.putAll(l.counts());
            fields.add(m);
            lines.add(Message.of("verb.convert-standard.field", l.recordSet() + "/" + l.field(), l.label() == null ? l.field() : l.label(),
                    l.count("mapped"), l.count("composed"), l.count("lost"), l.count("person")));
        }
        if (!apply && o.changed() > 0)
            lines.add(Message.of("verb.convert-standard.now"));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("conversion", o.conversion().id());
        result.put("confidence", o.conversion().confidence().code());
        result.put("applied", apply);
        result.put("dossiers", o.changed());
        result.put("records", o.records());
        result.put("findings", o.total());
        result.put("cancelled", o.cancelled());
        result.put("fields", fields);
        String status = o.counts().failed() > 0 ? "failed" : o.total() > 0 ? "findings" : "ok";
        call.emit(given, status, o.counts(), o.findings(), result, lines);
    }
}
