package org.khoso.compliance.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.khoso.api.Level;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.core.FindingSet.Group;
import org.khoso.text.Fold;

/**
 * What the filter lets through: findings of the wanted levels in which, together with the heading they stand under, every word
 * occurs. Accents need not be typed. For use off the UI thread.
 *
 * @param levels  wanted levels
 * @param typed   words
 * @param heading what a group is called
 * @param text    what a finding says
 */
record Sift(Set<Level> levels, String typed, Function<Group, String> heading, Function<Entry, String> text) {
    /** @return whether a finding is of a wanted level */
    Predicate<Entry> level() {
        return e -> levels.contains(e.finding().level());
    }

    /** @return the groups with what the words let through; those with what obliges come first */
    List<Group> groups(List<Group> all) {
        if (typed.isBlank())
            return all;
        String[] words = Fold.fold(typed).trim().split("\\s+");
        List<Group> some = new ArrayList<>();
        for (Group g : all) {
            String above = Fold.fold(heading.apply(g)) + " ";
            List<Entry> through = g.entries().stream().filter(e -> holds(above, e, words)).toList();
            if (!through.isEmpty())
                some.add(new Group(g.rule(), g.dossier(), g.code(), g.title(), through));
        }
        some.sort(Comparator.comparing(Sift::worst));
        return some;
    }

    private boolean holds(String above, Entry e, String[] words) {
        String own = null;
        for (String w : words)
            if (!above.contains(w)) {
                own = own == null ? Fold.fold(text.apply(e)) : own;
                if (!own.contains(w))
                    return false;
            }
        return true;
    }

    private static Level worst(Group g) {
        return g.entries().stream().map(e -> e.finding().level()).min(Level::compareTo).orElse(Level.MAY);
    }
}
