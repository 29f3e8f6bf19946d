package org.khoso.ui;

import org.eclipse.nebula.widgets.nattable.style.BorderStyle;
import org.eclipse.nebula.widgets.nattable.style.theme.ModernNatTableThemeConfiguration;
import org.eclipse.swt.graphics.Color;
import org.khoso.ui.Look.Tone;

/** Colours and fonts of every grid, from {@link Look}: set it with {@code NatTable.setTheme}, again when the theme changes. */
public final class GridTheme extends ModernNatTableThemeConfiguration {
    /** Takes the colours of the theme that is on. */
    public GridTheme(Look look) {
        Color back = look.color(Tone.BACK);
        Color field = look.color(Tone.FIELD);
        Color text = look.color(Tone.TEXT);
        Color chosen = look.color(Tone.SELECTED);
        defaultBgColor = field;
        defaultFgColor = text;
        defaultFont = look.font(0, false);
        evenRowBgColor = field;
        oddRowBgColor = look.color(Tone.STRIPE);
        cHeaderBgColor = back;
        cHeaderFgColor = text;
        cHeaderFont = look.font(0, true);
        rHeaderBgColor = back;
        rHeaderFgColor = look.color(Tone.QUIET);
        rHeaderFont = look.font(0, false);
        cornerBgColor = back;
        cornerFgColor = text;
        defaultSelectionBgColor = chosen;
        defaultSelectionFgColor = text;
        defaultSelectionFont = look.font(0, false);
        cHeaderSelectionBgColor = chosen;
        cHeaderSelectionFgColor = text;
        cHeaderSelectionFont = look.font(0, true);
        cHeaderFullSelectionBgColor = chosen;
        cHeaderFullSelectionFgColor = text;
        rHeaderSelectionBgColor = chosen;
        rHeaderSelectionFgColor = text;
        rHeaderSelectionFont = look.font(0, false);
        rHeaderFullSelectionBgColor = chosen;
        rHeaderFullSelectionFgColor = text;
        selectionAnchorSelectionBgColor = look.color(Tone.ACCENT);
        selectionAnchorSelectionFgColor = look.color(Tone.FIELD);
        selectionAnchorBgColor = field;
        selectionAnchorFgColor = text;
        selectionAnchorGridBorderStyle = new BorderStyle(1, look.color(Tone.ACCENT), BorderStyle.LineStyleEnum.SOLID);
        selectionAnchorBorderStyle = new BorderStyle(1, look.color(Tone.ACCENT), BorderStyle.LineStyleEnum.SOLID);
        gridLineColor = look.color(Tone.LINE);
        renderBodyGridLines = true;
        renderColumnHeaderGridLines = true;
    }

    @Override
    public void createPainterInstances() {
        super.createPainterInstances();
        var text = new GridText(new Fits());
        defaultCellPainter = text;
        rHeaderCellPainter = text;
        rHeaderSelectionCellPainter = text;
    }
}
