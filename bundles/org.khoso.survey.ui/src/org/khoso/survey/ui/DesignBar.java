package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.khoso.survey.ui.DesignDesk.Entry;
import org.khoso.survey.ui.DesignDesk.Home;
import org.khoso.ui.Look;

/** Above the parts: which questionnaire is shown, and what can be done with the whole of it. */
final class DesignBar {
    /** What is asked of whoever owns the bar. */
    interface Actions {
        /** Goes back to the responses. */
        void back();

        /** Shows a questionnaire; null none. */
        void choose(Entry entry);

        /** Begins one from what is shown, or an empty one. */
        void make();

        /** Begins a draft of what is shown. */
        void revise();

        /** Puts the draft in use. */
        void use();

        /** Takes a file in. */
        void take();

        /** Writes into a file. */
        void write();

        /** Throws the draft away. */
        void forget();
    }

    private static final int LONGEST = 60;

    private final Composite box;
    private final Combo combo;
    private final Map<String, Button> buttons = new LinkedHashMap<>();
    private final Kit kit;
    private List<Entry> entries = List.of();

    DesignBar(Composite parent, Kit kit, Actions actions) {
        this.kit = kit;
        box = new Composite(parent, SWT.NONE);
        box.setLayoutData(Kit.wide());
        box.setLayout(Look.bare(9));
        button("back", actions::back);
        combo = Kit.named(new Combo(box, SWT.READ_ONLY), "survey.design.choice", () -> kit.tr().say("survey.ui.design.choice"));
        var d = new GridData(SWT.FILL, SWT.CENTER, true, false);
        d.widthHint = 200;
        combo.setLayoutData(d);
        combo.setToolTipText(kit.tr().say("survey.ui.design.choice"));
        combo.addListener(SWT.Selection, e -> {
            int at = combo.getSelectionIndex();
            actions.choose(at <= 0 || at > entries.size() ? null : entries.get(at - 1));
        });
        button("new", actions::make);
        button("revise", actions::revise);
        button("use", actions::use);
        button("take", actions::take);
        button("write", actions::write);
        button("forget", actions::forget);
    }

    private void button(String name, Runnable does) {
        var b = new Button(box, SWT.PUSH);
        b.setText(kit.tr().say("survey.ui.design." + name));
        b.setToolTipText(kit.tr().say("survey.ui.design." + name + ".tip"));
        b.setData("khoso.id", "survey.design." + name);
        b.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        b.addListener(SWT.Selection, e -> does.run());
        buttons.put(name, b);
    }

    /** Shows the questionnaires there are. @param archive whether an archive is open @param shown the one that is shown, or null */
    void show(boolean archive, List<Entry> all, Entry shown) {
        entries = all;
        List<String> lines = new ArrayList<>();
        lines.add(kit.tr().say("survey.ui.design.choose"));
        all.forEach(e -> lines.add(line(e)));
        if (!lines.equals(List.of(combo.getItems())))
            combo.setItems(lines.toArray(String[]::new));
        int at = 0;
        for (int i = 0; i < all.size(); i++)
            if (all.get(i).same(shown))
            at = i + 1;
        combo.select(at);
        boolean draft = shown != null && shown.home() == Home.DRAFT;
        boolean changed = seen("new", archive);
        changed |= seen("take", archive);
        changed |= seen("revise", archive && shown != null && !draft);
        changed |= seen("use", archive && draft);
        changed |= seen("write", shown != null);
        changed |= seen("forget", archive && draft);
        if (shown != null && !draft) {
            String key = "survey.ui.design." + (shown.home() == Home.OWN && shown.answered() == 0 ? "mend" : "revise");
            changed |= !kit.tr().say(key).equals(buttons.get("revise").getText());
            buttons.get("revise").setText(kit.tr().say(key));
            buttons.get("revise").setToolTipText(kit.tr().say(key + ".tip"));
        }
        if (changed)
            box.layout(true, true);
    }

    private boolean seen(String name, boolean on) {
        return Kit.seen(buttons.get(name), on);
    }

    private String line(Entry e) {
        String name = e.id() + (e.version().isEmpty() ? "" : " · " + e.version()) + (e.title().isBlank() ? "" : " · " + e.title());
        String shortened = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        String home = kit.tr().say("survey.ui.design.home." + e.home().name().toLowerCase(java.util.Locale.ROOT));
        return home + ": " + shortened + (e.answered() > 0 ? " · " + kit.tr().say("survey.ui.design.answered", e.answered()) : "");
    }

    Control control() {
        return box;
    }

    void focus() {
        combo.setFocus();
    }
}
