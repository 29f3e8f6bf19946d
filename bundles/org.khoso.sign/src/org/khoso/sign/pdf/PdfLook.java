package org.khoso.sign.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Name;
import org.khoso.sign.pdf.PdfValue.Stream;

/** What is drawn where a signature is shown: images, fonts, sizes, colours. */
public final class PdfLook {
    private static final int LARGEST = 4 << 20;
    private static final int MOST_FORMS = 100;
    private static final double SMALL = 0.05;
    private final PdfObjects pdf;
    private final Set<PdfValue> seen = new HashSet<>();
    private boolean image;
    private boolean coloured;
    private boolean text;
    private final Set<String> fonts = new TreeSet<>();
    private final Set<Double> sizes = new TreeSet<>();

    /** State of drawing. */
    private static final class State {
        private final double scale;
        private boolean black = true;
        private String font = "";
        private double size;
        private double line = 1;

        State(double scale) {
            this.scale = scale;
        }

        State copy(double by) {
            State s = new State(scale * by);
            s.black = black;
            s.font = font;
            s.size = size;
            return s;
        }
    }

    private PdfLook(PdfObjects pdf) {
        this.pdf = pdf;
    }

    /** @return what is drawn; nothing if the field has no appearance */
    public static PdfLook of(PdfObjects pdf, PdfField field) throws IOException {
        try {
            var look = new PdfLook(pdf);
            Dict ap = pdf.dict(field.widget().get("AP")).orElse(null);
            PdfValue normal = ap == null ? null : pdf.resolve(ap.get("N"));
            if (normal instanceof Stream s)
                look.stream(s, new State(look.fit(s.dict(), field)), 0);
            return look;
        } catch (RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
            throw new PdfTrouble(e.getClass().getSimpleName(), 0);
        }
    }

    /** The box of an appearance is stretched to the rectangle of its annotation. */
    private double fit(Dict form, PdfField field) throws IOException {
        double[] box = PdfPages.box(pdf, form.get("BBox"));
        double[] rect = PdfPages.box(pdf, field.widget().get("Rect"));
        if (box == null || rect == null || box[3] - box[1] < SMALL)
            return 1;
        return (rect[3] - rect[1]) / (box[3] - box[1]);
    }

    /** @return whether an image is drawn */
    public boolean image() {
        return image;
    }

    /** @return whether text is drawn in another colour than black */
    public boolean coloured() {
        return coloured;
    }

    /** @return whether any text is drawn */
    public boolean text() {
        return text;
    }

    /** @return names of the fonts that text is drawn with, without the mark of a subset */
    public Set<String> fonts() {
        return fonts;
    }

    /** @return their sizes in points on the page, to a tenth */
    public Set<Double> sizes() {
        return sizes;
    }

    private void stream(Stream s, State start, int depth) throws IOException {
        if (depth > 10 || seen.size() > MOST_FORMS)
            return;
        Dict resources = pdf.dict(s.dict().get("Resources")).orElse(new Dict(Map.of()));
        var in = new PdfLexer(new PdfSource(pdf.data(s, LARGEST)), 0);
        List<PdfValue> operands = new ArrayList<>();
        Deque<State> saved = new ArrayDeque<>();
        State state = start;
        for (PdfValue v = in.value(); v != null; v = in.value()) {
            if (!(v instanceof PdfValue.Word w)) {
                operands.add(v);
                continue;
            }
            switch (w.text()) {
                case "q" -> saved.push(state.copy(1));
                case "Q" -> state = saved.isEmpty() ? state : saved.pop();
                case "cm" -> state = state.copy(height(operands));
                case "BI" -> {
                    image = true;
                    return; // its bytes are no values
                }
                case "Do" -> draw(resources, operands, state, depth);
                default -> operator(w.text(), operands, state, resources);
            }
            operands.clear();
        }
    }

    private static double number(List<PdfValue> operands, int i) {
        return i < operands.size() && operands.get(i) instanceof PdfValue.Number n ? n.value() : 0;
    }

    /** @return how much a matrix stretches upright lengths */
    private static double height(List<PdfValue> matrix) {
        return Math.hypot(number(matrix, 2), number(matrix, 3));
    }

    private void operator(String name, List<PdfValue> operands, State state, Dict resources) throws IOException {
        switch (name) {
            case "BT" -> state.line = 1;
            case "Tm" -> state.line = height(operands);
            case "Tf" -> {
                state.font = operands.isEmpty() || !(operands.getFirst() instanceof Name n) ? "" : font(resources, n.text());
                state.size = number(operands, 1);
            }
            case "g", "rg", "sc", "scn" ->
                state.black = operands.stream().allMatch(v -> v instanceof PdfValue.Number n && n.value() < SMALL);
            case "k" -> state.black = operands.size() == 4 && (number(operands, 3) > 1 - SMALL
                    || number(operands, 0) > 1 - SMALL && number(operands, 1) > 1 - SMALL && number(operands, 2) > 1 - SMALL);
            case "Tj", "TJ", "'", "\"" -> {
                text = true;
                coloured |= !state.black;
                fonts.add(state.font);
                sizes.add(Math.round(Math.abs(state.size * state.line * state.scale) * 10) / 10.0);
            }
            default -> {
                // draws neither text nor image
            }
        }
    }

    private String font(Dict resources, String name) throws IOException {
        Dict fontsOf = pdf.dict(resources.get("Font")).orElse(new Dict(Map.of()));
        Dict font = pdf.dict(fontsOf.get(name)).orElse(new Dict(Map.of()));
        return pdf.name(font.get("BaseFont")).replaceFirst("^[A-Z]{6}\\+", "");
    }

    private void draw(Dict resources, List<PdfValue> operands, State state, int depth) throws IOException {
        Dict objects = pdf.dict(resources.get("XObject")).orElse(new Dict(Map.of()));
        PdfValue ref = operands.isEmpty() || !(operands.getFirst() instanceof Name n) ? null : objects.get(n.text());
        if (!(pdf.resolve(ref) instanceof Stream s))
            return;
        if (pdf.name(s.dict().get("Subtype")).equals("Image")) {
            image = true;
            return;
        }
        seen.add(ref);
        List<PdfValue> matrix = pdf.items(s.dict().get("Matrix"));
        stream(s, state.copy(matrix.size() == 6 ? height(matrix) : 1), depth + 1);
    }
}
