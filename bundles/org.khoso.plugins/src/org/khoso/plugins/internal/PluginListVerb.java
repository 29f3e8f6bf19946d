package org.khoso.plugins.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.Plugins;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the plug-ins, whether they are still what was installed, and whether they fit this product. */
@Component(service = Command.class, property = {Command.VERB + "=plugin list", Command.LIBRARIES + "=none"})
public final class PluginListVerb extends PluginVerb {
    private final Plugins plugins;

    /** Called by OSGi. */
    @Activate
    public PluginListVerb(@Reference Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public Spec spec() {
        return new Spec("plugin list", "verb.plugin.list.help", List.of(), List.of(), false);
    }

    @Override
    public int run(Invocation call) throws Exception {
        try {
            List<PluginInfo> all = plugins.installed();
            List<Finding> findings = new ArrayList<>();
            List<Message> lines = new ArrayList<>();
            int bad = 0;
            for (PluginInfo p : all) {
                List<Finding> found = wrong(p);
                bad += found.isEmpty() ? 0 : 1;
                findings.addAll(found);
                lines.addAll(lines(p));
            }
            if (all.isEmpty())
                lines.add(Message.of("plugin.none"));
            call.emit("plugins", bad == 0 ? "ok" : "findings", new Counts(all.size(), all.size() - bad, bad, 0), findings,
                    Map.of("plugins", all.stream().map(PluginVerb::json).toList()), lines);
            return DONE;
        } catch (IOException e) {
            return failed(call, "plugins", e);
        }
    }

    private List<Finding> wrong(PluginInfo p) throws IOException {
        if (!plugins.unchanged(p))
            return List.of(finding("plugin/changed", p.id(), Message.of("plugin.changed", p.id(), ""),
                    Message.of("plugin.changed.remedy", p.id())));
        List<String> idle = plugins.idle(p);
        return idle.isEmpty()
                ? List.of()
                : List.of(finding("plugin/idle", p.id(), Message.of("plugin.idle", p.id(), String.join(", ", idle)),
                        Message.of("plugin.idle.remedy", p.id())));
    }
}
