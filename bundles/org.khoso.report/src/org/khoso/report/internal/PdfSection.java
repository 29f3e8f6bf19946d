package org.khoso.report.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.report.Document.Box;
import org.khoso.api.report.Document.Node;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.Section;
import org.khoso.api.report.Document.SideBySide;
import org.khoso.api.report.Document.Table;

/** Lays one section out. */
final class PdfSection {
    private static final int TOGETHER = 2;
    private final PdfFlow flow;
    private final Section section;
    private long rows;

    PdfSection(PdfCanvas canvas, Section section) {
        this.section = section;
        flow = new PdfFlow(canvas, section.page());
    }

    /** @return rows of tables */
    long write() throws IOException {
        flow.newPage();
        List<Node> nodes = section.nodes();
        for (int i = 0; i < nodes.size(); i++)
            switch (nodes.get(i)) {
            case Paragraph p -> paragraph(p, i);
            case SideBySide s -> sideBySide(s, i);
            case Table t -> rows += new PdfTable(flow, t).write();
            }
        return rows;
    }

    private PdfFlow.Measured measure(Paragraph p) throws IOException {
        return flow.measure(p, flow.left(), flow.inner());
    }

    private void paragraph(Paragraph p, int at) throws IOException {
        PdfFlow.Measured m = measure(p);
        if (!flow.atTop())
            flow.down(p.style().before());
        double together = following(at);
        boolean whole = p.style().keep() && m.height() + together <= flow.whole();
        if (whole && together > 0)
            flow.need(m.height() + p.style().after() + together);
        flow(m, whole ? 0 : together + p.style().after());
        flow.down(p.style().after());
    }

    /** @return height that what follows must have on the same page; 0 if this paragraph may stand alone */
    private double following(int at) throws IOException {
        if (at + 1 >= section.nodes().size())
            return 0;
        Node next = section.nodes().get(at + 1);
        boolean keep = section.nodes().get(at) instanceof Paragraph p && p.style().keep();
        return switch (next) {
            case SideBySide s -> height(s) + following(at + 1); // signatures never stand alone on a page
            case Paragraph n when keep -> {
                PdfFlow.Measured m = measure(n);
                yield n.style().before() + m.lineHeight() * Math.min(TOGETHER, m.lines().size())
                        + (n.style().keep() ? following(at + 1) : 0);
            }
            case Table t when keep -> new PdfTable(flow, t).least();
            default -> 0;
        };
    }

    /**
     * Writes lines over as many pages as they take; no single line is left behind or goes ahead.
     *
     * @param then height that the last lines must leave on their page
     */
    private void flow(PdfFlow.Measured m, double then) throws IOException {
        int from = 0;
        int all = m.lines().size();
        while (from < all) {
            int fit = (int) Math.min(all - from, Math.max(0, Math.floor((flow.room() + 0.01) / m.lineHeight())));
            boolean apart = from + fit == all && fit * m.lineHeight() + m.below() + then > flow.room() + 0.01;
            if (apart && TOGETHER * m.lineHeight() + then <= flow.whole())
                fit = Math.max(0, fit - TOGETHER); // they go ahead with what follows
            if (from + fit < all) {
                if (all - from - fit == 1 && fit > TOGETHER)
                    fit--;
                if (fit < TOGETHER)
                    fit = 0;
            }
            if (fit == 0 && flow.atTop())
                fit = Math.min(TOGETHER, all - from);
            flow.write(m, from, from + fit);
            from += fit;
            if (from < all)
                flow.newPage();
        }
    }

    private double height(SideBySide s) throws IOException {
        double most = 0;
        for (Box b : s.boxes())
            most = Math.max(most, height(b));
        return most;
    }

    private double height(Box b) throws IOException {
        double sum = 0;
        for (PdfFlow.Measured m : measured(b))
            sum += m.outer();
        return sum;
    }

    private List<PdfFlow.Measured> measured(Box b) throws IOException {
        List<PdfFlow.Measured> all = new ArrayList<>();
        for (Paragraph p : b.paragraphs())
            all.add(flow.measure(p, b.x() * PdfCanvas.MM, b.width() * PdfCanvas.MM));
        return all;
    }

    private void sideBySide(SideBySide s, int at) throws IOException {
        double height = height(s);
        if (height > flow.whole()) {
            tooTall(s);
            return;
        }
        flow.need(height + Math.min(following(at), flow.whole() - height));
        for (Box b : s.boxes()) {
            double y = flow.y();
            for (PdfFlow.Measured m : measured(b)) {
                y += m.paragraph().style().before();
                flow.write(m, 0, m.lines().size(), y);
                y += m.height() + m.paragraph().style().after();
            }
        }
        flow.down(height);
    }

    /** What no page holds goes box after box over several: nothing is lost. */
    private void tooTall(SideBySide s) throws IOException {
        for (Box b : s.boxes())
            for (PdfFlow.Measured m : measured(b)) {
                flow.down(m.paragraph().style().before());
                flow(m, 0);
                flow.down(m.paragraph().style().after());
            }
    }

}
