package org.khoso.survey.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.survey.ui.LineModel.Head;
import org.khoso.ui.Look;

/** Below what is not allocated: a person says where a former unit's figures belong. */
final class DecidePanel {
    /** Takes a decision. */
    interface Decided {
        /** @param to new unit; null takes an earlier decision back @param note why */
        void decide(Unit to, String note);
    }

    private static final int LINES = 5;
    private final Composite box;
    private final Kit kit;
    private final Label asked;
    private final LineTable to;
    private final Text note;
    private List<Unit> units = List.of();

    DecidePanel(Composite parent, Kit kit, Decided decided) {
        this.kit = kit;
        box = new Composite(parent, SWT.NONE);
        box.setLayoutData(Kit.wide());
        box.setLayout(Look.bare(2));
        asked = new Label(box, SWT.WRAP);
        var d = Kit.wide();
        d.horizontalSpan = 2;
        asked.setLayoutData(d);
        to = new LineTable(box, kit, "survey.sums.decide.to", asked::getText, i -> {
        }, i -> decide(decided));
        to.control().setHeaderVisible(false);
        var list = Kit.wide();
        list.horizontalSpan = 2;
        list.heightHint = LINES * to.control().getItemHeight();
        to.control().setLayoutData(list);
        note = Kit.named(new Text(box, SWT.BORDER | SWT.SINGLE), "survey.sums.decide.note",
                () -> kit.tr().say("survey.ui.sums.decide.note"));
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
        int at = to.line();
        if (at >= 0)
            decided.decide(at == 0 ? null : units.get(at - 1), note.getText().strip());
    }

    /** Asks where a unit belongs. @param former its name @param all new units that it may belong to */
    void ask(String former, List<Unit> all) {
        units = all;
        asked.setText(kit.tr().say("survey.ui.sums.decide.ask", former).replace("&", "&&"));
        to.show(LineModel.of(List.of(new Head("", 1, false), new Head("", 5, false)), all.size() + 1,
                i -> i == 0
                        ? new String[]{"", kit.tr().say("survey.ui.sums.decide.open")}
                        : new String[]{all.get(i - 1).code(), all.get(i - 1).name()}),
                0);
        note.setText("");
    }

    boolean seen(boolean on) {
        return Kit.seen(box, on);
    }

    void focus() {
        to.focus();
    }
}
