package org.khoso.plugins.internal;

import java.io.IOException;
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
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.PluginInfo.BundleInfo;
import org.khoso.api.plugin.PluginInfo.Signer;

/** What the three verbs share: how a plug-in is said to a person and to a program. */
abstract class PluginVerb implements Command {
    static final int DONE = 0;
    static final int USAGE = 2;
    static final int FAILED = 3;

    @Override
    public List<String> inputs(List<String> arguments) {
        return arguments.isEmpty() ? arguments : List.of(String.join(" ", arguments));
    }

    static Map<String, Object> json(PluginInfo p) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", p.id());
        m.put("version", p.version());
        m.put("label", p.label());
        m.put("from", p.source());
        m.put("installed", p.installed().toString());
        m.put("bundles", p.bundles().stream().map(PluginVerb::json).toList());
        return m;
    }

    private static Map<String, Object> json(BundleInfo b) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("name", b.name());
        m.put("version", b.version());
        m.put("size", b.size());
        m.put("sha256", b.sha256());
        m.put("code", b.code());
        m.put("signers", b.signers().stream().map(PluginVerb::json).toList());
        return m;
    }

    private static Map<String, Object> json(Signer s) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("name", s.subject());
        m.put("issuer", s.issuer());
        m.put("from", s.from().toString());
        m.put("until", s.until().toString());
        m.put("stamped", s.stamped() == null ? null : s.stamped().toString());
        m.put("fingerprint", s.fingerprint());
        return m;
    }

    static List<Message> lines(PluginInfo p) {
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("plugin.line", p.label(), p.id(), p.version()));
        for (BundleInfo b : p.bundles()) {
            lines.add(Message.of(b.code() ? "plugin.line.bundle" : "plugin.line.data", b.name(), b.version(), b.size()));
            lines.add(Message.of("plugin.line.sha256", b.sha256()));
            if (b.signers().isEmpty())
                lines.add(Message.of("plugin.line.unsigned"));
            for (Signer s : b.signers())
                lines.add(
                        Message.of("plugin.line.signer", s.subject(), s.issuer(), s.until().toString().substring(0, 10), s.fingerprint()));
        }
        return lines;
    }

    static Finding finding(String rule, String subject, Message message, Message remedy) {
        return new Finding(rule, "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.ARCHIVE, null, subject), "", message, remedy);
    }

    /** Says that nothing came of it. @return exit code */
    static int failed(Invocation call, String input, String rule, Message problem, Message remedy, int code) throws IOException {
        if (call.json())
            call.emit(input, "failed", new Counts(1, 0, 0, 1), List.of(finding(rule, input, problem, remedy)), Map.of(), List.of());
        call.say(problem);
        if (remedy != null)
            call.say(remedy);
        return code;
    }

    static int failed(Invocation call, String input, IOException e) throws IOException {
        if (e instanceof KhosoException k)
            return failed(call, input, "plugin/refused", k.problem(), k.remedy(), FAILED);
        return failed(call, input, "plugin/failed", Message.of("plugin.failed", input, e.getClass().getSimpleName() + " " + e.getMessage()),
                Message.of("plugin.failed.remedy"), FAILED);
    }
}
