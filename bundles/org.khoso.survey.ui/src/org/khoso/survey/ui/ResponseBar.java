package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.State;
import org.khoso.core.survey.Steps;
import org.khoso.ui.Look;

/** Above the items: which response is shown, what can be done with it, and its next steps. */
final class ResponseBar {
    /** What is asked of whoever owns the bar. */
    interface Actions {
        /** Shows a response; null none. */
        void choose(UUID id);

        /** Begins a response. */
        void begin();

        /** Counts all items that can be counted. */
        void count();

        /** Asks the rules. */
        void check();

        /** Does a step that needs to know nothing, or asks what it needs to know. */
        void step(State to);
    }

    private static final int LONGEST = 90;

    private final Composite box;
    private final Combo combo;
    private final Button create;
    private final Button count;
    private final Button check;
    private final Map<State, Button> steps = new EnumMap<>(State.class);
    private final Kit kit;
    private final Actions actions;
    private List<UUID> ids = List.of();

    ResponseBar(Composite parent, Kit kit, Actions actions) {
        this.kit = kit;
        this.actions = actions;
        box = new Composite(parent, SWT.NONE);
        box.setLayoutData(Kit.wide());
        box.setLayout(Look.bare(4 + State.values().length));
        combo = Kit.named(new Combo(box, SWT.READ_ONLY), "survey.response", () -> kit.tr().say("survey.ui.response"));
        var d = new GridData(SWT.FILL, SWT.CENTER, true, false);
        d.widthHint = 200;
        combo.setLayoutData(d);
        combo.setToolTipText(kit.tr().say("survey.ui.response"));
        combo.addListener(SWT.Selection, e -> chosen());
        create = button("survey.response.new", "survey.ui.response.new", actions::begin);
        count = button("survey.count", "survey.ui.compute", actions::count);
        check = button("survey.check", "survey.ui.check", actions::check);
        for (State to : State.values())
            if (to != State.DRAFT)
            steps.put(to, button("survey.step." + word(to), "survey.ui.step." + word(to), () -> actions.step(to)));
    }

    private static String word(State s) {
        return s.name().toLowerCase(Locale.ROOT);
    }

    private Button button(String id, String key, Runnable does) {
        var b = new Button(box, SWT.PUSH);
        b.setText(kit.tr().say(key));
        b.setData("khoso.id", id);
        b.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        b.addListener(SWT.Selection, e -> does.run());
        return b;
    }

    private void chosen() {
        int at = combo.getSelectionIndex();
        actions.choose(at <= 0 || at > ids.size() ? null : ids.get(at - 1));
    }

    /**
     * Shows the responses there are.
     *
     * @param archive whether an archive is open
     * @param heads   responses, without their answers
     * @param shown   the one that is shown, or null
     */
    void show(boolean archive, List<Response> heads, Response shown) {
        ids = heads.stream().map(Response::id).toList();
        List<String> lines = new ArrayList<>();
        lines.add(kit.tr().say(!archive ? "ui.no-archive" : heads.isEmpty() ? "survey.ui.response.none" : "survey.ui.response.no"));
        heads.forEach(r -> lines.add(line(r)));
        if (!lines.equals(List.of(combo.getItems())))
            combo.setItems(lines.toArray(String[]::new));
        combo.select(shown == null ? 0 : ids.indexOf(shown.id()) + 1);
        combo.setEnabled(archive && !heads.isEmpty());
        create.setEnabled(archive);
        boolean changed = Kit.seen(count, shown != null && shown.state().open());
        changed |= Kit.seen(check, shown != null);
        List<State> next = shown == null ? List.of() : Steps.next(shown.state());
        for (var e : steps.entrySet())
            changed |= Kit.seen(e.getValue(), next.contains(e.getKey()));
        if (changed)
            box.layout(true, true);
    }

    private String line(Response r) {
        String name = r.respondent().code() + " · " + r.respondent().name();
        return (name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name) + " · " + kit.state(r.state());
    }

    Composite control() {
        return box;
    }

    /** Adds a way to another view of the job. */
    void add(String id, String key, Runnable does) {
        ((org.eclipse.swt.layout.GridLayout) box.getLayout()).numColumns++;
        button(id, key, does);
    }

    /** Puts the cursor on the choice of a response. */
    void focus() {
        (combo.isEnabled() ? combo : create).setFocus();
    }
}
