package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.capture.Scanner.End;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.ScanBatch;
import org.khoso.core.SearchHoldings;
import org.khoso.core.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Scans a batch into a new record of a dossier. */
@Component(service = Command.class, property = Command.VERB + "=scan")
public final class ScanVerb extends Verb {
    private static final String NAME = "scan";
    private final ScanBatch scan;
    private final SearchHoldings search;

    /** Called by OSGi; search may be missing. */
    @Activate
    public ScanVerb(@Reference ScanBatch scan,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SearchHoldings search) {
        super(NAME, true, List.of(flag(NAME, "--list"), option(NAME, "--device", "ID"), option(NAME, "--option", "NAME=VALUE,..."),
                option(NAME, "--title", "TITLE"), flag(NAME, "--images")),
                List.of(optional(NAME, "DOSSIER"), any(NAME, "FILE", false)));
        this.scan = scan;
        this.search = search;
    }

    @Override
    public int run(Invocation call) throws Exception {
        if (call.option("--list").isPresent())
            return list(call);
        List<String> given = call.arguments();
        boolean images = call.option("--images").isPresent();
        if (given.isEmpty() || images != given.size() > 1) {
            return usage(call,
                    Message.of(given.isEmpty() ? "verb.scan.no-dossier" : images ? "verb.scan.no-files" : "verb.scan.files-unasked"));
        }
        Session session = session(call);
        String dossier = given.get(0);
        String title = call.option("--title").orElse(null);
        ScanBatch.Outcome o;
        if (images) {
            List<Path> files = given.subList(1, given.size()).stream().map(call::path).toList();
            o = scan.images(session, dossier, files, title, call.progress());
        } else {
            Map<String, String> options = options(call.option("--option").orElse(""));
            o = scan.scan(session, dossier, scan.device(call.option("--device").orElse(null)), options, title, call.progress());
        }
        if (o.record() != null && search != null)
            search.refresh(session, call.progress());
        return report(call, dossier, o);
    }

    @Override
    public List<String> inputs(List<String> arguments) {
        return arguments.subList(0, Math.min(1, arguments.size())); // the images of one dossier are one input
    }

    private static Map<String, String> options(String given) throws KhosoException {
        Map<String, String> options = new LinkedHashMap<>();
        for (String o : given.isBlank() ? new String[0] : given.split(",")) {
            int at = o.indexOf('=');
            if (at < 1)
                throw new KhosoException(Message.of("verb.scan.bad-option", o), Message.of("verb.scan.option"), null);
            options.put(o.substring(0, at).strip(), o.substring(at + 1).strip());
        }
        return options;
    }

    private int list(Invocation call) throws IOException {
        List<ScanBatch.Source> found = scan.devices();
        List<Map<String, Object>> devices = new ArrayList<>();
        List<Message> lines = new ArrayList<>();
        for (ScanBatch.Source s : found) {
            devices.add(Map.of("id", s.device().id(), "label", s.device().label()));
            lines.add(Message.of("verb.scan.device", s.device().id(), s.device().label()));
        }
        if (found.isEmpty())
            lines.add(Message.of("core.scan.no-device"));
        scan.noText().ifPresent(lines::add);
        call.emit("", "ok", new Counts(found.size(), found.size(), 0, 0), List.of(), Map.of("devices", devices), lines);
        return DONE;
    }

    private static int report(Invocation call, String dossier, ScanBatch.Outcome o) throws IOException {
        List<Finding> findings = new ArrayList<>(o.findings());
        if (o.end() != End.OUT_OF_PAPER)
            findings.add(0, new Finding("scan/stopped", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.DOSSIER, null, dossier), "",
                    o.message(), null));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("record", o.record() == null ? null : o.record().toString());
        result.put("code", o.code());
        result.put("end", o.end().name().toLowerCase(java.util.Locale.ROOT));
        List<Message> lines = new ArrayList<>();
        // what stopped it is a finding already
        if (o.end() == End.OUT_OF_PAPER)
            lines.add(o.message());
        lines.addAll(o.notes());
        lines.add(o.record() == null
                ? Message.of("verb.scan.nothing")
                : Message.of("verb.scan.done", o.counts().ok() + o.counts().findings(),
                        o.code().isEmpty() ? o.record().toString() : o.code(), o.counts().failed()));
        call.emit(dossier, o.record() == null ? "failed" : findings.isEmpty() ? "ok" : "findings", o.counts(), findings, result, lines);
        return o.record() == null ? FAILED : DONE;
    }
}
