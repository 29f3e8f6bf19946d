package org.khoso.packaging.eark.internal;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Level;

/**
 * A requirement of E-ARK CSIP or SIP, in one version.
 *
 * @param id     its id there, such as CSIP71
 * @param level  weight
 * @param path   attribute or element from the root of a METS document, or a place in the folder of the package
 * @param checks what is asked of it, in this order; empty if a class of its own looks at it
 */
record Requirement(String id, Level level, String path, List<Check> checks) {
    /** One check: kind and argument; the argument is empty if it has none. */
    record Check(String kind, String argument) {
        static List<Check> of(String text) {
            List<Check> all = new ArrayList<>();
            for (String one : text.equals("java") ? new String[0] : text.split(",")) {
                int space = one.indexOf(' ');
                all.add(space < 0 ? new Check(one, "") : new Check(one.substring(0, space), one.substring(space + 1)));
            }
            return List.copyOf(all);
        }
    }

    /** @return name of the attribute; null if it is about an element */
    String attribute() {
        int at = path.lastIndexOf("/@");
        return at < 0 ? null : path.substring(at + 2);
    }

    /** @return path of the element that has the attribute, or that is counted */
    String element() {
        int at = path.lastIndexOf("/@");
        return at < 0 ? path : path.substring(0, at);
    }
}
