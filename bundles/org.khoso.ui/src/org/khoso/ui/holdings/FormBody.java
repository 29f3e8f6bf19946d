package org.khoso.ui.holdings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordSetInfo;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.Values;

/** The rows of one record set, in the order of the standard, with what is wrong with the whole object above them. */
final class FormBody {
    private final RecordSetInfo set;
    private final Look look;
    private final Tr tr;
    private final Function<FieldInfo, FieldRow> maker;
    private boolean complete;
    private final Composite box;
    private final Notes general;
    private final List<FieldRow> rows = new ArrayList<>();
    private Shown shown;

    /** Makes an empty, hidden body; {@link #more} adds its rows. */
    FormBody(Composite parent, RecordSetInfo set, Values values, Look look, Tr tr, Runnable save, Runnable resized) {
        this.set = set;
        this.look = look;
        this.tr = tr;
        box = new Composite(parent, SWT.NONE);
        box.setVisible(false);
        var l = Look.grid(1);
        l.verticalSpacing = 4;
        box.setLayout(l);
        general = new Notes(box, null, look, tr);
        maker = f -> new FieldRow(box, f, values, look, tr, save, resized);
    }

    /** Adds so many rows; if an object is shown, with its values. @return whether rows are missing still */
    boolean more(int count) {
        for (int i = 0; i < count && rows.size() < set.fields().size(); i++) {
            FieldRow row = maker.apply(set.fields().get(rows.size()));
            rows.add(row);
            if (shown != null)
                fill(row, false);
        }
        if (rows.size() == set.fields().size() && !complete)
            source();
        return !complete;
    }

    private void source() {
        complete = true;
        var source = new Label(box, SWT.WRAP);
        source.setText(tr.say(set.title()).replace("&", "&&") + (set.verified() ? "" : " · " + tr.say("ui.form.unverified")));
        look.tone(source, Look.Tone.QUIET);
        var data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 100;
        source.setLayoutData(data);
    }

    Control control() {
        return box;
    }

    /**
     * Shows an object in the rows that are there, and in at least so many. @param keepTyped whether what a person has typed
     * stays @return whether the height may have changed
     */
    boolean fill(Shown now, boolean keepTyped, int least) {
        int before = rows.size();
        shown = null;
        more(least - before);
        shown = now;
        boolean resized = rows.size() != before;
        resized |= general.show(now.at(null));
        for (FieldRow r : rows)
            resized |= fill(r, keepTyped);
        return resized;
    }

    private boolean fill(FieldRow r, boolean keepTyped) {
        return r.fill(shown.values(), shown.text(r.field()), shown.at(r.field()), keepTyped);
    }

    /** Hands over what was typed: text by field code, without what can't be stored as it is. */
    Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        for (FieldRow r : rows)
            if (r.dirty())
            r.typed().ifPresent(t -> typed.put(r.field().code(), t));
        return typed;
    }

    /** @return the row of a field; the first one for null */
    Optional<FieldRow> row(String code) {
        more(set.fields().size());
        return rows.stream().filter(r -> code == null || r.field().code().equals(code)).findFirst();
    }
}
