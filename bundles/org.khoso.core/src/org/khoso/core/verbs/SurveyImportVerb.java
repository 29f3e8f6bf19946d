package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.core.bundle.BundleImport;
import org.khoso.core.bundle.BundleImport.Receiving;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.Trusts;
import org.khoso.core.survey.Collecting;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in responses that bodies gave in workbooks, forms, JSON and bundles, and notes by which responses are sent back. */
@Component(service = Command.class, property = Command.VERB + "=survey import")
public final class SurveyImportVerb extends ResponseVerb {
    private static final String NAME = "survey import";
    private static final String ATTACHMENTS = "--attachments";
    private final Collecting collecting;
    private final BundleImport bundles;
    private final Keys keys;
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public SurveyImportVerb(@Reference Responses responses, @Reference Collecting collecting, @Reference BundleImport bundles,
            @Reference Keys keys, @Reference Trusts trusts) {
        super(NAME, responses, SigningOptions.opening(option(NAME, ATTACHMENTS, "DIR")), List.of(any(NAME, "FILE", true)));
        this.collecting = collecting;
        this.bundles = bundles;
        this.keys = keys;
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        if (call.arguments().isEmpty())
            return usage(call, Message.of("verb.survey.import.needs-file"));
        Receiving receiving = receiving(call);
        return each(call, given -> receiving != null && bundles.knows(call.path(given))
                ? bundle(call, given, bundles.take(session(call), call.path(given), receiving))
                : file(call, given, collecting.take(session(call), call.path(given))));
    }

    /** @return how to open bundles, asked for once; null if no file is one */
    private Receiving receiving(Invocation call) throws IOException {
        for (String given : call.arguments())
            if (bundles.knows(call.path(given)))
            return new Receiving(SigningOptions.unlock(call, keys), SigningOptions.trust(call, trusts),
                    call.option(ATTACHMENTS).map(call::path).orElse(null));
        return null;
    }

    private int file(Invocation call, String given, Collecting.Taken taken) throws IOException {
        Response r = responses.read(session(call), taken.response());
        String outcome = taken.outcome().name().toLowerCase(Locale.ROOT);
        Map<String, Object> result = new LinkedHashMap<>(head(r));
        result.put("outcome", outcome);
        result.put("changed", taken.changed());
        call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result,
                List.of(line(r), Message.of("verb.survey.imported." + outcome, taken.changed())));
        return DONE;
    }

    private int bundle(Invocation call, String given, BundleImport.Taken taken) throws IOException {
        String outcome = taken.outcome().name().toLowerCase(Locale.ROOT);
        Map<String, Object> result = new LinkedHashMap<>();
        List<Message> lines = new ArrayList<>();
        if (taken.response() != null) {
            Response r = responses.read(session(call), taken.response());
            result.putAll(head(r));
            lines.add(line(r));
        }
        result.put("outcome", outcome);
        result.put("changed", taken.changed());
        result.put("bundle", BundleResult.of(taken.bundle()));
        result.put("attachments", taken.attachments());
        lines.add(Message.of("verb.survey.imported." + outcome, taken.changed()));
        lines.add(Message.of("verb.survey.bundle.from", taken.bundle().number(), taken.bundle().series().sender(),
                taken.bundle().signer()));
        if (!taken.bundle().reason().isEmpty())
            lines.add(Message.of("verb.survey.bundle.reason", taken.bundle().reason()));
        taken.attachments().forEach(a -> lines.add(Message.of("verb.survey.bundle.attachment", a)));
        List<Finding> notes = taken.notes();
        call.emit(given, notes.isEmpty() ? "ok" : "findings", notes.isEmpty() ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0), notes,
                result, lines);
        return DONE;
    }
}
