package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Field;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;

/** The fields of one part, as a form; below its name what is wrong with the whole of it. Knows no field by name. */
final class PartForm {
    private final ScrolledComposite scroll;
    private final Kit kit;
    private final PartWords words;
    private final BiFunction<String, String, String> edit;
    private final List<PartField> fields = new ArrayList<>();
    private Composite body;
    private Label heading;
    private Label note;
    private Place shown;
    private List<Field> made = List.of();

    /** @param edit takes field and value of the part that is shown in; says why that can't be, or null */
    PartForm(Composite parent, Kit kit, PartWords words, BiFunction<String, String, String> edit) {
        this.kit = kit;
        this.words = words;
        this.edit = edit;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        scroll.addListener(SWT.Resize, e -> measure());
    }

    Control control() {
        return scroll;
    }

    /** Shows a part. What is being typed into it stays as long as it is the same part with the same fields. */
    void show(SurveyDesign design, Place place, List<Problem> problems, boolean editable) {
        List<Field> now = design.fields(place);
        boolean same = place.equals(shown) && now.equals(made);
        if (!same)
            build(design, place, now);
        heading.setText(words.where(design, place).replace("&", "&&"));
        boolean resized = !same;
        List<Problem> here = problems.stream().filter(p -> p.place().equals(place)).toList();
        List<Problem> whole = here.stream().filter(p -> fields.stream().noneMatch(f -> f.field().name().equals(p.field()))).toList();
        resized |= kit.say(note, String.join("\n", whole.stream().map(words::said).toList()),
                whole.stream().anyMatch(Problem::blocks) ? Tone.MUST : Tone.SHOULD);
        for (PartField f : fields)
            resized |= f.show(design.value(place, f.field().name()),
                    here.stream().filter(p -> p.field().equals(f.field().name())).toList(), editable);
        if (resized)
            measure();
        if (!place.equals(shown))
            scroll.setOrigin(0, 0);
        shown = place;
    }

    private void build(SurveyDesign design, Place place, List<Field> now) {
        String focus = fields.stream().filter(f -> f.control().isFocusControl()).map(f -> f.field().name()).findFirst().orElse("");
        boolean again = place.equals(shown);
        close();
        made = now;
        body = new Composite(scroll, SWT.NONE);
        var l = Look.grid(1);
        l.verticalSpacing = 4;
        body.setLayout(l);
        heading = new Label(body, SWT.WRAP);
        heading.setFont(kit.look().font(1, true));
        heading.setLayoutData(Kit.wide());
        heading.setData("khoso.id", "survey.design.part");
        note = new Label(body, SWT.WRAP);
        note.setLayoutData(Kit.wide());
        note.setData("khoso.id", "survey.design.part.note");
        Kit.seen(note, false);
        List<String> cells = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        cells(design, place, cells, labels);
        for (Field f : now) {
            var field = new PartField(body, place.part(), f, words, kit, edit, this::measure);
            field.cells(body, cells, labels);
            fields.add(field);
        }
        scroll.setContent(body);
        if (again)
            fields.stream().filter(f -> f.field().name().equals(focus)).findFirst().ifPresent(f -> f.focus(0));
    }

    /** Cells as conditions of a part write them: those of its own item without the item's number. */
    private void cells(SurveyDesign design, Place place, List<String> cells, List<String> labels) {
        String own = place.item() == null ? design.value(place, "item") : design.value(place.item(), "id");
        for (Item i : design.template().items())
            for (Column c : i.columns())
                for (String row : i.id().equals(own) || i.free() ? List.of("") : i.rowIds()) {
                    cells.add("[" + (i.id().equals(own) ? "" : i.id() + "/") + (row.isEmpty() ? "" : row + "/") + c.id() + "]");
                    labels.add(cells.getLast() + " · " + PartWords.shortened(kit.tr().say(c.label())));
                }
    }

    /** Takes what was typed in, and the fields away. */
    void close() {
        commit();
        fields.clear();
        made = List.of();
        scroll.setContent(null);
        if (body != null)
            body.dispose();
        body = null;
    }

    /** Takes what was typed in. */
    void commit() {
        List.copyOf(fields).forEach(PartField::commit);
    }

    private void measure() {
        int width = scroll.getClientArea().width;
        if (body == null || body.isDisposed() || width <= 0)
            return;
        scroll.setMinHeight(body.computeSize(width, SWT.DEFAULT).y);
        body.layout(true, true);
    }

    /** Puts the cursor into a field; into the first if there is no such one. @param position where in its condition, from 1; 0 anywhere */
    void focus(String name, int position) {
        if (fields.isEmpty())
            return;
        PartField field = fields.stream().filter(f -> f.field().name().equals(name)).findFirst().orElse(fields.getFirst());
        field.focus(position);
        scroll.showControl(field.control());
    }

    /** @return whether there are fields */
    boolean any() {
        return !fields.isEmpty();
    }

    /** Layout data of what fills its zone. */
    static GridData filling() {
        return new GridData(SWT.FILL, SWT.FILL, true, true);
    }
}
