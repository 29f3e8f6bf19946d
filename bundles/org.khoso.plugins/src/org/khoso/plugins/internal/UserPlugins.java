package org.khoso.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.osgi.service.environment.EnvironmentInfo;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.PluginInfo.BundleInfo;
import org.khoso.api.plugin.PluginPlan;
import org.khoso.api.plugin.Plugins;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Gives the user's plug-ins to the framework when Khoso starts, and changes which ones there are. A process that changes them runs none
 * of their code (it is "resting"): so one that keeps Khoso from starting can still be removed.
 */
@Component(immediate = true, service = Plugins.class)
public final class UserPlugins implements Plugins {
    /** System property: this process was started to change plug-ins, and starts none; core asks for it. */
    private static final String RESTING = "khoso.plugins.resting";
    private static final System.Logger LOG = System.getLogger("org.khoso.plugins");

    private final Area area;
    private final Framework framework;
    private final boolean resting;

    /** Called by OSGi. */
    @Activate
    public UserPlugins(BundleContext context) {
        var environment = context.getServiceReference(EnvironmentInfo.class);
        resting = environment != null && CommandLine.verb(context.getService(environment).getCommandLineArgs()).equals("plugin");
        if (resting)
            System.setProperty(RESTING, "true");
        area = Area.ofUser();
        framework = new Framework(context);
        try {
            List<PluginInfo> wanted = area.installed();
            if (!wanted.isEmpty())
                area.begin();
            else if (Files.isDirectory(area.folder()))
                area.sweep();
            framework.sync(area, wanted);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "plug-ins do not take part: " + area.folder(), e);
        }
    }

    @Deactivate
    void deactivate() {
        try {
            framework.leave(area, area.installed());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "removed plug-ins are still known: " + area.folder(), e);
        }
        settle();
    }

    private void settle() {
        try {
            area.end();
            area.sweep();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "files of removed plug-ins are left in " + area.folder(), e);
        }
    }

    @Override
    public List<PluginInfo> installed() throws IOException {
        return area.installed();
    }

    @Override
    public boolean unchanged(PluginInfo plugin) throws IOException {
        for (BundleInfo b : plugin.bundles())
            if (!Files.isRegularFile(area.jar(b)) || !Jar.sha256(area.jar(b)).equals(b.sha256()))
            return false;
        return true;
    }

    @Override
    public List<String> idle(PluginInfo plugin) {
        return framework.idle(area, plugin);
    }

    @Override
    public PluginPlan plan(String repository, String id) throws IOException {
        if (!resting)
            throw Problems.of("running");
        return Plan.of(repository, id, area, framework, this::settled);
    }

    /** The list is what it is now: the framework and the folder follow. */
    private void settled() {
        try {
            framework.sync(area, area.installed());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "plug-ins do not take part: " + area.folder(), e);
        }
        settle();
    }

    @Override
    public PluginInfo remove(String id) throws IOException {
        List<PluginInfo> all = area.installed();
        PluginInfo gone = all.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow(() -> Problems.of("not-installed", id,
                String.join(", ", all.stream().map(PluginInfo::id).toList())));
        Set<String> users = framework.users(area, gone, all);
        if (!users.isEmpty())
            throw Problems.of("in-use", id, String.join(", ", users));
        try (var change = area.change()) {
            List<PluginInfo> left = new ArrayList<>(area.installed());
            left.removeIf(p -> p.id().equals(id));
            area.write(left);
        }
        if (resting)
            settled();
        return gone;
    }
}
