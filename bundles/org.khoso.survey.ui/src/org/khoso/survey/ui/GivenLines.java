package org.khoso.survey.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.khoso.api.Bilingual;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.core.survey.Explained;
import org.khoso.core.survey.MovedObject;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** Where a value of a response comes from, and what a check says about it, in lines. */
final class GivenLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Kit kit;
    private final Tr tr;

    GivenLines(Kit kit) {
        this.kit = kit;
        this.tr = kit.tr();
    }

    /** @return item, row and column of a cell in words */
    String place(Sheet sheet, Cell cell) {
        Item item = sheet.survey().item(cell.item()).orElse(null);
        if (item == null)
            return tr.say("survey.ui.whole");
        String row = item.rows().stream().filter(r -> r.id().equals(cell.row())).map(r -> tr.say(r.label())).findFirst().orElse(cell.row());
        String column = cell.column().equals(Response.NONE)
                ? tr.say("survey.ui.none")
                : item.column(cell.column()).map(Column::label).map((Bilingual l) -> tr.say(l)).orElse(cell.column());
        return tr.say("survey.ui.item", item.id()) + (row.isEmpty() ? "" : " · " + row) + (column.isEmpty() ? "" : " · " + column);
    }

    /** Writes about a cell. @param explained what running its query again brought, or null */
    void cell(Paper paper, Sheet sheet, Cell cell, Explained explained) {
        Column column = sheet.survey().item(cell.item()).flatMap(i -> i.column(cell.column())).orElse(null);
        Given g = sheet.given(cell).orElse(null);
        paper.line(place(sheet, cell), Tone.QUIET, false);
        paper.line(g == null ? "–" : shown(sheet, column, g.value()), Tone.TEXT, true);
        paper.gap();
        for (Fault f : sheet.faults(cell))
            paper.line(said(f), f.blocks() ? Tone.MUST : Tone.SHOULD, false);
        if (!sheet.faults(cell).isEmpty())
            paper.gap();
        if (explained != null && g != null && explained.given().equals(g))
            explained(paper, sheet, column, explained);
        if (g == null)
            paper.line(tr.say(column != null && !column.auto().equals("M") ? "survey.ui.given.none.computed" : "survey.ui.given.none"),
                    Tone.QUIET, false);
        else
            given(paper, sheet, column, g);
    }

    private String shown(Sheet sheet, Column column, String value) {
        return column == null ? value : kit.words().of(sheet).show(column, value);
    }

    private void given(Paper paper, Sheet sheet, Column column, Given g) {
        paper.part("survey.ui.origin", tr.say("core.survey.origin." + g.origin().name().toLowerCase(Locale.ROOT)));
        if (!g.who().isEmpty() || g.when() != null)
            paper.part("survey.ui.who", g.who() + (g.when() == null ? "" : ", " + TIME.format(g.when())));
        if (!g.replaced().isEmpty())
            paper.part("survey.ui.replaced", shown(sheet, column, g.replaced()));
        if (!g.reason().isEmpty())
            paper.part("survey.ui.reason", g.reason());
        if (!g.query().isEmpty())
            paper.part("survey.ui.query", g.query());
        if (g.snapshot() != null)
            paper.part("survey.ui.snapshot", TIME.format(g.snapshot()));
        if (!g.listHash().isEmpty())
            paper.part("survey.ui.hash", g.listHash());
        if (g.coverage() != null)
            paper.coverage(g.coverage());
    }

    private void explained(Paper paper, Sheet sheet, Column column, Explained e) {
        paper.line(then(sheet, column, e), e.doubtful() ? Tone.MUST : Tone.QUIET, e.doubtful());
        if (e.holds())
            paper.line(tr.say("survey.ui.rerun.holds"), Tone.MAY, true);
        else {
            String now = e.now().isEmpty() ? "–" : shown(sheet, column, e.now());
            paper.line(tr.say("survey.ui.rerun.stale", now), Tone.SHOULD, true);
            if (!e.sameQuery())
                paper.line("• " + tr.say("survey.ui.rerun.query"), Tone.TEXT, false);
            else if (!e.sameList())
                paper.line("• " + tr.say("survey.ui.rerun.list"), Tone.TEXT, false);
            moved(paper, e);
            paper.line(tr.say("survey.ui.rerun.remedy"), Tone.QUIET, false);
        }
        paper.gap();
    }

    /** @return what the query gives on the holdings as they were */
    private String then(Sheet sheet, Column column, Explained e) {
        if (e.then() == null)
            return tr.say("verb.survey.then.unknown");
        return e.proven()
                ? tr.say("verb.survey.then.same", e.given().position())
                : tr.say("verb.survey.then.other", e.given().position(), shown(sheet, column, e.then()),
                        shown(sheet, column, e.given().computed()));
    }

    private void moved(Paper paper, Explained e) {
        if (e.moved() == null || e.moved().came() + e.moved().went() == 0)
            return;
        paper.line(tr.say("verb.survey.moved", e.moved().came(), e.moved().went()).strip(), Tone.TEXT, false);
        for (MovedObject o : e.objects())
            paper.line((o.came() ? "+ " : "− ") + tr.say(o.called()), Tone.TEXT, false);
        long more = e.moved().came() + e.moved().went() - e.objects().size();
        if (more > 0)
            paper.line(tr.say("verb.survey.moved.more", more).strip(), Tone.QUIET, false);
    }

    /** @return severity and sentence of a fault */
    String said(Fault f) {
        return tr.say("survey.ui.severity." + f.severity()) + ": " + tr.say(f.message());
    }

    /** Writes about a fault: what to do, and where the rule comes from. */
    void fault(Paper paper, Sheet sheet, Fault f) {
        paper.line(place(sheet, f.cell()), Tone.QUIET, false);
        paper.line(said(f), f.blocks() ? Tone.MUST : Tone.SHOULD, true);
        paper.gap();
        if (f.remedy() != null)
            paper.part("survey.ui.fault.remedy", tr.remedy(f.remedy()));
        String source = f.source().isEmpty() ? tr.say("ui.form.own-rule") : f.source();
        paper.part("survey.ui.fault.rule", f.rule() + " · " + source + " [" + f.confidence().code() + "]");
        paper.line(tr.say("survey.ui.fault.enter"), Tone.QUIET, false);
    }
}
