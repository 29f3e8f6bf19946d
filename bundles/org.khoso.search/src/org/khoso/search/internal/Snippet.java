package org.khoso.search.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.search.SearchProvider.Highlight;

/** A cut of a text around its hits. @param text cut @param ranges hits in it @param terms words that hit in the whole text */
record Snippet(String text, List<int[]> ranges, List<String> terms) {
    private static final int BEFORE = 60;
    private static final int LENGTH = 220;
    private static final int MOST_TERMS = 200;

    static Snippet of(String text, TreeMap<Integer, Integer> matches) {
        List<int[]> words = words(text, merged(matches));
        if (words.isEmpty())
            return new Snippet(text.substring(0, Math.min(LENGTH, text.length())), List.of(), List.of());
        int first = densest(words);
        int start = wordStart(text, Math.max(0, words.get(first)[0] - BEFORE), words.get(first)[0]);
        int end = wordEnd(text, Math.max(Math.min(text.length(), start + LENGTH), words.get(first)[1]), words.get(first)[1]);
        List<int[]> shown = new ArrayList<>();
        for (int[] w : words)
            if (w[0] >= start && w[1] <= end)
            shown.add(new int[]{w[0] - start, w[1] - start});
        return new Snippet(oneLine(text.substring(start, end)), shown, terms(text, words));
    }

    Highlight highlight(String field, UUID file, int page) {
        return new Highlight(field, text, ranges, file, page, terms);
    }

    private static List<int[]> merged(TreeMap<Integer, Integer> matches) {
        List<int[]> merged = new ArrayList<>();
        for (Map.Entry<Integer, Integer> m : matches.entrySet()) {
            int[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && m.getKey() < last[1])
                last[1] = Math.max(last[1], m.getValue());
            else
                merged.add(new int[]{m.getKey(), m.getValue()});
        }
        return merged;
    }

    /** Phrases in words, so that a viewer can mark each on the page image; a document symbol stays whole. */
    private static List<int[]> words(String text, List<int[]> ranges) {
        List<int[]> words = new ArrayList<>();
        for (int[] r : ranges) {
            int i = r[0];
            while (i < Math.min(r[1], text.length())) {
                int start = i;
                while (i < r[1] && !Character.isWhitespace(text.charAt(i)))
                    i++;
                trimmed(text, start, i, words);
                i++;
            }
        }
        return words;
    }

    private static void trimmed(String text, int from, int to, List<int[]> words) {
        List<Words.Piece> pieces = Words.of(text.substring(from, to));
        if (!pieces.isEmpty())
            words.add(new int[]{from + pieces.get(0).start(), from + pieces.get(pieces.size() - 1).end()});
    }

    /** @return the word at which a window of the usual length shows most hits */
    private static int densest(List<int[]> words) {
        int best = 0;
        int most = 0;
        for (int i = 0, end = 0; i < words.size(); i++) {
            while (end < words.size() && words.get(end)[1] <= words.get(i)[0] + LENGTH - BEFORE)
                end++;
            if (end - i > most) {
                most = end - i;
                best = i;
            }
        }
        return best;
    }

    private static int wordStart(String text, int from, int limit) {
        if (from == 0)
            return 0;
        int i = from;
        while (i < limit && !Character.isWhitespace(text.charAt(i - 1)))
            i++;
        return i;
    }

    private static int wordEnd(String text, int to, int limit) {
        if (to == text.length())
            return to;
        int i = to;
        while (i > limit && !Character.isWhitespace(text.charAt(i)))
            i--;
        return i;
    }

    private static String oneLine(String s) {
        StringBuilder out = new StringBuilder(s);
        for (int i = 0; i < s.length(); i++)
            if (Character.isWhitespace(s.charAt(i)) || Character.isISOControl(s.charAt(i)))
            out.setCharAt(i, ' ');
        return out.toString();
    }

    private static List<String> terms(String text, List<int[]> words) {
        Set<String> terms = new LinkedHashSet<>();
        for (int[] w : words) {
            terms.add(text.substring(w[0], w[1]));
            if (terms.size() == MOST_TERMS)
                break;
        }
        return List.copyOf(terms);
    }
}
