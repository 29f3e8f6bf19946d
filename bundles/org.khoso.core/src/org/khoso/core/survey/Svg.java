package org.khoso.core.survey;

import java.util.List;
import java.util.Locale;

/** Bar charts as SVG inside a page: no script, nothing fetched, every word escaped. */
final class Svg {
    private static final int LABEL = 190;
    private static final int BARS = 420;
    private static final int VALUE = 130;
    private static final int ROW = 20;
    private static final int BAR = 13;

    private Svg() {
    }

    /** A bar. @param label what it is of @param share length from 0 to 1 @param shown value in words */
    record Bar(String label, double share, String shown) {
    }

    /** A part of a whole. @param label what it is @param count how many @param style class of its colour */
    record Part(String label, long count, String style) {
    }

    /** @param title what is shown, for who hears the page */
    static String bars(String title, List<Bar> bars) {
        int height = bars.size() * ROW + 8;
        StringBuilder s = new StringBuilder(open(title, LABEL + BARS + VALUE, height));
        for (int i = 0; i < bars.size(); i++) {
            Bar b = bars.get(i);
            int y = 4 + i * ROW;
            double width = Math.clamp(b.share(), 0, 1) * BARS;
            s.append("<text x=\"").append(LABEL - 8).append("\" y=\"").append(y + BAR - 2).append("\" text-anchor=\"end\">")
                    .append(escaped(b.label())).append("</text><rect class=\"bar\" x=\"").append(LABEL).append("\" y=\"").append(y)
                    .append("\" width=\"").append(number(width)).append("\" height=\"").append(BAR).append("\"/><text x=\"")
                    .append(number(LABEL + width + 6)).append("\" y=\"").append(y + BAR - 2).append("\">").append(escaped(b.shown()))
                    .append("</text>");
        }
        return s.append("</svg>").toString();
    }

    /** One bar for a whole, its parts side by side; the legend below names them. */
    static String parts(String title, List<Part> parts) {
        long all = Math.max(1, parts.stream().mapToLong(Part::count).sum());
        int width = LABEL + BARS + VALUE;
        StringBuilder s = new StringBuilder(open(title, width, 30));
        double x = 0;
        for (Part p : parts) {
            double w = (double) p.count() / all * width;
            if (p.count() > 0)
                s.append("<rect class=\"").append(p.style()).append("\" x=\"").append(number(x)).append("\" y=\"4\" width=\"")
                        .append(number(w)).append("\" height=\"22\"><title>").append(escaped(p.label() + ": " + p.count()))
                        .append("</title></rect>");
            x += w;
        }
        return s.append("</svg>").toString();
    }

    private static String open(String title, int width, int height) {
        return "<svg role=\"img\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\"" + height
                + "\" aria-label=\"" + escaped(title) + "\">";
    }

    private static String number(double n) {
        return String.format(Locale.ROOT, "%.1f", n);
    }

    /** @return the text without anything that a page could take for its own */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    boolean control = c < 0x20 && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0;
                    boolean turns = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
                    out.appendCodePoint(control || turns || c >= 0xd800 && c <= 0xdfff ? 0xfffd : c);
                }
            }
        });
        return out.toString();
    }
}
