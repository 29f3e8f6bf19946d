package org.khoso.survey.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.ui.Look;

/** Below what is not allocated: a person says where a former unit's figures belong. */
final class DecidePanel {
    /** Takes a decision. */
    interface Decided {
        /** @param to new unit; null takes an earlier decision back @param note why */
        void decide(Unit to, String note);
    }

    private final Composite box;
    private final Kit kit;
    private final Label asked;
    private final Combo to;
    private final Text note;
    private List<Unit> units = List.of();

    DecidePanel(Composite parent, Kit kit, Decided decided) {
        this.kit = kit;
        box = new Composite(parent, SWT.NONE);
        box.setLayoutData(Kit.wide());
        box.setLayout(Look.bare(3));
        asked = new Label(box, SWT.WRAP);
        var d = Kit.wide();
        d.horizontalSpan = 3;
        asked.setLayoutData(d);
        to = Kit.named(new Combo(box, SWT.READ_ONLY), "survey.sums.decide.to", asked::getText);
        to.setLayoutData(wide());
        note = Kit.named(new Text(box, SWT.BORDER | SWT.SINGLE), "survey.sums.decide.note", () -> kit.tr().say("survey.ui.sums.decide.note"));
        note.setMessage(kit.tr().say("survey.ui.sums.decide.note"));
        note.setLayoutData(wide());
        note.addListener(SWT.DefaultSelection, e -> decide(decided));
        var ok = new Button(box, SWT.PUSH);
        ok.setText(kit.tr().say("survey.ui.sums.decide"));
        ok.setData("khoso.id", "survey.sums.decide");
        ok.addListener(SWT.Selection, e -> decide(decided));
        Kit.seen(box, false);
    }

    private static GridData wide() {
        var d = new GridData(SWT.FILL, SWT.CENTER, true, false);
        d.widthHint = 100;
        return d;
    }

    private void decide(Decided decided) {
        int at = to.getSelectionIndex();
        if (at >= 0)
            decided.decide(at == 0 ? null : units.get(at - 1), note.getText().strip());
    }

    /** Asks where a unit belongs. @param former its name @param all new units that it may belong to */
    void ask(String former, List<Unit> all) {
        units = all;
        asked.setText(kit.tr().say("survey.ui.sums.decide.ask", former).replace("&", "&&"));
        to.removeAll();
        to.add(kit.tr().say("survey.ui.sums.decide.open"));
        all.forEach(u -> to.add(u.code() + " " + u.name()));
        to.select(0);
        note.setText("");
    }

    boolean seen(boolean on) {
        return Kit.seen(box, on);
    }

    void focus() {
        to.setFocus();
    }
}
