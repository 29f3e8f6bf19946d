package org.khoso.report.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.Document;
import org.khoso.api.report.Document.Node;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.Table;
import org.khoso.api.report.Document.TextStyle;
import org.khoso.api.report.Piece;
import org.khoso.api.report.Piece.Grid;
import org.khoso.api.report.Piece.Words;
import org.khoso.model.layout.Part;

/** Paragraphs and tables that the data bring themselves, with the styles of the layout. */
final class PieceNodes {
    private static final List<String> STOPS = List.of(".", ";", ",");
    private final Part part;
    private final Document.Page page;
    private final Styled styled;
    private final CleanText clean;
    private final Progress progress;

    /** Finds styles. */
    @FunctionalInterface
    interface Styled {
        /** @return the style with that name, else the other */
        TextStyle style(String name, String otherwise);
    }

    PieceNodes(Part part, Document.Page page, Styled styled, CleanText clean, Progress progress) {
        this.part = part;
        this.page = page;
        this.styled = styled;
        this.clean = clean;
        this.progress = progress;
    }

    List<Node> of(List<Piece> pieces) {
        List<Node> nodes = new ArrayList<>();
        for (Piece p : pieces)
            switch (p) {
            case Words w -> clean.clean(w.text()).lines()
                    .forEach(l -> nodes.add(new Paragraph(styled.style(w.style(), part.getStyle()), l)));
            case Grid g -> nodes.add(table(g));
            }
        if (part.getLast() != null && !nodes.isEmpty() && nodes.getLast() instanceof Paragraph p)
            nodes.set(nodes.size() - 1, new Paragraph(p.style(), ended(p.text(), part.getLast())));
        return nodes;
    }

    /** The end of a letter takes the place of that of its last sentence. */
    private static String ended(String text, String end) {
        return STOPS.stream().filter(text::endsWith).findFirst().map(s -> text.substring(0, text.length() - s.length())).orElse(text) + end;
    }

    private Table table(Grid g) {
        double sum = g.heads().stream().mapToDouble(Piece.Head::weight).sum();
        List<Document.Column> columns = g.heads().stream().map(h -> new Document.Column(clean.clean(h.title()),
                h.weight() * page.inner() / sum, styled.style(h.style(), part.getStyle()))).toList();
        String empty = part.getEmpty() == null ? "" : part.getEmpty();
        return new Table(g.name(), columns, part.isNumbered(), styled.style(part.getHead(), part.getStyle()), empty,
                receiver -> g.rows().forEach(cells -> receiver.row(row(cells))));
    }

    private List<Object> row(List<Object> cells) throws IOException {
        if (progress.cancelled())
            throw new KhosoException(Message.of("report.stopped", part.getId()), Message.of("report.stopped.remedy"), null);
        progress.worked(1);
        List<Object> out = new ArrayList<>(cells.size());
        for (Object c : cells)
            out.add(c instanceof String s ? clean.clean(s) : c);
        return out;
    }
}
