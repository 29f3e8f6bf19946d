package org.khoso.report.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.Document;
import org.khoso.api.report.Document.Align;
import org.khoso.api.report.Document.Box;
import org.khoso.api.report.Document.Node;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.Section;
import org.khoso.api.report.Document.SideBySide;
import org.khoso.api.report.Document.Table;
import org.khoso.api.report.Document.TextStyle;
import org.khoso.api.report.ReportData;
import org.khoso.model.layout.Annex;
import org.khoso.model.layout.Block;
import org.khoso.model.layout.Column;
import org.khoso.model.layout.Form;
import org.khoso.model.layout.Label;
import org.khoso.model.layout.Layouts;
import org.khoso.model.layout.Page;
import org.khoso.model.layout.Part;
import org.khoso.model.layout.Report;
import org.khoso.model.layout.Style;

/** Fills a layout with data. One for each document. */
final class Composer {
    private static final String ITEM = "item";
    private final Layouts layouts;
    private final Report report;
    private final ReportData data;
    private final Values values;
    private final Template template;
    private final CleanText clean;
    private final Progress progress;
    private final Locale locale;

    Composer(Layouts layouts, Report report, ReportData data, Template template, CleanText clean, Progress progress, Locale locale) {
        this.layouts = layouts;
        this.report = report;
        this.data = data;
        this.template = template;
        this.clean = clean;
        this.progress = progress;
        this.locale = locale;
        values = new Values(data, report, layouts, template);
    }

    Document compose() throws IOException {
        var form = (Form) LayoutMerge.find(layouts.getForms(), report.getForm());
        List<Node> nodes = new ArrayList<>(blocks(form.getHead()));
        for (Part p : report.getParts())
            part(p, page(mainPage(form)), nodes);
        nodes.addAll(blocks(form.getFoot()));
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(report.getId(), page(mainPage(form)), nodes));
        for (Annex a : report.getAnnexes()) {
            List<Node> attached = new ArrayList<>();
            for (Part p : a.getParts())
                part(p, page(a.getPage()), attached);
            if (!attached.isEmpty() && !bare(a))
                sections.add(new Section(a.getId(), page(a.getPage()), attached));
        }
        String title = clean.clean(template.fill(values.apply("fileTitle") == null ? label(report.getTitle()) : "{fileTitle}", values));
        return new Document(report.getId(), title.replace('\n', ' '), locale, sections);
    }

    /** @return whether all that an annex is there for has not come */
    private boolean bare(Annex a) throws IOException {
        boolean any = false;
        for (Part p : a.getParts())
            if (p.getPieces() != null) {
                any = true;
                if (!data.pieces(p.getPieces()).isEmpty())
                    return false;
            }
        return any;
    }

    private String mainPage(Form form) {
        return report.getPage() == null ? form.getPage() : report.getPage();
    }

    private String label(Label l) {
        return l == null ? "" : new Bilingual(l.getVi() == null ? "" : l.getVi(), l.getEn()).in(locale);
    }

    private List<Node> blocks(List<Block> blocks) {
        var rows = new TreeMap<Integer, List<Block>>();
        for (Block b : blocks)
            rows.computeIfAbsent(b.getRow(), k -> new ArrayList<>()).add(b);
        List<Node> nodes = new ArrayList<>();
        for (List<Block> row : rows.values()) {
            List<Box> boxes = row(row);
            if (!boxes.isEmpty())
                nodes.add(new SideBySide(boxes));
        }
        return nodes;
    }

    /** Blocks at the same place stand below each other in one box. */
    private List<Box> row(List<Block> blocks) {
        var byPlace = new TreeMap<Double, List<Block>>();
        for (Block b : blocks)
            byPlace.computeIfAbsent(b.getX(), k -> new ArrayList<>()).add(b);
        List<Box> boxes = new ArrayList<>();
        byPlace.forEach((x, stack) -> {
            List<Paragraph> paragraphs = stack.stream().flatMap(b -> block(b).stream()).toList();
            if (!paragraphs.isEmpty())
                boxes.add(new Box(x, stack.stream().mapToDouble(Block::getWidth).max().orElse(0), paragraphs));
        });
        return boxes;
    }

    private List<Paragraph> block(Block b) {
        List<String> texts = b.getList() == null
                ? single(b.getText())
                : list(b.getList(), b.getItem(), b.getText(), b.getEnd(), b.getLast(), b.getLeast(),
                        b.getMost());
        return paragraphs(texts, style(b.getStyle()), b.getRule(), b.getGap());
    }

    private List<String> single(String text) {
        return template.empty(text, values) ? List.of() : List.of(template.fill(text, values));
    }

    /** Each entry with the ends that the law of letters wants; without {@code item} the text once, if there are entries. */
    private List<String> list(String name, String item, String text, String end, String last, int least, int most) {
        List<String> entries = entries(values.apply(name));
        if (entries.isEmpty() || entries.size() < least || most > 0 && entries.size() > most)
            return List.of();
        if (item == null)
            return List.of(template.fill(text, values));
        List<String> out = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            String stop = i < entries.size() - 1 ? end : last == null ? end : last;
            out.add(template.fill(item, n -> ITEM.equals(n) ? entry : values.apply(n))
                    + (stop == null || entry.endsWith(stop) ? "" : stop));
        }
        return out;
    }

    private List<String> entries(Object value) {
        Collection<?> all = value instanceof Collection<?> c ? c : value == null ? List.of() : List.of(value);
        return all.stream().map(template::plain).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /** Each line is a paragraph; only the last has the line below and the space after, only the first the space before. */
    private List<Paragraph> paragraphs(List<String> texts, TextStyle style, double rule, double gap) {
        List<String> lines = texts.stream().flatMap(t -> clean.clean(t).lines()).toList();
        List<Paragraph> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            out.add(new Paragraph(between(style, i == 0, last), lines.get(i), last ? rule : 0, last ? gap : 0));
        }
        return out;
    }

    private static TextStyle between(TextStyle s, boolean first, boolean last) {
        return first && last
                ? s
                : new TextStyle(s.id(), s.size(), s.bold(), s.italic(), s.align(), s.indent(), first ? s.before() : 0,
                        last ? s.after() : 0, s.spacing(), s.keep() || !last);
    }

    private void part(Part p, Document.Page page, List<Node> nodes) throws IOException {
        if (p.getPieces() != null) {
            nodes.addAll(new PieceNodes(p, page, this::known, clean, progress).of(data.pieces(p.getPieces())));
            return;
        }
        if (!p.getColumns().isEmpty()) {
            nodes.add(table(p, page));
            return;
        }
        TextStyle style = style(p.getStyle());
        List<String> texts = p.getList() == null
                ? single(p.getText())
                : list(p.getList(), p.getText(), p.getText(), p.getEnd(), p.getLast(), 0, 0);
        for (String t : texts)
            clean.clean(t).lines().map(l -> new Paragraph(style, l, p.getRule(), p.getRule() > 0 ? 2 : 0)).forEach(nodes::add);
    }

    private Table table(Part p, Document.Page page) {
        double sum = p.getColumns().stream().mapToDouble(Column::getWidth).sum();
        List<Document.Column> columns = p.getColumns().stream()
                .map(c -> new Document.Column(clean.clean(label(c.getTitle())), c.getWidth() * page.inner() / sum, style(c.getStyle())))
                .toList();
        List<String> texts = p.getColumns().stream().map(Column::getText).toList();
        String empty = p.getEmpty() == null ? "" : clean.clean(template.fill(p.getEmpty(), values));
        return new Table(p.getId(), columns, p.isNumbered(), style(p.getHead()), empty,
                receiver -> data.rows(p.getRows(), new Rows(texts, receiver)));
    }

    /** Rows on their way from the data to a format. */
    private final class Rows implements ReportData.Receiver {
        private final List<String> texts;
        private final Document.RowReceiver receiver;
        private long number;

        Rows(List<String> texts, Document.RowReceiver receiver) {
            this.texts = texts;
            this.receiver = receiver;
        }

        @Override
        public void row(Function<String, Object> row) throws IOException {
            if (progress.cancelled())
                throw new KhosoException(Message.of("report.stopped", report.getId()), Message.of("report.stopped.remedy"), null);
            number++;
            Long n = number;
            List<Object> cells = new ArrayList<>(texts.size());
            for (String t : texts) {
                Object cell = template.cell(t, name -> "n".equals(name) ? n : row.apply(name));
                cells.add(cell instanceof String s ? clean.clean(s) : cell);
            }
            receiver.row(cells);
            progress.worked(1);
        }
    }

    private Document.Page page(String id) {
        var p = (Page) LayoutMerge.find(layouts.getPages(), id);
        return new Document.Page(p.getWidth(), p.getHeight(), p.getTop(), p.getRight(), p.getBottom(), p.getLeft(),
                p.getNumber() == null ? null : style(p.getNumber()));
    }

    /** @return the style with that name, else the other */
    private TextStyle known(String id, String otherwise) {
        return style(LayoutMerge.find(layouts.getStyles(), id) == null ? otherwise : id);
    }

    private TextStyle style(String id) {
        var s = (Style) LayoutMerge.find(layouts.getStyles(), id);
        Align align = switch (s.getAlign() == null ? "" : s.getAlign()) {
            case "centre", "center" -> Align.CENTRE;
            case "right" -> Align.RIGHT;
            case "justify" -> Align.JUSTIFY;
            default -> Align.LEFT;
        };
        return new TextStyle(s.getId(), s.getSize(), s.isBold(), s.isItalic(), align, s.getIndent(), s.getBefore(), s.getAfter(),
                s.getSpacing() == 0 ? 1 : s.getSpacing(), s.isKeep());
    }
}
