package org.khoso.pdfa.worker.internal;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.verapdf.pd.font.PDFont;
import org.verapdf.pd.font.type3.PDType3Font;

/**
 * The ids of fonts and glyphs as veraPDF writes them. It asks for both at each letter of a text and looks the letter up by them, so that a string
 * which was made before is worth having: nothing is built, and it knows its hash. What is kept is small whatever the file. For one thread.
 */
public final class GlyphIds {
    private static final int MOST = 4096;
    private static final int LONGEST = 300;
    private static final int LONGEST_NAME = 127;
    private final Map<String, Map<Integer, String>> runs = new HashMap<>();
    private WeakReference<PDFont> font;
    private String fontId;
    private int kept;
    private Run run;

    /** What does not change between two letters that are drawn alike. */
    private record Run(String fontId, String fontName, int mode, Integer marked, Integer structure, boolean real,
            Map<Integer, String> ids) {
        boolean isOf(String id, String name, int drawn, Object mark, Object element, boolean content) {
            return fontId.equals(id) && (name == null ? fontName == null : name.equals(fontName)) && mode == drawn && real == content
                    && is(marked, mark) && is(structure, element);
        }

        private static boolean is(Integer number, Object o) {
            return o == null ? number == null : number != null && number == o.hashCode();
        }

        private static String text(Integer number) {
            return number == null ? "" : number.toString();
        }

        String id(int code) {
            return fontId + ' ' + fontName + ' ' + code + ' ' + mode + ' ' + text(marked) + ' ' + text(structure) + ' ' + real;
        }
    }

    /** @param dictionary the font's, or that of the composite font */
    public String of(PDFont asked, Object dictionary) {
        if (font != null && font.get() == asked)
            return fontId;
        String name = asked.getName();
        String id = dictionary.hashCode() + " " + (name != null && name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        if (asked instanceof PDType3Font)
            return id; // its name is looked up each time
        font = new WeakReference<>(asked);
        fontId = id;
        return id;
    }

    /** @param marked the marked content that it stands in, null if none @param structure the same of the structure: both by their hash */
    public String of(String id, String name, int code, int mode, Object marked, Object structure, boolean real) {
        if (run == null || !run.isOf(id, name, mode, marked, structure, real))
            run = run(new Run(id, name, mode, hash(marked), hash(structure), real, null));
        if (run.ids == null)
            return run.id(code);
        String known = run.ids.get(code);
        if (known == null) {
            if (++kept > MOST)
                forget();
            run.ids.put(code, known = run.id(code));
        }
        return known;
    }

    private static Integer hash(Object o) {
        return o == null ? null : (Integer) o.hashCode();
    }

    private Run run(Run r) {
        String key = r.id(0);
        return key.length() > LONGEST
                ? r
                : new Run(r.fontId, r.fontName, r.mode, r.marked, r.structure, r.real, runs.computeIfAbsent(key, k -> new HashMap<>()));
    }

    private void forget() {
        runs.clear();
        run.ids.clear();
        kept = 1;
    }
}
