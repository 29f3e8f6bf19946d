package org.khoso.compliance.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.core.FindingSet.Group;

/** The lines of the list: headings and, under those that are unfolded, their findings. A line is found in logarithmic time. */
final class FindingRows {
    /** So many findings are shown unfolded; more begin as an overview of headings. */
    static final int UNFOLDED = 1_000;

    /** A line. @param group its group @param entry finding, null for a heading */
    record Row(Group group, Entry entry) {
        boolean heading() {
            return entry == null;
        }
    }

    private List<Group> groups = List.of();
    private final Set<Object> turned = new HashSet<>();
    private boolean unfold = true;
    private int[] starts = {0};
    private int findings;

    /** Shows other groups; what the user folded stays folded. */
    void groups(List<Group> next) {
        groups = next;
        findings = next.stream().mapToInt(g -> g.entries().size()).sum();
        boolean all = findings <= UNFOLDED;
        if (all != unfold)
            turned.clear();
        unfold = all;
        count();
    }

    private void count() {
        starts = new int[groups.size() + 1];
        for (int i = 0; i < groups.size(); i++)
            starts[i + 1] = starts[i] + 1 + (open(groups.get(i)) ? groups.get(i).entries().size() : 0);
    }

    private static Object key(Group g) {
        return g.rule() != null ? g.rule() : g.dossier() == null ? "" : g.dossier();
    }

    /** @return whether its findings are shown */
    boolean open(Group group) {
        return unfold != turned.contains(key(group));
    }

    /** Folds or unfolds. @return whether anything changed */
    boolean open(Group group, boolean wanted) {
        if (open(group) == wanted)
            return false;
        if (!turned.remove(key(group)))
            turned.add(key(group));
        count();
        return true;
    }

    /** @return number of lines */
    int size() {
        return starts[starts.length - 1];
    }

    /** @return number of findings, shown or folded */
    int findings() {
        return findings;
    }

    /** @return the groups */
    List<Group> groups() {
        return groups;
    }

    /** @return the line */
    Row at(int index) {
        int found = java.util.Arrays.binarySearch(starts, index);
        int g = found >= 0 ? found : -found - 2;
        Group group = groups.get(g);
        int within = index - starts[g];
        return new Row(group, within == 0 ? null : group.entries().get(within - 1));
    }

    /** @return line of the heading */
    int heading(Group group) {
        return starts[groups.indexOf(group)];
    }

    /** @return line of the finding with that key, its group unfolded if need be; -1 if it is gone */
    int find(String key) {
        for (Group g : groups)
            for (int i = 0; i < g.entries().size(); i++)
                if (g.entries().get(i).finding().key().equals(key)) {
                    open(g, true);
                    return heading(g) + 1 + i;
                }
        return -1;
    }
}
