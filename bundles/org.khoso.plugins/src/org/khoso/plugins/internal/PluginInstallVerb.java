package org.khoso.plugins.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.plugin.PluginPlan;
import org.khoso.api.plugin.Plugins;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Installs a plug-in after a person has seen what it is and who signed it. */
@Component(service = Command.class, property = {Command.VERB + "=plugin install", Command.LIBRARIES + "=none"})
public final class PluginInstallVerb extends PluginVerb {
    private final Plugins plugins;

    /** Called by OSGi. */
    @Activate
    public PluginInstallVerb(@Reference Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public Spec spec() {
        return new Spec("plugin install", "verb.plugin.install.help", List.of(new Option("--yes", null, "verb.plugin.install.yes")),
                List.of(new Parameter("REPO", "verb.plugin.install.REPO", true, false),
                        new Parameter("ID", "verb.plugin.install.ID", false, false)),
                false);
    }

    @Override
    public int run(Invocation call) throws Exception {
        String given = call.arguments().get(0);
        String id = call.arguments().size() > 1 ? call.arguments().get(1) : null;
        String input = String.join(" ", call.arguments());
        String repository = given.matches("(?i)[a-z][a-z0-9+.-]+:.*") ? given : call.path(given).toString();
        try (PluginPlan plan = plugins.plan(repository, id)) {
            return decide(call, input, plan);
        } catch (IOException e) {
            return failed(call, input, e);
        }
    }

    private static int decide(Invocation call, String input, PluginPlan plan) throws IOException {
        if (plan.installed())
            return said(call, input, plan, "same", "plugin.already");
        lines(plan.plugin()).forEach(call::say);
        plan.replaces().ifPresent(p -> call.say(Message.of("plugin.replaces", p.id(), p.version())));
        plan.warnings().forEach(call::say);
        if (call.option("--yes").isEmpty())
            switch (call.ask(Message.of("plugin.ask"))) {
                case NOBODY -> {
                    return failed(call, input, "plugin/not-asked", Message.of("plugin.nobody"), Message.of("plugin.nobody.remedy"), USAGE);
                }
                case NO -> {
                    return failed(call, input, "plugin/declined", Message.of("plugin.declined"), null, FAILED);
                }
                default -> {
                    // agreed
                }
            }
        plan.install();
        return said(call, input, plan, "installed", "plugin.installed");
    }

    private static int said(Invocation call, String input, PluginPlan plan, String state, String key) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("state", state);
        result.put("plugin", json(plan.plugin()));
        result.put("replaces", plan.replaces().filter(p -> !plan.installed()).map(PluginVerb::json).orElse(null));
        List<Finding> findings = new ArrayList<>();
        if (!plan.installed())
            for (Message w : plan.warnings())
                findings.add(finding(w.key().replace("plugin.warning.", "plugin/"), plan.plugin().id(), w, null));
        boolean ok = findings.isEmpty();
        call.emit(input, ok ? "ok" : "findings", new Counts(1, ok ? 1 : 0, ok ? 0 : 1, 0), call.json() ? findings : List.of(), result,
                List.of(Message.of(key, plan.plugin().id(), plan.plugin().version())));
        return DONE;
    }
}
