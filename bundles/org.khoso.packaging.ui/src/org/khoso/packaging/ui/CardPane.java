package org.khoso.packaging.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.khoso.core.transfer.TransferBoard.Card;
import org.khoso.core.transfer.TransferBoard.Parties;
import org.khoso.core.transfer.TransferItem;
import org.khoso.ui.Look;

/** The hand-over that is selected: what can be done with it, its dossiers with verdicts and reasons, the protocol with receipt and deadlines. */
final class CardPane {
    private final Words words;
    private final CardText text;
    private final Composite box;
    private final Label title;
    private final Label state;
    private final Composite bar;
    private final Map<Step, Button> steps = new EnumMap<>(Step.class);
    private final Label problem;
    private final ItemTable items;
    private final StyledText item;
    private final StyledText facts;
    private Function<UUID, List<String>> marked = i -> List.of();

    /** @param does does a step */
    CardPane(Composite parent, Words words, Look look, Consumer<Step> does) {
        this.words = words;
        text = new CardText(words);
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        title = look.heading(box, "");
        title.setLayoutData(wide());
        state = new Label(box, SWT.WRAP);
        state.setLayoutData(wide());
        look.tone(state, Look.Tone.QUIET);
        bar = new Composite(box, SWT.NONE);
        var row = new RowLayout(SWT.HORIZONTAL);
        row.marginLeft = 0;
        row.marginTop = 0;
        row.marginBottom = 0;
        row.spacing = Look.UNIT;
        bar.setLayout(row);
        bar.setLayoutData(wide());
        for (Step s : Step.values())
            steps.put(s, button(s, does));
        problem = new Label(box, SWT.WRAP);
        problem.setData("khoso.id", "handover.problem");
        problem.setLayoutData(wide());
        look.tone(problem, Look.Tone.MUST);
        var sash = new SashForm(box, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        var left = new SashForm(sash, SWT.VERTICAL);
        items = new ItemTable(left, words, look, text, this::item, () -> does.accept(Step.MARK));
        item = reader(left, "handover.item");
        left.setWeights(60, 40);
        facts = reader(sash, "handover.facts");
        sash.setWeights(60, 40);
        problem("");
    }

    private static GridData wide() {
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.widthHint = 400;
        return d;
    }

    private Button button(Step s, Consumer<Step> does) {
        var b = new Button(bar, SWT.PUSH);
        b.setData("khoso.id", "handover.step." + s.word());
        b.setLayoutData(new RowData());
        b.addListener(SWT.Selection, e -> does.accept(s));
        return b;
    }

    private static StyledText reader(Composite parent, String id) {
        var t = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        t.setData("khoso.id", id);
        t.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        return t;
    }

    Composite control() {
        return box;
    }

    /** Where reasons are that are not yet decided. */
    void marks(Function<UUID, List<String>> of) {
        marked = of;
    }

    /** @return the dossier under the cursor; null for none */
    TransferItem selected() {
        return items.selected();
    }

    /** Shows a hand-over. @param said what the last step on it said; empty for nothing */
    void show(Card card, Parties parties, String said) {
        title.setText(Words.plain(card.transfer().code() + "  " + card.transfer().title()));
        state.setText(Words.plain(text.state(card)));
        List<Step> fit = Step.of(card.transfer(), card.items().isEmpty());
        boolean gone = steps.entrySet().stream().anyMatch(e -> e.getValue().isFocusControl() && !fit.contains(e.getKey()));
        steps.forEach((s, b) -> {
            b.setText(words.say(s.label(card.transfer())));
            b.setVisible(fit.contains(s));
            ((RowData) b.getLayoutData()).exclude = !fit.contains(s);
        });
        order(fit);
        items.show(card.items(), marked);
        facts.setText((said.isEmpty() ? "" : said + "\n\n") + text.facts(card, parties));
        item();
        box.layout(true, true);
        if (gone) // the cursor does not vanish with the button: it goes to what comes next
            steps.get(fit.getFirst()).setFocus();
    }

    /** What comes next stands first, also for the cursor. */
    private void order(List<Step> fit) {
        for (int i = fit.size() - 1; i >= 0; i--)
            steps.get(fit.get(i)).moveAbove(null);
        bar.setTabList(fit.stream().map(steps::get).toArray(Button[]::new));
    }

    private void item() {
        TransferItem i = items.selected();
        item.setText(i == null ? words.say("no-items") : text.item(i, marked.apply(i.id())));
    }

    /** Marks were set or taken away. */
    void marksChanged() {
        items.refresh(marked);
        item();
    }

    /** Says why a step was not taken; empty for nothing to say. */
    void problem(String why) {
        problem.setText(Words.plain(why));
        problem.setVisible(!why.isEmpty());
        ((GridData) problem.getLayoutData()).exclude = why.isEmpty();
        box.layout();
    }
}
