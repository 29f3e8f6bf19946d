package org.khoso.survey.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.survey.AnswerSource.Answer;
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

    private final Composite box;
    private final Paper paper;
    private final Button again;
    private final Button take;
    private final Tr tr;
    private String label = "survey.ui.recheck";

    /** @param recheck counts again and compares @param accept takes a proposed value for an answer */
    Provenance(Composite parent, Tr tr, Look look, Runnable recheck, Runnable accept) {
        this.tr = tr;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        again = new Button(box, SWT.PUSH);
        again.setText(tr.say(label));
        again.setToolTipText(tr.say(label + ".tip"));
        again.setData("khoso.id", "survey.recheck");
        again.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        again.addListener(SWT.Selection, e -> recheck.run());
        take = new Button(box, SWT.PUSH);
        take.setText(tr.say("survey.ui.take"));
        take.setToolTipText(tr.say("survey.ui.take.tip"));
        take.setData("khoso.id", "survey.take");
        take.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        take.addListener(SWT.Selection, e -> accept.run());
        Kit.seen(take, false);
        paper = new Paper(box, tr, look, "survey.provenance");
    }

    /** Nothing to explain yet, and why. */
    void nothing(String why) {
        paper.begin();
        paper.line(why, Tone.QUIET, false);
        paper.end();
        again.setEnabled(false);
    }

    /** Explains a figure. @param e what a new count said, if there was one */
    void show(Item item, Row row, Column column, Kept kept, Optional<Explanation> e) {
        Optional<Figure> figure = Answers.figure(kept, row.id(), column.id());
        paper.begin();
        paper.line(tr.say(row.label()) + " · " + tr.say(column.label()), Tone.QUIET, false);
        paper.line(figure.map(this::measured).orElse("–"), Tone.TEXT, true);
        paper.gap();
        e.ifPresent(x -> explained(item, x));
        Answer a = kept.stored().answer();
        paper.part("survey.ui.counts", words(column));
        figure.ifPresent(f -> paper.part("survey.ui.query", f.query()));
        paper.part("survey.ui.snapshot", tr.say("survey.ui.snapshot.at", TIME.format(a.snapshot()), a.position()));
        figure.ifPresent(f -> paper.part("survey.ui.hash", f.listHash()));
        paper.coverage(a.coverage());
        paper.part("survey.ui.file", kept.file().toString());
        paper.end();
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
        if (e.snapshot() == null)
            paper.line(tr.say("verb.survey.then.unknown"), Tone.QUIET, false);
        else
            paper.line(tr.say(e.snapshot().same() ? "verb.survey.then.same" : "verb.survey.explain.doubtful",
                    e.stored().answer().position()), e.snapshot().same() ? Tone.QUIET : Tone.MUST, !e.snapshot().same());
        if (e.equal()) {
            paper.line(tr.say("survey.ui.equal", TIME.format(e.now().answer().snapshot())), Tone.MAY, true);
        } else {
            paper.line(tr.say("survey.ui.stale", TIME.format(e.now().answer().snapshot())), Tone.SHOULD, true);
            List<Difference> ordered = new ArrayList<>(e.differences());
            ordered.sort(java.util.Comparator.comparingInt(d -> order(item, d)));
            for (Difference d : ordered)
                paper.line("• " + tr.say(difference(d),
                        label(item.rows().stream().filter(r -> r.id().equals(d.row())).map(Row::label).findFirst(), d.row()),
                        label(item.columns().stream().filter(c -> c.id().equals(d.column())).map(Column::label).findFirst(), d.column()),
                        number(d.before()), number(d.now())) + moved(d), Tone.TEXT, false);
            if (!e.sameCoverage())
                paper.line("• " + tr.say("survey.ui.other-coverage"), Tone.TEXT, false);
            paper.line(tr.say("survey.ui.stale.remedy"), Tone.QUIET, false);
        }
        paper.gap();
    }

    private String moved(Difference d) {
        return d.moved() == null ? "" : " (+" + d.moved().came() + ", −" + d.moved().went() + ")";
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

    private String number(BigDecimal n) {
        return n == null ? "–" : NumberFormat.getInstance(tr.locale()).format(n);
    }

    /** Explains a cell of a response. @param lines writes it @param counted whether there is a query that can be run again @param proposed whether its value may be taken for an answer */
    void show(Consumer<Paper> lines, boolean counted, boolean proposed) {
        paper.begin();
        lines.accept(paper);
        paper.end();
        again.setEnabled(counted);
        taking(proposed);
    }

    private void taking(boolean on) {
        if (Kit.seen(take, on))
            box.layout();
    }

    /** Says what the button does: checks the kept answer of an item, or runs the query of a cell of a response again. */
    void of(boolean response) {
        label = response ? "survey.ui.rerun" : "survey.ui.recheck";
        again.setText(tr.say(label));
        again.setToolTipText(tr.say(label + ".tip"));
        if (!response)
            taking(false);
    }

    Composite control() {
        return box;
    }

    void focus() {
        paper.focus();
    }

    /** Says that it counts. The button keeps the cursor; pressed again it does nothing. */
    void busy(boolean on) {
        again.setText(tr.say(on ? "survey.ui.computing" : label));
    }
}
