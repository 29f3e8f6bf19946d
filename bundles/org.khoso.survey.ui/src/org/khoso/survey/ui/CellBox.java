package org.khoso.survey.ui;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.survey.ui.Drafts.Draft;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Unsaved;

/** The box that opens on a cell to change it: its value, the reason where a counted one is replaced, and what is wrong with it. */
final class CellBox {
    /** How a box was left. */
    enum End {
        /** Nothing is to change. */
        CANCEL,
        /** By Enter: the cursor goes down. */
        DOWN,
        /** By Tab. */
        NEXT,
        /** By Shift and Tab. */
        PREVIOUS,
        /** The cursor has gone elsewhere. */
        AWAY
    }

    /** Room that the frames of box and field take beside the text, pixels. */
    private static final int AROUND = 48;
    private static final int LEAST = 200;

    private final Composite box;
    private final Sheet sheet;
    private final Cell cell;
    private final Kit kit;
    private final Answering answering;
    private final Consumer<End> closed;
    private final Entry entry;
    private final Text reason;
    private final Label note;
    private final String base;
    private final boolean suggested;
    private final String why;
    private final Rectangle at;
    private final Rectangle visible;
    private boolean done;

    /** @param at the cell's place @param visible what shows of the canvas @param closed told how it was left */
    CellBox(Composite canvas, Rectangle at, Rectangle visible, Sheet sheet, Cell cell, Column column, Kit kit, Answering answering,
            Consumer<End> closed) {
        this.at = at;
        this.visible = visible;
        this.sheet = sheet;
        this.cell = cell;
        this.kit = kit;
        this.answering = answering;
        this.closed = closed;
        Given given = sheet.given(cell).orElse(null);
        suggested = given != null && given.origin() == Origin.SUGGESTED;
        why = given != null && given.origin() == Origin.OVERRIDDEN ? given.reason() : "";
        boolean counted = given != null && (given.origin() == Origin.COMPUTED || given.origin() == Origin.OVERRIDDEN);
        box = new Composite(canvas, SWT.BORDER);
        var l = Look.bare(1);
        l.verticalSpacing = 2;
        box.setLayout(l);
        entry = Entry.of(box, column, kit);
        Kit.named(entry.control(), "survey.cell", () -> kit.tr().say(column.label()));
        String value = answering.drafts(sheet).get(cell).filter(Draft::onItsWay).map(Draft::typed).orElse(sheet.value(cell));
        entry.show(kit.words().of(sheet).edit(column, value));
        base = entry.typed();
        reason = counted ? new Text(box, SWT.BORDER) : null;
        if (counted)
            reason(given);
        note = new Label(box, SWT.WRAP);
        note.setLayoutData(Kit.wide());
        Kit.seen(note, false);
        answering.drafts(sheet).failed(cell).ifPresent(this::draft);
        for (Control c : controls()) {
            c.addListener(SWT.Traverse, this::traverse);
            c.addListener(SWT.KeyDown, this::key);
            c.addListener(SWT.FocusOut, e -> left());
            Unsaved.attach(c, this::revert);
        }
        place();
    }

    private void reason(Given given) {
        reason.setLayoutData(Kit.wide());
        reason.setMessage(kit.tr().say("survey.ui.reason.hint"));
        reason.setText(given.reason());
        Kit.named(reason, "survey.cell.reason", () -> kit.tr().say("survey.ui.reason.hint"));
    }

    private void draft(Draft d) {
        entry.show(d.typed());
        if (reason != null)
            reason.setText(d.reason());
        kit.say(note, d.problem(), Tone.MUST);
    }

    private List<Control> controls() {
        return reason == null ? List.of(entry.control()) : List.of(entry.control(), reason);
    }

    /** Over the cell, as wide and high as it needs to be, inside what shows. */
    private void place() {
        int width = Math.min(visible.width, Math.max(Math.max(at.width + 1, LEAST), hint()));
        int height = Math.max(at.height + 1, box.computeSize(width, SWT.DEFAULT).y);
        int x = Math.max(visible.x, Math.min(at.x, visible.x + visible.width - width));
        int y = Math.max(visible.y, Math.min(at.y, visible.y + visible.height - height));
        box.setBounds(x, y, width, height);
        box.layout(true, true);
        box.moveAbove(null);
    }

    /** @return how wide it is when what the reason asks for is not cut off; 0 without a reason */
    private int hint() {
        if (reason == null)
            return 0;
        var gc = new GC(reason);
        try {
            return gc.textExtent(reason.getMessage()).x + AROUND;
        } finally {
            gc.dispose();
        }
    }

    /** Opens it: what was there is selected, or what was typed to open it takes its place. @param begins text, null to keep what is there */
    void open(String begins) {
        entry.control().setFocus();
        if (!(entry.control() instanceof Text t))
            return;
        if (begins == null)
            t.selectAll();
        else {
            t.setText(begins);
            t.setSelection(begins.length());
        }
    }

    /** Adds what an input method hands over in one piece to what it began with. */
    void more(char typed) {
        if (entry.control() instanceof Text t)
            t.insert(String.valueOf(typed));
    }

    /** These keys mean something here: none of them leads out of the box by itself. */
    private void traverse(Event e) {
        switch (e.detail) {
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS, SWT.TRAVERSE_RETURN, SWT.TRAVERSE_ESCAPE -> e.doit = false;
            default -> {
                // goes its way
            }
        }
    }

    private void key(Event e) {
        boolean line = (e.stateMask & SWT.MOD3) != 0;
        switch (e.keyCode) {
            case SWT.ESC -> end(e, End.CANCEL);
            case SWT.TAB -> end(e, (e.stateMask & SWT.MOD2) != 0 ? End.PREVIOUS : End.NEXT);
            case SWT.CR, SWT.KEYPAD_CR -> {
                if (line && e.widget instanceof Text t && (t.getStyle() & SWT.MULTI) != 0) {
                    t.insert(Text.DELIMITER);
                    e.doit = false;
                } else
                    end(e, End.DOWN);
            }
            default -> {
                // is typed
            }
        }
    }

    private void end(Event e, End how) {
        e.doit = false;
        if (how == End.CANCEL) {
            forget();
            close(how);
            return;
        }
        String wrong = changed() ? answering.wrong(sheet, cell, entry.typed()) : null;
        boolean unexplained = reason != null && e.widget != reason && changed() && !entry.typed().isEmpty()
                && reason.getText().isBlank();
        if (wrong != null) {
            kit.say(note, wrong, Tone.MUST);
            place();
        } else if (unexplained) {
            kit.say(note, kit.tr().say("survey.ui.reason.needed"), Tone.SHOULD);
            place();
            reason.setFocus();
        } else
            leave(how);
    }

    private boolean changed() {
        return !entry.typed().equals(base);
    }

    private boolean reasonChanged() {
        return !why.isEmpty() && !reason.getText().strip().equals(why);
    }

    /** Stores what was typed and closes; what can't be stored keeps the box open, or stays as a draft if the cursor is elsewhere. */
    void leave(End how) {
        if (done)
            return;
        boolean taken = suggested && how == End.DOWN;
        String problem = changed() || taken || reasonChanged() ? answering.put(sheet, cell, entry.typed(), reason()) : null;
        if (problem == null) {
            forget();
            close(how);
        } else if (how == End.AWAY) {
            answering.drafts(sheet).put(cell, new Draft(entry.typed(), reason(), problem));
            close(how);
        } else {
            kit.say(note, problem, Tone.MUST);
            place();
        }
    }

    private void forget() {
        if (answering.drafts(sheet).failed(cell).isPresent())
            answering.drafts(sheet).remove(cell);
    }

    private String reason() {
        return reason == null ? "" : reason.getText();
    }

    /** The list of a choice, and another window in front, take the cursor for a while only. */
    private void left() {
        Display.getCurrent().asyncExec(() -> {
            if (box.isDisposed() || done)
                return;
            Control now = Display.getCurrent().getFocusControl();
            if (now != null && !controls().contains(now))
                leave(End.AWAY);
        });
    }

    private boolean revert() {
        boolean some = changed() || reasonChanged();
        forget();
        close(End.CANCEL);
        return some;
    }

    private void close(End how) {
        if (done)
            return;
        done = true;
        closed.accept(how);
        box.setVisible(false);
        box.getDisplay().asyncExec(box::dispose); // not while one of its own keys is being handled
    }
}
