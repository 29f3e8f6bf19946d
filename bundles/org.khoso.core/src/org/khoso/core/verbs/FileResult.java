package org.khoso.core.verbs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.khoso.api.Message;
import org.khoso.api.media.FileDetails;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.core.files.CheckedFile;

/** What came of a file as JSON has it, and as one line for people. */
final class FileResult {
    private FileResult() {
    }

    static Map<String, Object> of(CheckedFile c) {
        Map<String, Object> m = new LinkedHashMap<>();
        if (c.facts() == null)
            return m;
        FileFacts f = c.facts();
        FileDetails d = f.details();
        m.put("sha256", c.sha256());
        m.put("size", f.size());
        m.put("puid", f.puid());
        m.put("formatName", f.formatName());
        m.put("mime", f.mime());
        m.put("extensionOk", f.extensionOk());
        m.put("readable", f.readable());
        m.put("digitised", c.digitised());
        m.put("pages", f.pages());
        m.put("dpi", f.dpi());
        m.put("bits", f.bits());
        m.put("width", f.width());
        m.put("height", f.height());
        m.put("textLayer", f.textLayer());
        m.put("twoLayer", d.twoLayer());
        m.put("runs", d.runs().stream().map(FileResult::run).toList());
        m.put("seconds", f.seconds());
        m.put("bitRate", f.bitRate());
        m.put("encrypted", f.encrypted());
        m.put("encryption", d.encryption());
        m.put("javaScript", d.javaScript());
        m.put("embedded", d.embedded());
        m.put("structureBroken", d.repaired());
        m.put("producer", f.producer());
        m.put("pdfa", c.pdfa() == null ? null : verdict(c.pdfa()));
        m.put("known", c.known());
        return m;
    }

    private static Map<String, Object> run(FileDetails.Run r) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("from", r.from());
        m.put("to", r.to());
        m.put("dpi", r.dpi());
        m.put("bits", r.bits());
        m.put("image", r.image());
        m.put("text", r.text());
        m.put("hiddenText", r.hidden());
        return m;
    }

    private static Map<String, Object> verdict(PdfaVerdict v) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("outcome", v.outcome().code());
        m.put("flavour", v.flavour());
        m.put("claimed", v.claimed());
        m.put("checks", v.checks());
        m.put("engine", v.engine());
        m.put("failures", v.failures().stream().map(FileResult::failure).toList());
        return m;
    }

    private static Map<String, Object> failure(PdfaVerdict.Failure f) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("specification", f.specification());
        m.put("clause", f.clause());
        m.put("test", f.test());
        m.put("count", f.count());
        m.put("page", f.page());
        m.put("object", f.object());
        m.put("rule", f.rule());
        m.put("message", f.message());
        return m;
    }

    /** @return name, format, PDF/A, outcome */
    static Message line(CheckedFile c) {
        if (c.failure() != null)
            return Message.of("verb.check-file.unopened", c.name(), c.failure());
        FileFacts f = c.facts();
        Object format = f.formatName().isEmpty() ? Message.of("verb.check-file.unknown") : f.formatName();
        Object judged = c.pdfa() == null ? Message.of("verb.check-file.not-judged") : word(c.pdfa());
        if (c.undecided())
            return Message.of("verb.check-file.open", c.name(), format, c.pdfa().problem());
        return c.findings().isEmpty()
                ? Message.of("verb.check-file.clean", c.name(), format, judged)
                : Message.of("verb.check-file.found", c.name(), format, judged, c.findings().size(),
                        String.join(", ", c.findings().stream().map(x -> x.rule()).distinct().limit(8).toList()));
    }

    private static Message word(PdfaVerdict v) {
        return switch (v.outcome()) {
            case COMPLIANT -> Message.of("verb.check-file.pdfa.yes", v.flavour());
            case NOT_COMPLIANT -> v.claimed().isEmpty()
                    ? Message.of("verb.check-file.pdfa.unclaimed")
                    : Message.of("verb.check-file.pdfa.no", v.flavour(), v.failures().size());
            case ENCRYPTED -> Message.of("verb.check-file.pdfa.encrypted");
            case BROKEN -> Message.of("verb.check-file.pdfa.broken");
            case UNDECIDED -> Message.of("verb.check-file.pdfa.open");
        };
    }
}
