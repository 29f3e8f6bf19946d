package org.khoso.packaging.eark.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requirements of one version, by what is looked at. */
final class Edition {
    private final String version;
    private final Map<String, Requirement> byId = new HashMap<>();
    private final Map<String, Requirement> byPath = new HashMap<>();
    private final Map<String, List<Requirement>> attributes = new HashMap<>();
    private final Map<String, List<Requirement>> children = new HashMap<>();

    Edition(String version, Collection<Requirement> all) {
        this.version = version;
        for (Requirement r : all) {
            byId.put(r.id(), r);
            byPath.putIfAbsent(r.path(), r);
            if (r.checks().isEmpty())
                continue;
            if (r.attribute() != null)
                attributes.computeIfAbsent(r.element(), k -> new ArrayList<>()).add(r);
            else
                children.computeIfAbsent(r.path().substring(0, r.path().lastIndexOf('/')), k -> new ArrayList<>()).add(r);
        }
    }

    String version() {
        return version;
    }

    /** @return null if this version has none of that id */
    Requirement get(String id) {
        return byId.get(id);
    }

    /** @return null if no requirement is about that attribute */
    Requirement at(String path) {
        return byPath.get(path);
    }

    /** @return what is asked of the attributes of an element */
    List<Requirement> attributesOf(String element) {
        return attributes.getOrDefault(element, List.of());
    }

    /** @return which elements have to be in an element, and how many */
    List<Requirement> childrenOf(String element) {
        return children.getOrDefault(element, List.of());
    }
}
