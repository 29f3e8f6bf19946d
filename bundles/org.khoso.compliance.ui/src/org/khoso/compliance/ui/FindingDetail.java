package org.khoso.compliance.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.RuleInfo;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.api.store.FindingStore.State;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** One finding in words: what is wrong, what to do, what it rests on, since when; here it is set aside with a reason. */
final class FindingDetail {
    private final Tr tr;
    private final Words words;
    private final Look look;
    private final StyledText text;
    private final Button go;
    private final Text reason;
    private final Button waive;
    private final StringBuilder said = new StringBuilder();
    private final List<StyleRange> styles = new ArrayList<>();
    private final Lookup lookup;
    private List<Entry> shown = List.of();

    /** Knows whether what a finding is about is in the archive, though it was not when it was found. */
    interface Lookup {
        /** Asks, and is told on the UI thread. */
        void find(Finding finding, Consumer<Boolean> there);
    }

    /** @param jump goes to the place @param waiver sets aside with a reason, or takes that back where there is none */
    FindingDetail(Composite parent, Tr tr, Look look, Words words, Lookup lookup, Consumer<Entry> jump,
            BiConsumer<List<Entry>, String> waiver) {
        this.lookup = lookup;
        this.tr = tr;
        this.words = words;
        this.look = look;
        var box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.grid(2));
        text = new StyledText(box, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setData("khoso.id", "compliance.detail");
        text.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        text.setLayoutData(wide(true));
        go = new Button(box, SWT.PUSH);
        go.setText(tr.say("compliance.ui.go"));
        go.setData("khoso.id", "compliance.go");
        go.setLayoutData(wide(false));
        go.addListener(SWT.Selection, e -> shown.stream().findFirst().ifPresent(jump));
        reason = new Text(box, SWT.BORDER);
        reason.setMessage(tr.say("compliance.ui.reason"));
        reason.setData("khoso.id", "compliance.reason");
        reason.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        waive = new Button(box, SWT.PUSH);
        waive.setData("khoso.id", "compliance.waive");
        reason.addListener(SWT.Modify, e -> enable());
        reason.addListener(SWT.DefaultSelection, e -> act(waiver));
        waive.addListener(SWT.Selection, e -> act(waiver));
        show(List.of());
    }

    private static GridData wide(boolean high) {
        var d = new GridData(SWT.FILL, SWT.FILL, true, high, 2, 1);
        d.widthHint = 200;
        return d;
    }

    private void act(BiConsumer<List<Entry>, String> waiver) {
        if (!waive.getEnabled())
            return;
        String why = reason.getText().strip();
        reason.setText("");
        waiver.accept(shown, takesBack() ? null : why);
    }

    private boolean takesBack() {
        return !shown.isEmpty() && shown.stream().allMatch(e -> e.state() == State.WAIVED);
    }

    private void enable() {
        boolean some = !shown.isEmpty() && (takesBack() || shown.stream().noneMatch(e -> e.state() == State.WAIVED
                || e.state() == State.MENDED));
        reason.setEnabled(some && !takesBack());
        waive.setEnabled(some && (takesBack() || !reason.getText().isBlank()));
    }

    /** Puts the cursor where a reason is written. */
    void focus() {
        if (reason.isEnabled())
            reason.setFocus();
        else
            waive.setFocus();
    }

    /** Shows these: the first in full, of more the number. */
    void show(List<Entry> entries) {
        shown = entries;
        boolean id = !entries.isEmpty() && entries.get(0).finding().subject().id() != null;
        go.setEnabled(entries.size() == 1 && id);
        words(false);
        if (!id && !entries.isEmpty())
            lookup.find(entries.get(0).finding(), there -> {
                if (entries != shown || text.isDisposed())
                    return;
                go.setEnabled(entries.size() == 1 && there);
                if (!there)
                    words(true);
            });
        String label = tr.say(takesBack() ? "compliance.ui.unwaive" : "compliance.ui.waive");
        waive.setText(entries.size() > 1 ? label + " (" + tr.number(entries.size()) + ")" : label);
        enable();
        waive.getParent().layout();
    }

    private void words(boolean outside) {
        said.setLength(0);
        styles.clear();
        if (shown.isEmpty())
            line(null, tr.say("compliance.ui.select"));
        else
            write(shown.get(0), outside);
        text.setText(said.toString());
        text.setStyleRanges(styles.toArray(StyleRange[]::new));
    }

    private void write(Entry e, boolean outside) {
        Finding f = e.finding();
        if (shown.size() > 1)
            line(null, tr.say("compliance.ui.selected", shown.size()) + "\n");
        bold(tr.say("core.level." + f.level().code()) + " · " + tr.say("compliance.ui.state." + e.state().name()), 0);
        bold(words.say(f.message()), 2);
        line("remedy", f.remedy() == null ? "" : words.say(f.remedy()));
        line("clause", f.clause().isEmpty() ? tr.say("compliance.ui.no-clause") : f.clause());
        if (!f.clause().isEmpty())
            line("confidence", tr.say("compliance.ui.confidence." + (f.confidence() == Confidence.UNKNOWN
                    ? "unknown"
                    : f.confidence().code())));
        if (!f.confidence().mayOblige() && f.level() == Level.SHOULD && !f.clause().isEmpty())
            line(null, tr.say("compliance.ui.lowered"));
        line("about", tr.say("compliance.ui.subject." + f.subject().kind().code()) + " " + f.subject().code());
        if (outside && f.subject().kind() != Kind.ARCHIVE)
            line(null, tr.say("compliance.ui.never-came-in"));
        String place = words.place(f);
        line("place", place.equals(f.place()) ? place : place + " (" + f.place() + ")");
        Optional<RuleInfo> rule = words.rule(f.rule());
        line("rule", f.rule() + rule.map(r -> "\n" + tr.say("compliance.ui.decided-by", r.decidedBy())).orElse(""));
        line("since", Words.time(e.since()));
        if (e.waivedBy() != null)
            line("waived-by", e.waivedBy().name() + (e.reason() == null ? "" : ": " + e.reason()));
    }

    private void line(String label, String value) {
        if (value == null || value.isEmpty())
            return;
        if (label != null) {
            said.append('\n');
            style(tr.say("compliance.ui.detail." + label), 0);
            said.append('\n');
        }
        said.append(value).append('\n');
    }

    private void bold(String value, int larger) {
        style(value, larger);
        said.append('\n');
    }

    private void style(String value, int larger) {
        var range = new StyleRange();
        range.start = said.length();
        range.length = value.length();
        range.font = look.font(larger, true);
        styles.add(range);
        said.append(value);
    }
}
