package org.khoso.pdfa.worker.internal;

import org.verapdf.model.baselayer.Object;

/**
 * An object of the model and the way to it. The words of that way are made where a rule is broken first; of all others nobody asks.
 *
 * @param up    where it is linked from; null for the root
 * @param id    its id; null if it has none
 * @param extra what else veraPDF's path says of it; null if nothing
 */
record Step(Object object, Step up, String link, int index, String id, String extra) {
    static Step root(Object object) {
        return new Step(object, null, "root", 0, null, null);
    }

    /** @return the path as veraPDF writes it */
    String path() {
        var all = new StringBuilder();
        append(all);
        return all.toString();
    }

    private void append(StringBuilder all) {
        int depth = 0;
        for (Step s = this; s != null; s = s.up)
            depth++;
        Step[] way = new Step[depth];
        for (Step s = this; s != null; s = s.up)
            way[--depth] = s;
        for (Step s : way)
            s.appendOwn(all);
    }

    private void appendOwn(StringBuilder all) {
        if (up == null) {
            all.append(link);
            return;
        }
        all.append('/').append(link).append('[').append(index).append(']');
        if (id != null)
            all.append('(').append(id).append(')');
        if (extra != null)
            all.append('{').append(extra).append('}');
    }
}
