package org.khoso.core.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.khoso.api.report.Piece;
import org.khoso.api.report.Piece.Words;
import org.khoso.api.survey.SurveyService.Section;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.reply.Answered.Line;
import org.khoso.core.reply.Answered.Value;

/** The answers in sentences, under the headings of the survey. */
final class Sentences {
    private static final String SECTION = "surveySection";
    private static final String ITEM = "surveyItem";
    private static final String TEXT = "surveyText";
    private static final String OPEN = "surveyOpen";
    /** A longer text of a row gets a paragraph of its own. */
    private static final int SHORT = 160;
    private final Template survey;
    private final Tables tables;
    private final Shown shown;
    private final ReplyWords words;

    Sentences(Template survey, Tables tables, Shown shown, ReplyWords words) {
        this.survey = survey;
        this.tables = tables;
        this.shown = shown;
        this.words = words;
    }

    /** @param annex name of the annex that has the tables */
    List<Piece> pieces(List<Answered> all, String annex) {
        List<Piece> pieces = new ArrayList<>();
        String section = "";
        for (Answered a : all) {
            if (!a.item().section().equals(section)) {
                section = a.item().section();
                pieces.add(new Words(SECTION, heading(section)));
            }
            pieces.add(new Words(ITEM, ReplyWords.heading(a.item())));
            switch (a.status()) {
                case NONE -> add(pieces, TEXT, a.reason().isEmpty() ? words.say("none") : words.say("none.reason", a.reason()));
                case OPEN -> add(pieces, OPEN, words.say("open"));
                case NOT_ASKED -> add(pieces, TEXT, words.say("not-asked"));
                case GIVEN -> given(a, annex, pieces);
            }
        }
        return pieces;
    }

    private String heading(String section) {
        return survey.sections().stream().filter(s -> s.id().equals(section)).findFirst()
                .map((Section s) -> s.id() + ". " + ReplyWords.label(s.title())).orElse(section);
    }

    private static void add(List<Piece> pieces, String style, String text) {
        pieces.add(new Words(style, ReplyWords.sentence(text)));
    }

    private void given(Answered a, String annex, List<Piece> pieces) {
        if (Tables.isLong(a)) {
            add(pieces, TEXT, words.say("listed", a.rows().size(), tables.number(a), annex));
            return;
        }
        for (Line r : a.rows())
            if (a.item().rowIds().equals(List.of("")))
            group(a, r, pieces);
            else
            row(r, pieces);
        if (tables.number(a) > 0)
            add(pieces, TEXT, words.say("see-table", tables.number(a), annex));
    }

    /** A text alone is the answer; several are told by their labels. */
    private void group(Answered a, Line r, List<Piece> pieces) {
        boolean alone = a.item().columns().size() == 1;
        for (Value v : r.values())
            add(pieces, v.open() ? OPEN : TEXT, alone ? text(v) : "- " + ReplyWords.label(v.column().label()) + ": " + text(v));
    }

    private void row(Line r, List<Piece> pieces) {
        String first = r.label().isEmpty() ? "- " : "- " + r.label() + ": ";
        if (r.open()) {
            add(pieces, OPEN, first + words.say("open"));
            return;
        }
        List<Value> brief = r.values().stream().filter(v -> !isLong(v)).toList();
        String sentence = r.values().size() == 1 && brief.size() == 1 && !r.label().isEmpty()
                ? text(brief.getFirst())
                : brief.stream().map(v -> ReplyWords.inside(ReplyWords.label(v.column().label())) + ": " + text(v))
                        .collect(Collectors.joining("; "));
        if (r.label().isEmpty() && !sentence.isEmpty())
            sentence = sentence.substring(0, 1).toUpperCase(ReplyWords.LANGUAGE) + sentence.substring(1);
        if (!sentence.isEmpty() || !r.label().isEmpty())
            add(pieces, TEXT, first + sentence);
        for (Value v : r.values())
            if (isLong(v))
            add(pieces, TEXT, "+ " + ReplyWords.label(v.column().label()) + ": " + text(v));
    }

    private static boolean isLong(Value v) {
        return v.column().type().equals("text") && (v.value().length() > SHORT || v.value().indexOf('\n') >= 0);
    }

    private String text(Value v) {
        return v.open() ? words.say("open") : shown.text(v.column(), v.value());
    }
}
