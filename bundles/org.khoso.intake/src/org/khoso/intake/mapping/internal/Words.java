package org.khoso.intake.mapping.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.intake.table.internal.CleanText;
import org.khoso.text.Fold;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Words of a data file of this bundle: nested maps whose leaves are lists of words. */
public final class Words {
    private final Map<?, ?> tree;

    private Words(Map<?, ?> tree) {
        this.tree = tree;
    }

    /** @return the words of {@code KHOSO-INF/intake/NAME.yaml} */
    public static Words load(String name) {
        String path = "/KHOSO-INF/intake/" + name + ".yaml";
        try (InputStream in = Words.class.getResourceAsStream(path)) {
            if (in == null)
                throw new IllegalStateException(path + " is not in the bundle");
            return new Words((Map<?, ?>) new Load(LoadSettings.builder().setLabel(path).build()).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the words at that path, empty if there are none */
    public List<String> list(String... path) {
        Object at = tree;
        for (String p : path)
            at = at instanceof Map<?, ?> m ? m.get(p) : null;
        return at instanceof Collection<?> c ? c.stream().map(String::valueOf).toList() : List.of();
    }

    /** @return the entries at that path whose values are lists of words */
    public Map<String, List<String>> lists(String... path) {
        Object at = tree;
        for (String p : path)
            at = at instanceof Map<?, ?> m ? m.get(p) : null;
        Map<String, List<String>> out = new LinkedHashMap<>();
        if (at instanceof Map<?, ?> m)
            m.forEach((k, v) -> out.put(String.valueOf(k),
                    v instanceof Collection<?> c ? c.stream().map(String::valueOf).toList() : List.of(String.valueOf(v))));
        return out;
    }

    /** @return letters and digits only, one space between words, no accents: the form in which headers are compared */
    public static String plain(String text) {
        return squeeze(Fold.fold(text));
    }

    /** @return the same with accents */
    public static String accented(String text) {
        return squeeze(Fold.exact(CleanText.of(text)));
    }

    private static String squeeze(String s) {
        StringBuilder out = new StringBuilder(s.length());
        boolean gap = false;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '#') {
                if (gap && out.length() > 0)
                    out.append(' ');
                gap = false;
                out.append(c);
            } else
                gap = true;
        }
        return out.toString();
    }
}
