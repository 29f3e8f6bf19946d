package org.khoso.ui;

import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.layer.cell.CellDisplayConversionUtils;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.AbstractCellPainter;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.CellStyleUtil;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.IStyle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Draws a cell of a grid: its ground and one line of text, shortened. NatTable's own painter asks for the measures of the font for
 * each cell, which is a third of what a page takes to draw. UI thread.
 */
final class GridText extends AbstractCellPainter {
    private static final int MARGIN = 5;
    private static final int LOWEST = 20;

    private final Fits fits;

    GridText(Fits fits) {
        this.fits = fits;
    }

    @Override
    public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
        IStyle style = CellStyleUtil.getCellStyle(cell, registry);
        Color ground = style.getAttributeValue(CellStyleAttributes.BACKGROUND_COLOR);
        if (ground != null) {
            gc.setBackground(ground);
            gc.fillRectangle(bounds);
        }
        String text = text(cell, registry);
        int room = bounds.width - 2 * MARGIN;
        if (text.isEmpty() || room <= 0)
            return;
        gc.setForeground(style.getAttributeValue(CellStyleAttributes.FOREGROUND_COLOR));
        Font font = style.getAttributeValue(CellStyleAttributes.FONT);
        gc.setFont(font);
        Fits.Fit fit = fits.of(text, room, font, gc);
        int left = MARGIN + (room - fit.size().x) * share(style) / 2;
        gc.drawText(fit.text(), bounds.x + left, bounds.y + (bounds.height - fit.size().y) / 2, SWT.DRAW_TRANSPARENT);
    }

    /** @return how many halves of what is left over stand before the text */
    private static int share(IStyle style) {
        HorizontalAlignmentEnum where = style.getAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT);
        return where == HorizontalAlignmentEnum.RIGHT ? 2 : where == HorizontalAlignmentEnum.CENTER ? 1 : 0;
    }

    /** A text of several lines is shown as one. */
    private static String text(ILayerCell cell, IConfigRegistry registry) {
        String text = CellDisplayConversionUtils.convertDataType(cell, registry);
        return text == null ? "" : text.indexOf('\n') < 0 ? text : text.replaceAll("\\R", " ");
    }

    private Point size(ILayerCell cell, GC gc, IConfigRegistry registry) {
        Font font = CellStyleUtil.getCellStyle(cell, registry).getAttributeValue(CellStyleAttributes.FONT);
        gc.setFont(font);
        return fits.of(text(cell, registry), Integer.MAX_VALUE, font, gc).size();
    }

    @Override
    public int getPreferredWidth(ILayerCell cell, GC gc, IConfigRegistry registry) {
        return size(cell, gc, registry).x + 2 * MARGIN;
    }

    @Override
    public int getPreferredHeight(ILayerCell cell, GC gc, IConfigRegistry registry) {
        return Math.max(LOWEST, size(cell, gc, registry).y);
    }
}
