package org.khoso.survey.ui;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.core.survey.Typed;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;

/** An item as who answers will see it, by the same form and grid: answers can be tried, conditions and rules seen at work, values counted from the archive. Nothing of it is kept. */
final class PreviewPane implements Answering {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Composite box;
    private final Combo level;
    private final Button count;
    private final Button rules;
    private final Label note;
    private final AnswerView answers;
    private final Label empty;
    private final Kit kit;
    private final DesignDesk desk;
    private final PreviewStore store = new PreviewStore();
    private final Map<java.util.UUID, Drafts> drafts = new HashMap<>();
    private List<String> levels = List.of();
    private SurveyDesign design;
    private int item = -1;
    private Sheet sheet;
    private Cell at;
    private boolean reading;
    private boolean again;

    PreviewPane(Composite parent, Kit kit, DesignDesk desk) {
        this.kit = kit;
        this.desk = desk;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        kit.look().heading(box, kit.tr().say("survey.ui.design.preview"));
        var bar = new Composite(box, SWT.NONE);
        var row = new RowLayout();
        row.marginLeft = 0;
        row.spacing = Look.UNIT;
        row.center = true;
        bar.setLayout(row);
        bar.setLayoutData(Kit.wide());
        level = Kit.named(new Combo(bar, SWT.READ_ONLY), "survey.design.level", () -> kit.tr().say("survey.ui.design.level"));
        level.setToolTipText(kit.tr().say("survey.ui.design.level"));
        level.addListener(SWT.Selection, e -> read());
        count = button(bar, SWT.PUSH, "count", this::count);
        rules = button(bar, SWT.CHECK, "rules", this::read);
        button(bar, SWT.PUSH, "clear", () -> {
            store.clear();
            read();
        });
        note = new Label(box, SWT.WRAP);
        note.setLayoutData(Kit.wide());
        note.setData("khoso.id", "survey.design.preview.note");
        Kit.seen(note, false);
        empty = new Label(box, SWT.WRAP);
        empty.setLayoutData(Kit.wide());
        empty.setData("khoso.id", "survey.design.preview.empty");
        answers = new AnswerView(box, kit, this, desk.jobs(), h -> {
        });
        answers.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        show(null, -1);
    }

    private Button button(Composite bar, int style, String name, Runnable does) {
        var b = new Button(bar, style);
        b.setText(kit.tr().say("survey.ui.design.preview." + name));
        b.setToolTipText(kit.tr().say("survey.ui.design.preview." + name + ".tip"));
        b.setData("khoso.id", "survey.design.preview." + name);
        b.addListener(SWT.Selection, e -> does.run());
        return b;
    }

    Control control() {
        return box;
    }

    /** Shows an item of a design. @param which its place among the items; below 0 for none */
    void show(SurveyDesign now, int which) {
        boolean other = which != item;
        design = now;
        item = which;
        boolean there = now != null && which >= 0;
        Kit.seen(empty, !there);
        Kit.seen(answers.control(), there);
        kit.say(empty, there ? "" : kit.tr().say("survey.ui.design.preview.empty"), Tone.QUIET);
        if (!there) {
            sheet = null;
            kit.say(note, "", Tone.QUIET);
            box.layout(true, true);
            return;
        }
        if (other)
            at = null;
        read();
    }

    /** Asks the conditions again, in the background; one look at a time, the last design last. */
    private void read() {
        again = reading;
        if (reading || design == null || item < 0 || item >= design.count(SurveyDesign.Place.ROOT, "items"))
            return;
        reading = true;
        SurveyDesign d = design;
        int which = item;
        int chosen = Math.max(0, level.getSelectionIndex());
        boolean faults = rules.getSelection();
        desk.jobs().load(p -> {
            List<String> all = d.template().levels();
            Response r = store.response(d.template(), all.isEmpty() ? "" : all.get(Math.min(chosen, all.size() - 1)));
            Asked asked = desk.designs().designer().asked(d, r);
            List<Fault> found = faults ? desk.designs().designer().faults(d, r, LocalDate.now(ZoneId.systemDefault())) : List.of();
            return new Sheet(d.template(), r, asked, found, faults);
        }, s -> ended(d, which, s), () -> ended(d, which, null));
    }

    private void ended(SurveyDesign d, int which, Sheet now) {
        reading = false;
        if (box.isDisposed())
            return;
        if (now != null && d == design && which == item)
            fill(now, which);
        if (again)
            read();
    }

    private void fill(Sheet now, int which) {
        levels(now.survey().levels());
        Item i = now.survey().items().get(which);
        count.setEnabled(i.computed() && desk.session() != null);
        boolean otherForm = sheet != null && sheet.survey().item(i.id()).filter(i::equals).isEmpty();
        if (otherForm)
            store.renew();
        sheet = otherForm
                ? new Sheet(now.survey(), store.response(now.survey(), now.response().respondent().level()), now.asked(), now.faults(),
                        now.checked())
                : now;
        answers.show(sheet, i);
        box.layout(true, true);
        about();
    }

    private void levels(List<String> now) {
        if (now.equals(levels))
            return;
        int before = Math.max(0, level.getSelectionIndex());
        levels = now;
        level.setItems(now.stream().map(l -> {
            String key = "survey.ui.level." + l;
            String said = kit.tr().say(key);
            return said.equals(key) ? l : said;
        }).toArray(String[]::new));
        level.select(Math.min(before, now.size() - 1));
        level.getParent().layout();
    }

    private void count() {
        if (sheet == null || desk.session() == null)
            return;
        answers.commit();
        String id = sheet.survey().items().get(item).id();
        kit.say(note, kit.tr().say("survey.ui.computing"), Tone.QUIET);
        box.layout(true, true);
        desk.count(id, this::counted, why -> {
            if (!box.isDisposed()) {
                kit.say(note, why, Tone.MUST);
                box.layout(true, true);
            }
        });
    }

    private void counted(Answer answer) {
        if (box.isDisposed() || sheet == null)
            return;
        int n = store.put(sheet.survey(), answer);
        kit.say(note, kit.tr().say("survey.ui.design.preview.counted", n, TIME.format(answer.snapshot())), Tone.MAY);
        box.layout(true, true);
        read();
    }

    /** Where the value of the cell that the cursor is on comes from. */
    private void about() {
        Given g = sheet == null || at == null ? null : sheet.given(at).orElse(null);
        if (g == null || g.query().isEmpty())
            return;
        List<String> said = new ArrayList<>(
                List.of(kit.tr().say("core.survey.origin." + g.origin().name().toLowerCase(java.util.Locale.ROOT)),
                        g.query(), "SHA-256 " + g.listHash()));
        if (kit.say(note, String.join(" · ", said), Tone.QUIET))
            box.layout(true, true);
    }

    /** Puts the cursor into the answers. */
    void focus() {
        if (sheet == null)
            level.setFocus();
        else
            answers.focus(null);
    }

    @Override
    public String put(Sheet seen, Cell cell, String typed, String reason) {
        try {
            String value = Typed.value(seen.survey(), cell, typed);
            if (seen.needsReason(cell, value) && reason.isBlank())
                return kit.tr().say("survey.ui.reason.needed");
            store.put(cell, value, reason, desk.session() == null ? "" : desk.session().actor().name());
            drafts(seen).remove(cell);
            read();
            return null;
        } catch (KhosoException e) {
            return said(e);
        }
    }

    @Override
    public String wrong(Sheet seen, Cell cell, String typed) {
        try {
            Typed.value(seen.survey(), cell, typed);
            return null;
        } catch (KhosoException e) {
            return said(e);
        }
    }

    private String said(KhosoException e) {
        return kit.tr().say(e.problem()) + (e.remedy() == null ? "" : " " + kit.tr().say(e.remedy()));
    }

    @Override
    public void clear(Sheet seen, List<Cell> cells) {
        cells.forEach(c -> store.put(c, "", "", ""));
        read();
    }

    @Override
    public void on(Cell cell) {
        at = cell;
        answers.on(cell);
        about();
    }

    @Override
    public Drafts drafts(Sheet seen) {
        return drafts.computeIfAbsent(seen.response().id(), k -> new Drafts());
    }
}
