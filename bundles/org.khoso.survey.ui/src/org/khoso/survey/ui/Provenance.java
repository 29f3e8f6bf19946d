package org.khoso.survey.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Difference;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.core.Surveys.Kept;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** Where the selected number comes from: what was counted, when, over which bodies, and whether it still holds. */
final class Provenance {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int NAMES = 30;

    private final Composite box;
    private final StyledText text;
    private final Button again;
    private final Tr tr;
    private final Look look;
    private final StringBuilder said = new StringBuilder();
    private final List<StyleRange> styles = new ArrayList<>();

    /** @param recheck counts again and compares */
    Provenance(Composite parent, Tr tr, Look look, Runnable recheck) {
        this.tr = tr;
        this.look = look;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        again = new Button(box, SWT.PUSH);
        again.setText(tr.say("survey.ui.recheck"));
        again.setToolTipText(tr.say("survey.ui.recheck.tip"));
        again.setData("khoso.id", "survey.recheck");
        again.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        again.addListener(SWT.Selection, e -> recheck.run());
        text = new StyledText(box, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setData("khoso.id", "survey.provenance");
        text.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    /** Nothing to explain yet, and why. */
    void nothing(String why) {
        begin();
        line(why, Tone.QUIET, false);
        end();
        again.setEnabled(false);
    }

    /** Explains a figure. @param e what a new count said, if there was one */
    void show(Item item, Row row, Column column, Kept kept, Optional<Explanation> e) {
        Optional<Figure> figure = Answers.figure(kept, row.id(), column.id());
        begin();
        line(tr.say(row.label()) + " · " + tr.say(column.label()), Tone.QUIET, false);
        line(figure.map(this::measured).orElse("–"), Tone.TEXT, true);
        gap();
        e.ifPresent(x -> explained(item, x));
        Answer a = kept.stored().answer();
        part("survey.ui.counts", words(column));
        figure.ifPresent(f -> part("survey.ui.query", f.query()));
        part("survey.ui.snapshot", tr.say("survey.ui.snapshot.at", TIME.format(a.snapshot()), a.position()));
        figure.ifPresent(f -> part("survey.ui.hash", f.listHash()));
        coverage(a.coverage());
        part("survey.ui.file", kept.file().toString());
        end();
        again.setEnabled(true);
    }

    private String measured(Figure f) {
        if (f.text() != null)
            return f.text();
        return f.value() == null
                ? tr.say("survey.ui.not-recorded")
                : number(f.value()) + " " + tr.say(Message.of("survey.unit." + f.unit()));
    }

    /** What a column counts, in a sentence; a column of another survey has only its query. */
    private String words(Column column) {
        String key = "survey.ui.counts." + column.id();
        String sentence = tr.say(key);
        return sentence.equals(key) ? tr.say(column.label()) : sentence;
    }

    private void explained(Item item, Explanation e) {
        if (e.equal()) {
            line(tr.say("survey.ui.equal", TIME.format(e.now().answer().snapshot())), Tone.MAY, true);
        } else {
            line(tr.say("survey.ui.stale", TIME.format(e.now().answer().snapshot())), Tone.SHOULD, true);
            List<Difference> ordered = new ArrayList<>(e.differences());
            ordered.sort(java.util.Comparator.comparingInt(d -> order(item, d)));
            for (Difference d : ordered)
                line("• " + tr.say(difference(d),
                        label(item.rows().stream().filter(r -> r.id().equals(d.row())).map(Row::label).findFirst(), d.row()),
                        label(item.columns().stream().filter(c -> c.id().equals(d.column())).map(Column::label).findFirst(), d.column()),
                        number(d.before()), number(d.now())), Tone.TEXT, false);
            if (!e.sameCoverage())
                line("• " + tr.say("survey.ui.other-coverage"), Tone.TEXT, false);
            line(tr.say("survey.ui.stale.remedy"), Tone.QUIET, false);
        }
        gap();
    }

    /** Differences stand in the order of the table. */
    private static int order(Item item, Difference d) {
        int row = item.rows().stream().map(Row::id).toList().indexOf(d.row());
        return row * (item.columns().size() + 1) + item.columns().stream().map(Column::id).toList().indexOf(d.column());
    }

    private static String difference(Difference d) {
        if (!d.sameQuery())
            return "survey.ui.difference.query";
        boolean same = d.before() != null && d.now() != null && d.before().compareTo(d.now()) == 0;
        return same ? "survey.ui.difference.list" : "survey.ui.difference";
    }

    private String label(Optional<Bilingual> label, String id) {
        return label.map(tr::say).orElse(id);
    }

    private void coverage(Coverage c) {
        part("survey.ui.agencies", names(c.agencies()));
        part("survey.ui.fonds", names(c.fonds()));
        part("survey.ui.missing", names(c.missing()));
    }

    private String names(List<String> all) {
        if (all.isEmpty())
            return tr.say("survey.ui.no-one");
        String some = String.join("; ", all.subList(0, Math.min(NAMES, all.size())));
        return tr.number(all.size()) + ": " + some + (all.size() > NAMES ? " …" : "");
    }

    private String number(BigDecimal n) {
        return n == null ? "–" : NumberFormat.getInstance(tr.locale()).format(n);
    }

    private void part(String key, String value) {
        line(tr.say(key), Tone.QUIET, false);
        line(value, Tone.TEXT, false);
        gap();
    }

    private void begin() {
        said.setLength(0);
        styles.clear();
    }

    private void line(String s, Tone tone, boolean bold) {
        styles.add(new StyleRange(said.length(), s.length(), look.color(tone), null, bold ? SWT.BOLD : SWT.NORMAL));
        said.append(s).append('\n');
    }

    private void gap() {
        said.append('\n');
    }

    private void end() {
        text.setBackground(look.color(Tone.FIELD));
        text.setForeground(look.color(Tone.TEXT));
        text.setText(said.toString().stripTrailing());
        int length = text.getCharCount();
        styles.stream().filter(s -> s.start + s.length <= length && s.length > 0).forEach(text::setStyleRange);
    }

    /** Says that it counts. The button keeps the cursor; pressed again it does nothing. */
    void busy(boolean on) {
        again.setText(tr.say(on ? "survey.ui.computing" : "survey.ui.recheck"));
    }
}
