package org.khoso.ui.holdings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.RecordSetInfo;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.Values;

/** The form of an object: one row for each field of its record set, in the order of the standard. Knows no field by name. */
final class RecordForm {
    /** Stores new values off the UI thread. */
    interface Saver {
        /** @param after called on the UI thread when the form shows what is stored now, or when it could not be stored */
        void save(Shown seen, Map<String, String> values, Runnable after);
    }

    private static final int WARM_ROWS = 2;
    /** As many as a high window shows. */
    private static final int FIRST_ROWS = 14;
    private static final int WARM_MILLIS = 30;

    private final ScrolledComposite scroll;
    private final Look look;
    private final Tr tr;
    private final Saver saver;
    /** One body for each record set that was shown: making fifty widgets takes a moment, showing them again does not. */
    private final Map<RecordSetInfo, FormBody> bodies = new HashMap<>();
    private final Composite none;
    private FormBody body;
    private Shown shown;
    private boolean saving;
    private boolean saveAgain;

    RecordForm(Composite parent, Look look, Tr tr, Saver saver) {
        this.look = look;
        this.tr = tr;
        this.saver = saver;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        scroll.addListener(SWT.Resize, e -> measure());
        none = new Composite(scroll, SWT.NONE);
        none.setLayout(Look.grid(1));
        var l = new Label(none, SWT.WRAP);
        l.setText(tr.say("ui.form.no-record-set"));
        l.setLayoutData(new org.eclipse.swt.layout.GridData(SWT.FILL, SWT.TOP, true, false));
        none.setVisible(false);
    }

    Control control() {
        return scroll;
    }

    /** Shows an object; null shows nothing. */
    void show(Shown now) {
        boolean same = shown != null && now != null && shown.holding().id().equals(now.holding().id());
        if (!same)
            save();
        shown = now;
        if (now == null || now.set() == null) {
            body = null;
            content(now == null ? null : none);
            measure();
            return;
        }
        scroll.setRedraw(false);
        scroll.setLayoutDeferred(true);
        try {
            body = body(now.set(), now.values());
            boolean resized = body.fill(now, same, FIRST_ROWS);
            resized |= content(body.control());
            if (!same)
                scroll.setOrigin(0, 0);
            // asking eighty widgets for their size takes longer than filling them
            if (resized)
                measure();
        } finally {
            scroll.setLayoutDeferred(false);
            scroll.setRedraw(true);
        }
        grow(body);
    }

    /** The rows that nobody sees yet come one after the other: all at once would keep the window from answering. */
    private void grow(FormBody of) {
        if (!of.more(0))
            return;
        scroll.getDisplay().timerExec(WARM_MILLIS, () -> {
            if (scroll.isDisposed() || body != of)
                return;
            if (of.more(WARM_ROWS))
                grow(of);
            else
                measure();
        });
    }

    private FormBody body(RecordSetInfo set, Values values) {
        return bodies.computeIfAbsent(set, s -> new FormBody(scroll, s, values, look, tr, this::save, this::measure));
    }

    /** Makes the bodies of record sets that will be wanted, a few rows at a time, while the user does something else. */
    void warm(List<RecordSetInfo> sets, Values values) {
        if (scroll.isDisposed() || sets.isEmpty())
            return;
        boolean more = body(sets.get(0), values).more(WARM_ROWS);
        List<RecordSetInfo> rest = more ? sets : sets.subList(1, sets.size());
        scroll.getDisplay().timerExec(WARM_MILLIS, () -> warm(rest, values));
    }

    /** @return whether it is another one than before */
    private boolean content(Control c) {
        Control was = scroll.getContent();
        if (was == c)
            return false;
        if (was != null)
            was.setVisible(false);
        scroll.setContent(c);
        if (c != null)
            c.setVisible(true);
        return true;
    }

    private void measure() {
        Control c = scroll.getContent();
        Rectangle area = scroll.getClientArea();
        if (c == null || area.width <= 0)
            return;
        scroll.setMinHeight(c.computeSize(area.width, SWT.DEFAULT).y);
        ((Composite) c).layout(false);
    }

    /** Stores what was typed, as one change set; one at a time, since each sees the version that the one before made. */
    void save() {
        if (shown == null || body == null)
            return;
        if (saving) {
            saveAgain = true;
            return;
        }
        Map<String, String> typed = body.typed();
        if (typed.isEmpty())
            return;
        saving = true;
        saver.save(shown, typed, this::saved);
    }

    private void saved() {
        saving = false;
        if (saveAgain) {
            saveAgain = false;
            save();
        }
    }

    /** Puts the cursor into a field, into the first one for null. */
    void focus(String code) {
        if (body != null)
            body.row(code).ifPresent(r -> {
                r.focus();
                scroll.showControl(r.entry());
            });
    }

    /** Colours and icons are another theme's from now on. */
    void repaint() {
        scroll.setContent(null);
        bodies.values().forEach(b -> b.control().dispose());
        bodies.clear();
        show(shown);
    }
}
