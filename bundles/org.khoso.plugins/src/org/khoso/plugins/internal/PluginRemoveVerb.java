package org.khoso.plugins.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.Plugins;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes a plug-in with everything that it brought. */
@Component(service = Command.class, property = {Command.VERB + "=plugin remove", Command.LIBRARIES + "=none"})
public final class PluginRemoveVerb extends PluginVerb {
    private final Plugins plugins;

    /** Called by OSGi. */
    @Activate
    public PluginRemoveVerb(@Reference Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public Spec spec() {
        return new Spec("plugin remove", "verb.plugin.remove.help", List.of(),
                List.of(new Parameter("ID", "verb.plugin.remove.ID", true, false)), false);
    }

    @Override
    public int run(Invocation call) throws Exception {
        String id = call.arguments().get(0);
        try {
            PluginInfo gone = plugins.remove(id);
            call.emit(id, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("removed", json(gone)),
                    List.of(Message.of("plugin.removed", gone.id(), gone.version())));
            return DONE;
        } catch (IOException e) {
            return failed(call, id, e);
        }
    }
}
