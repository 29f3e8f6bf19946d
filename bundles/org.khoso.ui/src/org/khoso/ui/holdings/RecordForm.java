package org.khoso.ui.holdings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordSetInfo;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** The form of an object: one row for each field of its record set, in the order of the standard. Knows no field by name. */
final class RecordForm {
    /** Stores new values off the UI thread. */
    interface Saver {
        /** @param after called on the UI thread when the form shows what is stored now, or when it could not be stored */
        void save(Shown seen, Map<String, String> values, Runnable after);
    }

    private final ScrolledComposite scroll;
    private final Look look;
    private final Tr tr;
    private final Saver saver;
    private final List<FieldRow> rows = new ArrayList<>();
    private Composite body;
    private Notes general;
    private RecordSetInfo set;
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
            empty(now);
            return;
        }
        scroll.setRedraw(false);
        try {
            if (!now.set().equals(set))
                build(now);
            general.show(now.at(null));
            for (FieldRow r : rows)
                r.fill(now.values(), now.text(r.field()), now.at(r.field()), same);
            if (!same)
                scroll.setOrigin(0, 0);
        } finally {
            scroll.setRedraw(true);
        }
        measure();
    }

    private void empty(Shown now) {
        set = null;
        rows.clear();
        fresh();
        if (now != null) {
            var l = new Label(body, SWT.WRAP);
            l.setText(tr.say("ui.form.no-record-set"));
            l.setLayoutData(new org.eclipse.swt.layout.GridData(SWT.FILL, SWT.TOP, true, false));
        }
        measure();
    }

    private void fresh() {
        if (body != null)
            body.dispose();
        body = new Composite(scroll, SWT.NONE);
        var l = Look.grid(1);
        l.verticalSpacing = 4;
        body.setLayout(l);
        scroll.setContent(body);
    }

    private void build(Shown now) {
        set = now.set();
        rows.clear();
        fresh();
        general = new Notes(body, look, tr);
        for (FieldInfo f : set.fields())
            rows.add(new FieldRow(body, f, now.values(), look, tr, this::save, this::measure));
        var source = new Label(body, SWT.WRAP);
        source.setText(tr.say(set.title()).replace("&", "&&") + (set.verified() ? "" : " · " + tr.say("ui.form.unverified")));
        look.tone(source, Look.Tone.QUIET);
        var data = new org.eclipse.swt.layout.GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 100;
        source.setLayoutData(data);
    }

    private void measure() {
        if (body == null || body.isDisposed())
            return;
        Rectangle area = scroll.getClientArea();
        if (area.width <= 0)
            return;
        body.layout(true, true);
        scroll.setMinHeight(body.computeSize(area.width, SWT.DEFAULT).y);
    }

    /** Stores what was typed, as one change set; one at a time, since each sees the version that the one before made. */
    void save() {
        if (shown == null)
            return;
        if (saving) {
            saveAgain = true;
            return;
        }
        Map<String, String> typed = new LinkedHashMap<>();
        for (FieldRow r : rows)
            if (r.dirty())
                r.typed().ifPresent(t -> typed.put(r.field().code(), t));
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
        rows.stream().filter(r -> code == null || r.field().code().equals(code)).findFirst().ifPresent(r -> {
            r.focus();
            scroll.showControl(r.entry());
        });
    }

    /** Colours and icons are another theme's from now on. */
    void repaint() {
        set = null;
        show(shown);
    }
}
