package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.ui.Look;

/** An item that has one row, as a form: one field for each column, in the order of the survey. Knows no column by name. */
final class AnswerForm {
    private final ScrolledComposite scroll;
    private final Kit kit;
    private final Answering answering;
    private final List<CellField> fields = new ArrayList<>();
    private Composite body;
    private String shown = "";

    AnswerForm(Composite parent, Kit kit, Answering answering) {
        this.kit = kit;
        this.answering = answering;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        scroll.addListener(SWT.Resize, e -> measure());
    }

    Control control() {
        return scroll;
    }

    /** Shows an item; what was typed and not stored stays as long as it is the same. */
    void show(Sheet sheet, Item item, boolean editable) {
        String key = sheet.response().id() + "/" + item.id();
        boolean same = key.equals(shown);
        if (!same)
            build(item, key);
        boolean resized = !same;
        for (CellField f : fields)
            resized |= f.fill(sheet, editable);
        if (resized)
            measure();
        if (!same)
            scroll.setOrigin(0, 0);
    }

    private void build(Item item, String key) {
        close();
        shown = key;
        body = new Composite(scroll, SWT.NONE);
        var l = Look.grid(1);
        l.verticalSpacing = 4;
        body.setLayout(l);
        for (Column c : item.columns())
            fields.add(new CellField(body, new Cell(item.id(), "", c.id()), c, kit, answering, this::measure));
        scroll.setContent(body);
    }

    /** Stores what was typed, and takes the fields away: what could not be stored is a draft then. */
    void close() {
        commit();
        fields.clear();
        shown = "";
        scroll.setContent(null);
        if (body != null)
            body.dispose();
        body = null;
    }

    /** Stores what was typed. */
    void commit() {
        fields.forEach(CellField::commit);
    }

    private void measure() {
        int width = scroll.getClientArea().width;
        if (body == null || width <= 0)
            return;
        scroll.setMinHeight(body.computeSize(width, SWT.DEFAULT).y);
        body.layout(true, true);
    }

    /** Puts the cursor into a field; into the first that shows if there is no such one. */
    void focus(Cell cell) {
        CellField first = null;
        for (CellField f : fields) {
            if (!f.control().getVisible())
                continue;
            if (f.cell().equals(cell)) {
                first = f;
                break;
            }
            first = first == null ? f : first;
        }
        if (first != null) {
            first.focus();
            Rectangle b = first.control().getBounds();
            scroll.showControl(first.control());
            if (b.y < scroll.getClientArea().height / 2)
                scroll.setOrigin(0, 0);
        }
    }
}
