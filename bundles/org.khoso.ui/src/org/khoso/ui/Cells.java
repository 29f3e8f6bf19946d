package org.khoso.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.khoso.ui.Look.Tone;

/** Cells whose text is longer than their column end in an ellipsis, and say all of it in a tooltip. The item keeps its whole text. */
public final class Cells {
    private static final int MARGIN = 4;
    private static final int ARROW = 18;
    /** Between the image of a line and its text. */
    private static final int GAP = 4;

    /** The toolkit measures the text of each row that it draws several times over: it gets the beginning. */
    private static final int BEGINNING = 24;
    private static final String WHOLE = "khoso.text";

    private final Composite control;
    private final Look look;
    private final Fits fits = new Fits();

    private Cells(Composite control, Look look) {
        this.control = control;
        this.look = look;
        control.addListener(SWT.EraseItem, this::erase);
        control.addListener(SWT.PaintItem, this::paint);
        control.addListener(SWT.MouseMove, this::tip);
        if (control instanceof Tree t)
            control.addListener(SWT.Paint, e -> arrow(t, e.gc));
        control.addListener(SWT.FocusIn, e -> control.redraw());
        control.addListener(SWT.FocusOut, e -> control.redraw());
    }

    /** Makes a table shorten what does not fit. */
    public static void shorten(Table table, Look look) {
        new Cells(table, look);
    }

    /** Makes a tree shorten what does not fit. */
    public static void shorten(Tree tree, Look look) {
        new Cells(tree, look);
    }

    /** Gives a row its text, of which the toolkit gets the beginning. Who draws the row says all of it. */
    public static void text(Item item, String whole) {
        if (!whole.equals(item.getData(WHOLE)))
            item.setData(WHOLE, whole);
        String begins = whole.length() > BEGINNING ? Fits.start(whole, BEGINNING) : whole;
        String now = item.getText();
        if (!now.equals(begins) && !now.equals(whole))
            item.setText(begins);
    }

    /** @return the whole text of a row */
    public static String text(Item item) {
        return item.getData(WHOLE) instanceof String whole ? whole : item.getText();
    }

    /** Gives the row that somebody is on its whole text, for those to whom it is read aloud. @return the row */
    public static <T extends Item> T told(T item) {
        if (item.getData(WHOLE) instanceof String whole && !whole.equals(item.getText()))
            item.setText(whole);
        return item;
    }

    /** What is drawn in a cell. @param columns of the whole list; a list without scrolls sideways @param cell whole cell @param inner where the text begins @param picture where the image is */
    private record Cell(int columns, String text, Image image, Font font, Color colour, boolean right, Rectangle cell, Rectangle inner,
            Rectangle picture) {
        static Cell of(Item item, int column) {
            return switch (item) {
                case TableItem i -> new Cell(i.getParent().getColumnCount(), i.getText(column), i.getImage(column), i.getFont(column),
                        i.getForeground(column),
                        i.getParent().getColumnCount() > 0 && i.getParent().getColumn(column).getAlignment() == SWT.RIGHT,
                        i.getBounds(column), i.getTextBounds(column), i.getImageBounds(column));
                case TreeItem i ->
                    new Cell(i.getParent().getColumnCount(), column == 0 ? Cells.text(i) : i.getText(column), i.getImage(column),
                            i.getFont(column),
                            i.getForeground(column),
                            i.getParent().getColumnCount() > 0 && i.getParent().getColumn(column).getAlignment() == SWT.RIGHT,
                            i.getBounds(column), i.getTextBounds(column), i.getImageBounds(column));
                default -> null;
            };
        }

        /**
         * The same by what the toolkit has just measured: in a tree it counts its way through all siblings for each place that it is
         * asked for, which for the last of 30,000 takes longer than drawing it.
         */
        static Cell drawn(TreeItem i, Event e) {
            Tree tree = i.getParent();
            Image image = i.getImage();
            var cell = new Rectangle(0, e.y, tree.getColumn(0).getWidth(), e.height);
            int picture = image == null ? 0 : image.getBounds().width;
            // the toolkit says where the cell would begin if it drew the image left of it
            int x = e.x + picture;
            int text = image == null ? x : x + picture + GAP;
            return new Cell(1, Cells.text(i), image, i.getFont(), i.getForeground(), false, cell,
                    new Rectangle(text, e.y, cell.width - text, e.height), new Rectangle(x, e.y, picture, e.height));
        }

        int room() {
            return columns == 0 ? Integer.MAX_VALUE : cell.x + cell.width - inner.x - MARGIN;
        }
    }

    /**
     * The toolkit draws neither text nor image: beside this listener it forgets colours, and icons of what is selected. Nor
     * does it draw the selection: it keeps the colour of the theme that the window began with, on which icons vanish.
     */
    private void erase(Event e) {
        if ((e.detail & SWT.SELECTED) != 0) {
            e.gc.setBackground(selection());
            e.gc.fillRectangle(e.x, e.y, e.width, e.height);
        }
        e.detail &= ~(SWT.FOREGROUND | SWT.SELECTED | SWT.HOT);
    }

    private Color selection() {
        return look.color(control.isFocusControl() ? Tone.SELECTED : Tone.LINE);
    }

    /** The toolkit draws the arrow of the selected line in white, for a dark selection: here it is drawn over in the colour of text. */
    private void arrow(Tree tree, GC gc) {
        // GTK counts the places of lines from below the head, but paints from its top
        int head = tree.getHeaderVisible() && "gtk".equals(SWT.getPlatform()) ? tree.getHeaderHeight() : 0;
        for (TreeItem i : tree.getSelection()) {
            Rectangle image = i.getImage() == null ? i.getTextBounds(0) : i.getImageBounds(0);
            if (i.getItemCount() == 0 || image.y + image.height < 0 || image.y > tree.getSize().y)
                continue;
            int x = image.x - ARROW / 2 - 2;
            int y = image.y + image.height / 2 + head;
            gc.setBackground(selection());
            gc.fillRectangle(x - ARROW / 2, y - ARROW / 2, ARROW, ARROW);
            gc.setBackground(look.color(Tone.TEXT));
            gc.fillPolygon(i.getExpanded()
                    ? new int[]{x - 5, y - 2, x + 5, y - 2, x, y + 4}
                    : new int[]{x - 2, y - 5, x + 4, y, x - 2, y + 5});
        }
    }

    private void paint(Event e) {
        Cell c = e.item instanceof TreeItem i && ((Tree) control).getColumnCount() == 1
                ? Cell.drawn(i, e)
                : Cell.of((Item) e.item, e.index);
        if (c == null)
            return;
        if (c.image() != null)
            e.gc.drawImage(c.image(), c.picture().x, c.cell().y + (c.cell().height - c.image().getBounds().height) / 2);
        if (c.text().isEmpty())
            return;
        e.gc.setFont(c.font());
        e.gc.setForeground(c.colour());
        Fits.Fit fit = fits.of(c.text(), c.room(), c.font(), e.gc);
        String text = fit.text();
        Point size = fit.size();
        int x = c.right() ? Math.max(c.inner().x, c.cell().x + c.cell().width - MARGIN - size.x) : c.inner().x;
        e.gc.drawText(text, x, c.cell().y + (c.cell().height - size.y) / 2, SWT.DRAW_TRANSPARENT);
    }

    private void tip(Event e) {
        var at = new Point(e.x, e.y);
        Item item = control instanceof Table t ? t.getItem(at) : ((Tree) control).getItem(at);
        int columns = control instanceof Table t ? t.getColumnCount() : ((Tree) control).getColumnCount();
        String text = null;
        for (int i = 0; item != null && text == null && i < Math.max(1, columns); i++)
            text = whole(Cell.of(item, i), at);
        if (!java.util.Objects.equals(text, control.getToolTipText()))
            control.setToolTipText(text);
    }

    private String whole(Cell c, Point at) {
        if (c == null || !c.cell().contains(at) || c.text().isEmpty())
            return null;
        var gc = new GC(control);
        gc.setFont(c.font());
        boolean cut = gc.textExtent(c.text(), SWT.DRAW_TRANSPARENT).x > c.room();
        gc.dispose();
        return cut ? c.text().replace("&", "&&") : null;
    }
}
