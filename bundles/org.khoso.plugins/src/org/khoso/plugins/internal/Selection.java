package org.khoso.plugins.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Which units of a repository are installed: the one that is asked for, and what it requires and the product has not. */
final class Selection {
    /** What p2 does of itself for bundles and features; anything else would be an instruction that Khoso does not run. */
    private static final Set<String> HARMLESS = Set.of("installBundle", "uninstallBundle", "initializeBundle", "uninstallFeature",
            "installFeature", "markStarted", "setStartLevel", "collect");
    private static final Set<String> NAMESPACES = Set.of(Unit.UNITS, Unit.BUNDLES, Unit.PACKAGES);

    private final List<Unit> all;
    private final Product product;
    private final String where;
    private final Set<Unit> chosen = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    private Selection(List<Unit> all, Product product, String where) {
        this.all = all;
        this.product = product;
        this.where = where;
    }

    /** @return the units that are needed, the one asked for first */
    static List<Unit> of(Unit wanted, List<Unit> all, Product product, String where) throws IOException {
        var s = new Selection(all, product, where);
        s.follow(wanted);
        if (!s.missing.isEmpty())
            throw Problems.of("unresolved", wanted.shortId() + " " + wanted.version(), String.join("; ", s.missing));
        for (Unit u : s.chosen)
            s.check(u);
        return List.copyOf(s.chosen);
    }

    /**
     * @param id id of a feature or bundle, perhaps with a version after a slash; null if there should be but one
     * @return the unit that a person means
     */
    static Unit wanted(List<Unit> all, String id, String where) throws IOException {
        List<Unit> open = all.stream().filter(Unit::group).toList();
        if (open.isEmpty())
            open = all.stream().filter(Unit::bundle).toList();
        if (id == null) {
            List<Unit> top = tops(open);
            Set<String> ids = top.stream().map(Unit::shortId).collect(Collectors.toCollection(java.util.TreeSet::new));
            if (ids.isEmpty())
                throw Problems.of("empty-repository", where);
            if (ids.size() > 1)
                throw Problems.of("which", where, String.join(", ", ids));
            return newest(top);
        }
        int slash = id.indexOf('/');
        String name = slash < 0 ? id : id.substring(0, slash);
        List<Unit> named = all.stream().filter(u -> u.group() || u.bundle()).filter(u -> u.shortId().equals(name) || u.id().equals(name))
                .filter(u -> slash < 0 || u.version().toString().equals(id.substring(slash + 1))).toList();
        if (named.isEmpty())
            throw Problems.of("no-such-unit", id, where, open.stream().map(Unit::shortId).distinct().sorted().limit(20)
                    .collect(Collectors.joining(", ")));
        List<Unit> groups = named.stream().filter(Unit::group).toList();
        return newest(groups.isEmpty() ? named : groups);
    }

    /** @return those that no other of them requires */
    private static List<Unit> tops(List<Unit> open) {
        List<Unit> top = open.stream().filter(u -> open.stream().noneMatch(o -> !o.shortId().equals(u.shortId())
                && o.requires().stream().anyMatch(n -> u.provides().stream().anyMatch(n::metBy)))).toList();
        return top.isEmpty() ? open : top;
    }

    private static Unit newest(List<Unit> units) {
        return units.stream().max(Comparator.comparing(Unit::version)).orElseThrow();
    }

    private void follow(Unit wanted) throws IOException {
        if (!fits(wanted.filter()))
            throw Problems.of("other-system", wanted.shortId(), wanted.filter());
        Deque<Unit> open = new ArrayDeque<>(List.of(wanted));
        chosen.add(wanted);
        while (!open.isEmpty()) {
            Unit u = open.pop();
            for (Unit.Need n : u.requires()) {
                Unit more = next(u, n);
                if (more != null && chosen.add(more))
                    open.add(more);
            }
        }
    }

    /** @return a unit that the need asks for and nobody has yet, or null */
    private Unit next(Unit u, Unit.Need n) throws IOException {
        if (!NAMESPACES.contains(n.namespace()) || !fits(n.filter()) || has(n) || met(chosen, n))
            return null;
        // a fragment's host, a bundle's package: whatever of the repository gives it, the newest first
        List<Unit> found = all.stream().filter(x -> fitsQuietly(x.filter()) && x.provides().stream().anyMatch(n::metBy)).toList();
        if (found.isEmpty()) {
            if (!n.optional() && !product.plugin(n))
                missing.add(u.shortId() + ": " + word(n.namespace()) + n.name() + " " + n.range());
            return null;
        }
        // an optional bundle is taken only where a feature lists it
        return n.optional() && !u.group() ? null : newest(found);
    }

    private static String word(String namespace) {
        return switch (namespace) {
            case Unit.BUNDLES -> "Require-Bundle ";
            case Unit.PACKAGES -> "Import-Package ";
            default -> "";
        };
    }

    private boolean has(Unit.Need n) {
        return switch (n.namespace()) {
            case Unit.BUNDLES -> product.bundle(n.name(), n.range());
            case Unit.PACKAGES -> product.exports(n.name(), n.range());
            default -> product.bundle(n.name(), n.range()) || product.feature(n.name(), n.range());
        };
    }

    private static boolean met(Set<Unit> units, Unit.Need n) {
        return units.stream().anyMatch(u -> u.provides().stream().anyMatch(n::metBy));
    }

    private boolean fits(String filter) throws IOException {
        try {
            return filter.isEmpty() || FrameworkUtil.createFilter(filter).matches(product.environment());
        } catch (InvalidSyntaxException e) {
            throw Problems.caused(e, "bad-metadata", where, String.valueOf(e.getMessage()));
        }
    }

    private boolean fitsQuietly(String filter) {
        try {
            return fits(filter);
        } catch (IOException e) {
            return false;
        }
    }

    private void check(Unit u) throws IOException {
        List<String> foreign = u.actions().stream().map(a -> a.substring(a.lastIndexOf('.') + 1)).filter(a -> !HARMLESS.contains(a))
                .distinct().toList();
        if (!foreign.isEmpty())
            throw Problems.of("instructions", u.shortId(), String.join(", ", foreign));
        List<String> kinds = u.artifacts().stream().map(Unit.Artifact::classifier)
                .filter(c -> !Objects.equals(c, Unit.Artifact.BUNDLE) && !Objects.equals(c, Unit.Artifact.FEATURE)).toList();
        if (!kinds.isEmpty())
            throw Problems.of("other-files", u.shortId(), String.join(", ", kinds));
    }

    /** @return the bundles among them */
    static List<Unit> bundles(List<Unit> units) {
        List<Unit> found = new ArrayList<>();
        for (Unit u : units)
            if (u.bundle())
            found.add(u);
        return found;
    }
}
