package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Subject;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Mapping;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.IntakeSettings;
import org.khoso.core.Json;
import org.khoso.core.MappingFile;
import org.khoso.core.RunReport;
import org.khoso.core.SearchHoldings;
import org.khoso.core.Session;
import org.khoso.text.Dates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Takes deliveries in. */
@Component(service = Command.class, property = Command.VERB + "=intake")
public final class IntakeVerb extends Verb {
    private static final String NAME = "intake";
    private final IntakeDelivery intake;
    private final SearchHoldings search;

    /** Called by OSGi; search may be missing. */
    @Activate
    public IntakeVerb(@Reference IntakeDelivery intake,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SearchHoldings search) {
        super(NAME, true, List.of(option(NAME, "--mapping", "FILE"), option(NAME, "--save-mapping", "FILE"), flag(NAME, "--show-mapping"),
                option(NAME, "--fonds", "CODE"), option(NAME, "--fonds-name", "NAME"), option(NAME, "--level", "LEVEL"),
                option(NAME, "--digitised-on", "DATE"), flag(NAME, "--forget")), List.of(any(NAME, "DELIVERY", true)));
        this.intake = intake;
        this.search = search;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return each(call, given -> one(session, call, given, call.path(given)));
    }

    private int one(Session session, Invocation call, String given, Path input) throws IOException {
        if (call.option("--forget").isPresent())
            return forget(session, call, given, input);
        if (call.option("--show-mapping").isPresent() || call.option("--save-mapping").isPresent())
            return mapping(session, call, given, input);
        return take(session, call, given, input);
    }

    private int forget(Session session, Invocation call, String given, Path input) throws IOException {
        int n = intake.forget(session, input);
        var none = new Finding("intake/nothing-to-forget", "", Confidence.DESIGN, Level.MAY, new Subject(Kind.ARCHIVE, null, given), "",
                Message.of("verb.intake.nothing-to-forget", input), null);
        call.emit(given, n == 0 ? "findings" : "ok", n == 0 ? new Counts(1, 0, 1, 0) : new Counts(1, 1, 0, 0),
                n == 0 ? List.of(none) : List.of(), Map.of("forgotten", n), List.of(Message.of("verb.intake.forgotten", n)));
        return DONE;
    }

    private int mapping(Session session, Invocation call, String given, Path input) throws IOException {
        try (Delivery d = intake.open(session, input, call.progress())) {
            Mapping m = intake.propose(session, d);
            if (call.option("--save-mapping").isPresent())
                Files.writeString(call.path(call.option("--save-mapping").get()), Json.write(m));
            long rows = d.sheets().stream().mapToLong(Delivery.Sheet::rows).sum();
            call.emit(given, "ok", new Counts(rows, rows, 0, 0), List.of(), Map.of("mapping", m, "sheets", d.sheets()),
                    MappingText.of(d, m));
        }
        return DONE;
    }

    private int take(Session session, Invocation call, String given, Path input) throws IOException {
        Mapping mapping = null;
        if (call.option("--mapping").isPresent()) {
            Path file = call.path(call.option("--mapping").get());
            mapping = MappingFile.checked(MappingFile.read(file), file, session.recordSets(session.profile()));
        }
        PartialDate digitised = call.option("--digitised-on").map(Dates::parse).orElse(null);
        var settings = new IntakeSettings(mapping, call.option("--fonds").orElse(null), call.option("--fonds-name").orElse(null),
                call.option("--level").orElse(null), digitised);
        RunReport r;
        try {
            r = intake.run(session, input, settings, call.progress());
        } catch (IOException | RuntimeException e) {
            if (intake.unfinished(session).contains(input.toAbsolutePath().normalize().toString()))
                call.say(Message.of("verb.intake.open", given));
            throw e;
        }
        if (search != null)
            search.refresh(session, call.progress());
        Map<String, Object> result = new LinkedHashMap<>(r.figures());
        result.put("total", r.total());
        call.emit(given, r.status(), r.counts(), r.findings(), result,
                List.of(Message.of("verb.intake.done", r.counts().in(), r.counts().ok(), r.counts().findings(), r.counts().failed(),
                        r.figures().get("records"), r.total()), Message.of(r.cancelled() ? "verb.intake.cancelled" : "verb.intake.next")));
        return r.exitCode();
    }
}
