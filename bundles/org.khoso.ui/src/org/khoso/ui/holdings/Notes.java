package org.khoso.ui.holdings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** What is wrong with a field, below it: level by shape, word and colour; the clause is one hover away. Takes no room when empty. */
final class Notes {
    private final Composite parent;
    private final Control above;
    private Composite box;
    private final Look look;
    private final Tr tr;
    private List<Entry> findings = List.of();
    private String own;

    /** @param above what they stand below; null for the top */
    Notes(Composite parent, Control above, Look look, Tr tr) {
        this.parent = parent;
        this.above = above;
        this.look = look;
        this.tr = tr;
    }

    /** Shows findings. @return whether the height may have changed */
    boolean show(List<Entry> now) {
        boolean same = own == null && keys(now).equals(keys(findings));
        findings = now.stream().sorted(java.util.Comparator.comparing(e -> e.finding().level())).toList();
        own = null;
        if (!same)
            build();
        return !same;
    }

    private static Set<Finding> keys(List<Entry> entries) {
        return entries.stream().map(Entry::finding).collect(Collectors.toSet());
    }

    /** Shows what is wrong with what is being typed; null for nothing. @return whether the height may have changed */
    boolean own(String problem) {
        if (Objects.equals(problem, own))
            return false;
        own = problem;
        build();
        return true;
    }

    private void build() {
        if (box != null)
            box.dispose();
        box = null;
        if (own == null && findings.isEmpty())
            return;
        box = new Composite(parent, SWT.NONE);
        var l = Look.bare(2);
        l.verticalSpacing = 2;
        box.setLayout(l);
        box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        if (above == null)
            box.moveAbove(null);
        else
            box.moveBelow(above);
        if (own != null)
            line(Level.SHOULD, own, own);
        Map<String, List<Finding>> said = new LinkedHashMap<>();
        for (Entry e : findings)
            said.computeIfAbsent(tr.say("ui.level." + e.finding().level().code()) + ": " + tr.say(e.finding().message()),
                    k -> new ArrayList<>())
                    .add(e.finding());
        // several rules may say the same of one field: said once, with how many, and all their clauses in the hover
        said.forEach((text, same) -> line(same.get(0).level(), same.size() > 1 ? tr.say("ui.form.times", text, same.size()) : text,
                same.stream().map(this::tip).distinct().collect(Collectors.joining("\n\n"))));
    }

    private String tip(Finding f) {
        String clause = f.clause().isEmpty() ? tr.say("ui.form.own-rule") : f.clause();
        return tr.say(f.message()) + (f.remedy() == null ? "" : "\n" + tr.remedy(f.remedy())) + "\n" + clause + " [" + f.confidence().code()
                + "]";
    }

    private void line(Level level, String text, String tip) {
        var icon = new Label(box, SWT.NONE);
        icon.setImage(look.icon(level.code()));
        icon.setToolTipText(tip);
        icon.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false));
        var label = new Label(box, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        label.setToolTipText(tip);
        look.tone(label, Tone.valueOf(level.name()));
        var data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 100;
        label.setLayoutData(data);
    }
}
