package org.khoso.intake.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.intake.files.internal.Folder;
import org.khoso.intake.mapping.internal.Words;

/**
 * What was held back, so that nothing that is told about the rest gives it away: a folder or file that nobody claimed may be
 * called like a secret dossier. Its words are kept in memory while the delivery is read, and nowhere else.
 */
final class Withheld {
    /** Longest list of texts; beyond it every name that reads like a title counts as one of them. */
    private static final int MOST = 50_000;
    private static final int LONGEST = 2_000;
    /** Letters and digits that a name or a cell must have in common to be the same. */
    private static final int SAME = 6;
    private static final int FEW_WORDS = 3;
    private static final int RUN = 5;
    private final List<String> texts = new ArrayList<>();
    private final Set<Folder> closed = new HashSet<>();
    private boolean anywhere;
    private String degree;

    /** A row was held back. @param mark degree @param cells its texts */
    void row(String mark, List<String> cells) {
        degree = mark;
        for (String cell : cells) {
            String plain = plain(cell);
            if (plain.length() < SAME || texts.size() >= MOST) {
                anywhere |= texts.size() >= MOST;
                continue;
            }
            texts.add(plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain);
        }
    }

    /** Something of these folders was held back whose files are not known; without folders it may lie anywhere. */
    void open(List<Folder> folders) {
        closed.addAll(folders);
        anywhere |= folders.isEmpty();
    }

    /** @return whether the name of a folder or file in that folder must not be told */
    boolean hides(Folder in, String name) {
        String plain = plain(name);
        return same(plain) || title(plain) && (anywhere || within(in));
    }

    /** @return a degree if the name is that of something held back; null if not */
    String like(String name) {
        return same(plain(name)) ? degree : null;
    }

    private boolean within(Folder f) {
        return f != null && (closed.contains(f) || within(f.parent()));
    }

    private static String plain(String text) {
        return Words.plain(text.replace('_', ' '));
    }

    /** @return how many words of letters a name has */
    static int words(String name) {
        return list(plain(name)).size();
    }

    /** Two words of letters: a code or a number gives nothing away. */
    private static boolean title(String plain) {
        return list(plain).size() > 1;
    }

    private boolean same(String plain) {
        String name = plain.replace(" ", "");
        List<String> words = list(plain);
        for (String text : texts) {
            String loose = text.replace(" ", "");
            if (title(plain) && name.length() > SAME && loose.contains(name) || loose.length() > SAME && title(text) && name.contains(loose)
                    || name.equals(loose) || shared(words, text))
                return true;
        }
        return false;
    }

    /** A run of words of the name stands in the text, or most of its words do. */
    private static boolean shared(List<String> words, String text) {
        if (words.size() < FEW_WORDS)
            return false;
        String padded = " " + text + " ";
        int known = 0;
        for (int i = 0; i < words.size(); i++) {
            if (padded.contains(" " + words.get(i) + " "))
                known++;
            if (i + RUN <= words.size() && padded.contains(" " + String.join(" ", words.subList(i, i + RUN)) + " "))
                return true;
        }
        return known * 10 >= words.size() * 8;
    }

    private static List<String> list(String plain) {
        List<String> out = new ArrayList<>();
        for (String w : plain.split(" "))
            if (w.length() > 1 && w.chars().noneMatch(Character::isDigit))
            out.add(w);
        return out;
    }
}
