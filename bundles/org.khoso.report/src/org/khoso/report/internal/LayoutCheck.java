package org.khoso.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.khoso.api.Message;
import org.khoso.model.layout.Annex;
import org.khoso.model.layout.Block;
import org.khoso.model.layout.Column;
import org.khoso.model.layout.Form;
import org.khoso.model.layout.Layouts;
import org.khoso.model.layout.Page;
import org.khoso.model.layout.Part;
import org.khoso.model.layout.Report;
import org.khoso.model.layout.Style;

/** Whether a report can be composed: what it names is there, what it measures fits on the paper. */
final class LayoutCheck {
    private static final double LEAST_PAPER = 50;
    private static final double MOST_PAPER = 2000;
    private static final double MOST_POINTS = 200;
    private final Layouts all;
    private final List<Message> wrong = new ArrayList<>();

    LayoutCheck(Layouts all) {
        this.all = all;
    }

    List<Message> of(Report r) {
        var form = (Form) LayoutMerge.find(all.getForms(), r.getForm());
        if (form == null || r.getTitle() == null || r.getSource() == null) {
            say(r, form == null ? r.getForm() : "title, source");
            return wrong;
        }
        Page page = page(r, r.getPage() == null ? form.getPage() : r.getPage());
        if (page == null)
            return wrong;
        Stream.concat(form.getHead().stream(), form.getFoot().stream()).forEach(b -> block(b, page));
        r.getParts().forEach(this::part);
        for (Annex a : r.getAnnexes())
            if (page(a, a.getPage()) != null)
            a.getParts().forEach(this::part);
        return wrong;
    }

    private Page page(EObject of, String id) {
        var p = (Page) LayoutMerge.find(all.getPages(), id);
        if (p == null)
            say(of, id);
        else if (!paper(p.getWidth()) || !paper(p.getHeight())
                || Stream.of(p.getTop(), p.getBottom(), p.getLeft(), p.getRight()).anyMatch(m -> !(m >= 0))
                || p.getWidth() - p.getLeft() - p.getRight() < LEAST_PAPER / 2 || p.getHeight() - p.getTop() - p.getBottom() < LEAST_PAPER)
            say(p, id);
        else if (p.getNumber() == null || style(p, p.getNumber()))
            return p;
        return null;
    }

    private static boolean paper(double mm) {
        return mm >= LEAST_PAPER && mm <= MOST_PAPER;
    }

    private void block(Block b, Page page) {
        style(b, b.getStyle());
        if (!(b.getX() >= 0) || !(b.getWidth() >= 5) || b.getX() + b.getWidth() > page.getWidth())
            say(b, "x, width");
        share(b, b.getRule());
        if (b.getText() == null && b.getItem() == null)
            say(b, "text, item");
    }

    private void part(Part p) {
        if (p.getColumns().isEmpty()) {
            style(p, p.getStyle());
            share(p, p.getRule());
            if (p.getPieces() != null)
                style(p, p.getHead());
            return;
        }
        style(p, p.getHead());
        if (p.getRows() == null)
            say(p, "rows");
        for (Column c : p.getColumns()) {
            style(c, c.getStyle());
            if (c.getTitle() == null || c.getText() == null || !(c.getWidth() > 0 && c.getWidth() <= MOST_PAPER))
                say(c, "title, text, width");
        }
    }

    private boolean style(EObject of, String id) {
        var s = (Style) LayoutMerge.find(all.getStyles(), id);
        if (s == null || !(s.getSize() >= 1 && s.getSize() <= MOST_POINTS) || s.getSpacing() < 0 || s.getSpacing() > 10) {
            say(s == null ? of : s, id);
            return false;
        }
        return true;
    }

    private void share(EObject of, double rule) {
        if (!(rule >= 0 && rule <= 1))
            say(of, "rule");
    }

    private void say(EObject of, String what) {
        wrong.add(Message.of("report.layout.unsound", LayoutMerge.place(of), String.valueOf(LayoutMerge.key(of)), String.valueOf(what)));
    }
}
