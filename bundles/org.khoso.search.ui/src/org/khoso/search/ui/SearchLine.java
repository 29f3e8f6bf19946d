package org.khoso.search.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** The one line to type into, and beside it how much was found. */
final class SearchLine {
    /** Typing goes on faster than this; an answer to half a word helps nobody. */
    private static final int DELAY = 250;

    private final Text text;
    private final Label count;
    private final Look look;
    private final Runnable search;
    private int typed;
    private boolean quiet;

    /** @param search called when typing pauses, or at once on Enter @param down called to go to the hits */
    SearchLine(Composite parent, Tr tr, Look look, Runnable search, Runnable down) {
        this.look = look;
        this.search = search;
        var line = new Composite(parent, SWT.NONE);
        line.setLayout(Look.bare(2));
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text = new Text(line, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.SINGLE);
        text.setMessage(tr.say("search.ui.message"));
        text.setTextLimit(1000);
        text.setData("khoso.id", "search.text");
        text.setFont(look.font(1, false));
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        count = new Label(line, SWT.RIGHT);
        var d = new GridData(SWT.FILL, SWT.CENTER, false, false);
        d.widthHint = 330;
        count.setLayoutData(d);
        text.addListener(SWT.Modify, e -> later());
        text.addListener(SWT.DefaultSelection, e -> now());
        text.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN) {
                e.doit = false;
                down.run();
            } else if (e.character == SWT.ESC && !text.getText().isEmpty()) {
                e.doit = false;
                text.setText("");
            }
        });
    }

    private void later() {
        if (quiet)
            return;
        int mine = ++typed;
        Display.getCurrent().timerExec(DELAY, () -> {
            if (mine == typed && !text.isDisposed())
                search.run();
        });
    }

    private void now() {
        typed++;
        search.run();
    }

    String text() {
        return text.getText().strip();
    }

    /** Puts a text in and searches for it. */
    void type(String what) {
        quiet = true;
        text.setText(what);
        quiet = false;
        text.setSelection(what.length());
        now();
        text.setFocus();
    }

    void focus() {
        text.setFocus();
        text.selectAll();
    }

    boolean focused() {
        return text.isFocusControl();
    }

    void enabled(boolean on) {
        text.setEnabled(on);
    }

    /** Says how much was found. @param near whether these are only near misses, or it could not be searched */
    void say(String what, boolean near) {
        count.setText(what);
        count.setToolTipText(what);
        count.setForeground(look.color(near ? Tone.SHOULD : Tone.QUIET));
    }
}
