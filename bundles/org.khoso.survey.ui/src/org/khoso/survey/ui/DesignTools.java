package org.khoso.survey.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Group;
import org.khoso.api.survey.SurveyDesign.Part;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.survey.ui.DesignDesk.Edit;
import org.khoso.survey.ui.DesignTree.Node;
import org.khoso.ui.Look;

/** What can be done with the part that is selected, as buttons and as keys: add, copy, move, remove. Only what can be done shows. */
final class DesignTools {
    /** The form of the part, which says first what was typed into it. */
    interface Form {
        /** Takes what was typed in. */
        void commit();

        /** Puts the cursor into the fields of the part that is selected. */
        void focus();
    }

    private final Kit kit;
    private final PartWords words;
    private final DesignDesk desk;
    private final Form form;
    private final Supplier<Node> selected;
    private final Map<String, Button> tools = new LinkedHashMap<>();
    private final Composite box;

    DesignTools(Composite left, Kit kit, PartWords words, DesignDesk desk, Form form, Supplier<Node> selected) {
        this.kit = kit;
        this.words = words;
        this.desk = desk;
        this.form = form;
        this.selected = selected;
        box = new Composite(left, SWT.NONE);
        var row = new RowLayout();
        row.marginLeft = 0;
        row.marginRight = 0;
        row.spacing = Look.UNIT / 2;
        box.setLayout(row);
        box.setLayoutData(Kit.wide());
        for (String list : List.of("sections", "items", "columns", "rows", "options", "rules"))
            tool(list, () -> add(list));
        tool("copy", this::copy);
        tool("up", () -> move(-1));
        tool("down", () -> move(1));
        tool("remove", this::remove);
    }

    private Node node() {
        return selected.get();
    }

    private void tool(String name, Runnable does) {
        var b = new Button(box, SWT.PUSH);
        b.setText(kit.tr().say("survey.ui.design.tool." + name));
        b.setToolTipText(kit.tr().say("survey.ui.design.tool." + name + ".tip"));
        b.setData("khoso.id", "survey.design.tool." + name);
        b.addListener(SWT.Selection, e -> does.run());
        tools.put(name, b);
    }

    /** @return whether a key edits the part that is selected */
    boolean key(Event e) {
        boolean alt = (e.stateMask & SWT.MOD3) != 0;
        boolean control = (e.stateMask & SWT.MOD1) != 0;
        switch (e.keyCode) {
            case SWT.DEL -> remove();
            case SWT.INSERT ->
                add(node().place().steps().isEmpty() ? node().list().isEmpty() ? "items" : node().list() : node().place().list());
            case SWT.ARROW_UP, SWT.ARROW_DOWN -> {
                if (alt)
                    move(e.keyCode == SWT.ARROW_UP ? -1 : 1);
                return alt;
            }
            case 'd' -> {
                if (control)
                    copy();
                return control;
            }
            case SWT.CR, SWT.KEYPAD_CR -> form.focus();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Shows what can be done with the part that is selected. */
    void show() {
        boolean on = desk.editable();
        boolean changed = false;
        for (var t : tools.entrySet()) {
            boolean can = on && switch (t.getKey()) {
                case "copy", "remove", "up", "down" -> !node().place().steps().isEmpty();
                default -> home(t.getKey()) != null;
            };
            boolean before = t.getValue().getLayoutData() instanceof RowData d && !d.exclude;
            changed |= before != can || t.getValue().getLayoutData() == null;
            t.getValue().setVisible(can);
            var d = new RowData();
            d.exclude = !can;
            t.getValue().setLayoutData(d);
        }
        if (changed)
            box.getParent().layout(true, true);
    }

    /** @return the part in whose list of that name a new part would stand: that of the questionnaire, or of what is selected or stands around it; null if there is none */
    private Place home(String list) {
        for (Place p = node().place();; p = p.parent()) {
            if (SurveyDesign.groups(p.part()).stream().map(Group::name).anyMatch(list::equals))
                return p;
            if (p.steps().isEmpty())
                return null;
        }
    }

    private void edit(String label, Place at, Edit what) {
        form.commit();
        String why = desk.edit(label, at, "", what);
        if (why != null)
            desk.say(why);
    }

    private void add(String list) {
        Place in = home(list);
        if (in == null || desk.design() == null)
            return;
        int at = desk.design().count(in, list);
        for (Place p = node().place(); !p.steps().isEmpty(); p = p.parent())
            if (p.parent().equals(in) && p.list().equals(list))
            at = p.at() + 1;
        int where = at;
        Part part = in.child(list, 0).part();
        edit(kit.tr().say("survey.ui.design.added", words.part(part)), in.child(list, where), d -> d.add(in, list, where));
        form.focus();
    }

    private void copy() {
        Place p = node().place();
        if (!p.steps().isEmpty())
            edit(kit.tr().say("survey.ui.design.copied", words.part(p.part())), p.parent().child(p.list(), p.at() + 1), d -> d.copy(p));
    }

    private void move(int by) {
        Place p = node().place();
        if (!p.steps().isEmpty())
            edit(kit.tr().say("survey.ui.design.moved", words.part(p.part())), p.parent().child(p.list(), p.at() + by), d -> d.move(p, by));
    }

    private void remove() {
        Place p = node().place();
        if (!p.steps().isEmpty())
            edit(kit.tr().say("survey.ui.design.removed", words.part(p.part())), p, d -> d.remove(p));
    }
}
