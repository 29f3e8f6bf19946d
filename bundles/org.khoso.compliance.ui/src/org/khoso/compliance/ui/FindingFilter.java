package org.khoso.compliance.ui;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.Level;
import org.khoso.api.store.FindingStore.State;
import org.khoso.core.FindingSet.By;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** The line above the list: what is shown, and how it is gathered. */
final class FindingFilter {
    private static final int PAUSE = 300;

    private final Map<Level, Button> levels = new EnumMap<>(Level.class);
    private final Tr tr;
    private final Words words;
    private final Text text;
    private final Button byRule;
    private final Button mended;
    private final Button waived;
    private final Runnable sift;
    private int typed;

    /** @param sift called when other entries are to be shown @param read called when other states are to be read */
    FindingFilter(Composite parent, Tr tr, Look look, Words words, Runnable sift, Runnable read) {
        this.tr = tr;
        this.words = words;
        this.sift = sift;
        var line = new Composite(parent, SWT.NONE);
        line.setLayout(Look.bare(10));
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text = new Text(line, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage(tr.say("compliance.ui.filter"));
        text.setToolTipText(tr.say("compliance.ui.filter.tip"));
        text.setData("khoso.id", "compliance.filter");
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text.addListener(SWT.Modify, e -> pause());
        for (Level l : Level.values())
            levels.put(l, toggle(line, "level." + l.code(), tr.say("core.level." + l.code()), true, sift));
        for (Level l : Level.values())
            levels.get(l).setImage(look.icon("org.khoso.compliance.ui", l.code()));
        new Label(line, SWT.SEPARATOR | SWT.VERTICAL).setLayoutData(height());
        byRule = radio(line, "by-rule");
        radio(line, "by-dossier");
        byRule.setSelection(true);
        mended = toggle(line, "mended", tr.say("compliance.ui.show.mended"), false, read);
        waived = toggle(line, "waived", tr.say("compliance.ui.show.waived"), false, read);
    }

    private static GridData height() {
        var d = new GridData();
        d.heightHint = 2 * Look.UNIT;
        return d;
    }

    private Button toggle(Composite line, String id, String label, boolean on, Runnable changed) {
        var b = new Button(line, SWT.CHECK);
        b.setText(label);
        b.setSelection(on);
        b.setData("khoso.id", "compliance." + id);
        b.addListener(SWT.Selection, e -> changed.run());
        return b;
    }

    private Button radio(Composite line, String id) {
        var b = new Button(line, SWT.RADIO);
        b.setText(tr.say("compliance.ui." + id));
        b.setData("khoso.id", "compliance." + id);
        b.addListener(SWT.Selection, e -> {
            if (b.getSelection())
                sift.run();
        });
        return b;
    }

    /** Waits for the end of a word before the list is sifted. */
    private void pause() {
        int now = ++typed;
        text.getDisplay().timerExec(PAUSE, () -> {
            if (now == typed && !text.isDisposed())
                sift.run();
        });
    }

    Text text() {
        return text;
    }

    /** Shows everything again. */
    void clear() {
        levels.values().forEach(b -> b.setSelection(true));
        text.setText("");
    }

    /** @return states to be read */
    Set<State> states() {
        Set<State> s = EnumSet.of(State.NEW, State.OPEN);
        if (mended.getSelection())
            s.add(State.MENDED);
        if (waived.getSelection())
            s.add(State.WAIVED);
        return s;
    }

    By by() {
        return byRule.getSelection() ? By.RULE : By.DOSSIER;
    }

    /** Puts the numbers beside the levels. */
    void counts(Map<Level, Long> counts) {
        levels.forEach((l, b) -> b.setText(tr.say("core.level." + l.code()) + " (" + tr.number(counts.getOrDefault(l, 0L))
                + ")"));
        text.getParent().layout();
    }

    /** @return what is wanted, for use off the UI thread; words are found without accents too */
    Sift wanted() {
        Set<Level> on = EnumSet.noneOf(Level.class);
        levels.forEach((l, b) -> {
            if (b.getSelection())
                on.add(l);
        });
        return new Sift(on, text.getText(), words::group, e -> {
            var f = e.finding();
            return String.join(" ", words.say(f.message()), f.subject().code(), words.place(f), f.rule(), f.clause());
        });
    }
}
