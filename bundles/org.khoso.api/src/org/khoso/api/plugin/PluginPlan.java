package org.khoso.api.plugin;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.khoso.api.Message;

/** What would be installed, checked and ready. Closing it without {@link #install()} leaves nothing behind. */
public interface PluginPlan extends Closeable {
    /** @return the plug-in with each of its bundles */
    PluginInfo plugin();

    /** @return the plug-in that gives way to it */
    Optional<PluginInfo> replaces();

    /** @return whether the very same bundles are installed already */
    boolean installed();

    /** @return what the person who decides should know: no signature, a certificate that has expired */
    List<Message> warnings();

    /** Installs it: after this returned it is there whatever happens, before it nothing has changed. */
    void install() throws IOException;
}
