package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.core.bundle.BundleExport;
import org.khoso.core.bundle.BundleExport.Making;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.Trusts;
import org.khoso.core.survey.Collecting;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes a response as a workbook, a form or JSON, to be filled in outside or handed on, or as a bundle that is signed and encrypted. */
@Component(service = Command.class, property = Command.VERB + "=survey export")
public final class SurveyExportVerb extends ResponseVerb {
    private static final String NAME = "survey export";
    private static final String LISTS = "--lists";
    private static final String BUNDLE = "bundle";
    private static final String TO = "--to";
    private static final String ATTACH = "--attach";
    private static final String SENDER = "--sender";
    private static final String AFTER = "--after";
    private final Collecting collecting;
    private final BundleExport bundles;
    private final Keys keys;
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public SurveyExportVerb(@Reference Responses responses, @Reference Collecting collecting, @Reference BundleExport bundles,
            @Reference Keys keys, @Reference Trusts trusts) {
        super(NAME, responses,
                SigningOptions.signing(option(NAME, "--out", "FILE"), option(NAME, "--as", "FORMAT"), option(NAME, TO, "PATH"),
                        option(NAME, ATTACH, "PATH"), option(NAME, SENDER, "CODE"), option(NAME, AFTER, "NUMBER"), flag(NAME, LISTS)),
                List.of(one(NAME, RESPONSE)));
        this.collecting = collecting;
        this.bundles = bundles;
        this.keys = keys;
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        String out = call.option("--out").orElse("");
        if (out.isBlank())
            return usage(call, Message.of("verb.survey.export.needs-out"));
        String format = call.option("--as").orElse(out.endsWith(BundleExport.ENDING) ? BUNDLE : out.substring(out.lastIndexOf('.') + 1));
        if (format.equals(BUNDLE) && call.option(TO).isEmpty())
            return usage(call, Message.of("verb.survey.export.needs-to"));
        return each(call, given -> {
            UUID id = find(session(call), given);
            return format.equals(BUNDLE) ? bundle(call, given, id, call.path(out)) : file(call, given, id, format, call.path(out));
        });
    }

    private int file(Invocation call, String given, UUID id, String format, Path to) throws IOException {
        int lost = collecting.export(session(call), id, format, to, call.option(LISTS).isPresent());
        Response r = responses.read(session(call), id);
        Map<String, Object> result = new LinkedHashMap<>(head(r));
        result.put("file", to.toString());
        if (lost > 0)
            call.say(Message.of("verb.survey.export.lost", lost));
        call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, List.of(Message.of("verb.survey.exported", to.toString())));
        return DONE;
    }

    private int bundle(Invocation call, String given, UUID id, Path to) throws IOException {
        var making = new Making(SigningOptions.key(call, keys), trusts.certificates(call.path(call.option(TO).orElseThrow())),
                call.option(ATTACH).map(call::path).orElse(null), call.option(SENDER).orElse(null), after(call));
        BundleExport.Made made = bundles.export(session(call), id, making, to);
        Response r = responses.read(session(call), id);
        Map<String, Object> result = new LinkedHashMap<>(head(r));
        result.put("file", to.toString());
        result.put("again", made.again());
        result.put("recipients", making.recipients().stream().map(c -> c.getSubjectX500Principal().getName()).toList());
        result.put("bundle", BundleResult.of(made.bundle()));
        call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result,
                List.of(Message.of(made.again() ? "verb.survey.exported.again" : "verb.survey.exported.bundle", made.bundle().number(),
                        r.respondent().name(), to.toString(), made.bundle().signer(), making.recipients().size())));
        return DONE;
    }

    private static long after(Invocation call) throws KhosoException {
        String given = call.option(AFTER).orElse("0");
        if (!given.matches("[0-9]{1,9}"))
            throw new KhosoException(Message.of("verb.survey.export.bad-number", given), Message.of("verb.survey.export.bad-number.remedy"),
                    null);
        return Long.parseLong(given);
    }
}
