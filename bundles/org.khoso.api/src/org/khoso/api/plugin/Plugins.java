package org.khoso.api.plugin;

import java.io.IOException;
import java.util.List;

/**
 * The plug-ins of the user who runs this process. They lie in the user's own folder, never in the product's, and take part from the
 * next start on. A service; missing in a product that takes in no plug-ins. Thread-safe.
 */
public interface Plugins {
    /** @return what is installed, by id */
    List<PluginInfo> installed() throws IOException;

    /**
     * @param plugin one that is installed
     * @return whether each of its files is still the one that was installed
     */
    boolean unchanged(PluginInfo plugin) throws IOException;

    /** @return names of the plug-in's bundles that do not take part in this process: something that they need is missing, or they came later */
    List<String> idle(PluginInfo plugin);

    /**
     * Reads a repository, copies what would be installed aside, checks signatures and checksums, and lets the framework try whether it
     * fits this product. Nothing is installed yet, and none of its code has run.
     *
     * @param repository path or file URL of a p2 repository (folder or ZIP), of a bundle (jar), or of a folder that holds a bundle's files
     * @param id         which of several; null if there is but one
     * @return what would be installed; close it
     * @throws org.khoso.api.KhosoException if it must not be installed: says why
     */
    PluginPlan plan(String repository, String id) throws IOException;

    /** @return the plug-in that was removed. @throws org.khoso.api.KhosoException if there is none with that id */
    PluginInfo remove(String id) throws IOException;
}
