package org.khoso.plugins.internal;

import java.util.List;
import java.util.Map;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * An installable unit of a p2 repository.
 *
 * @param id         id
 * @param version    version
 * @param properties properties
 * @param provides   what it provides
 * @param requires   what it requires
 * @param filter     environment that it is for, as an LDAP filter; empty for any
 * @param artifacts  files that it consists of
 * @param actions    names of the instructions that p2 would run
 */
record Unit(String id, Version version, Map<String, String> properties, List<Capability> provides, List<Need> requires, String filter,
        List<Artifact> artifacts, List<String> actions) {
    /** Namespace of units themselves. */
    static final String UNITS = "org.eclipse.equinox.p2.iu";
    /** Namespace of bundles. */
    static final String BUNDLES = "osgi.bundle";
    /** Namespace of Java packages. */
    static final String PACKAGES = "java.package";
    private static final String GROUP = ".feature.group";

    /** Something provided. @param namespace namespace @param name name @param version version */
    record Capability(String namespace, String name, Version version) {
    }

    /** Something required. @param namespace namespace @param name name @param range versions @param optional whether it may be missing @param filter environment in which it is required, or empty */
    record Need(String namespace, String name, VersionRange range, boolean optional, String filter) {
        boolean metBy(Capability c) {
            return c.namespace().equals(namespace) && c.name().equals(name) && range.includes(c.version());
        }
    }

    /** A file. @param classifier kind @param id id @param version version */
    record Artifact(String classifier, String id, Version version) {
        /** Kind of bundles. */
        static final String BUNDLE = "osgi.bundle";
        /** Kind of the files that describe features: nothing that runs. */
        static final String FEATURE = "org.eclipse.update.feature";
    }

    /** @return whether people are meant to choose it: a feature */
    boolean group() {
        return "true".equals(properties.get("org.eclipse.equinox.p2.type.group"));
    }

    /** @return whether it only sorts others */
    boolean category() {
        return "true".equals(properties.get("org.eclipse.equinox.p2.type.category"));
    }

    boolean bundle() {
        return artifacts.stream().anyMatch(a -> a.classifier().equals(Artifact.BUNDLE));
    }

    /** @return id without the ending that p2 gives to features */
    String shortId() {
        return id.endsWith(GROUP) ? id.substring(0, id.length() - GROUP.length()) : id;
    }

    /** @return what its maker calls it, in the language of the files themselves */
    String label() {
        String name = properties.getOrDefault("org.eclipse.equinox.p2.name", "");
        if (name.startsWith("%"))
            name = properties.getOrDefault("df_LT." + name.substring(1), name);
        return name.isBlank() ? shortId() : name.strip();
    }
}
