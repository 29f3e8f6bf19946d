package org.khoso.survey.ui;

import java.util.List;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;

/** How an item of a response stands. Each has a shape and a word, not a colour alone. */
enum ItemMark {
    /** Has its answers. */
    ANSWERED("answered"),
    /** Declared to have none. */
    NONE("none"),
    /** Some of its answers are missing. */
    PARTLY("partly"),
    /** Has no answer yet. */
    OPEN("open"),
    /** A check found something that does not keep it from being sent. */
    WARNED("warned"),
    /** A check found something that keeps it from being sent. */
    FAULTY("faulty"),
    /** Not asked: other answers, or the level of who answers, leave it out. */
    UNASKED("unasked");

    private final String word;

    ItemMark(String word) {
        this.word = word;
    }

    /** @return name of its icon and end of its message */
    String word() {
        return word;
    }

    /** How many items are done. @param done answered or declared to have no answer @param all items that are asked */
    record Progress(int done, int all) {
    }

    /** @return how an item stands */
    static ItemMark of(Sheet sheet, Item item) {
        List<Fault> faults = sheet.faults().stream().filter(f -> f.cell().item().equals(item.id())).toList();
        if (faults.stream().anyMatch(Fault::blocks))
            return FAULTY;
        if (faults.stream().anyMatch(f -> !f.severity().equals("info")))
            return WARNED;
        return answers(sheet, item);
    }

    /** @return how many items are done, whatever a check found */
    static Progress progress(Sheet sheet) {
        List<ItemMark> marks = sheet.survey().items().stream().map(i -> answers(sheet, i)).filter(m -> m != UNASKED).toList();
        return new Progress((int) marks.stream().filter(m -> m == ANSWERED || m == NONE).count(), marks.size());
    }

    private static ItemMark answers(Sheet sheet, Item item) {
        if (sheet.none(item))
            return NONE;
        if (sheet.columns(item).isEmpty() && !item.columns().isEmpty())
            return UNASKED;
        boolean any = sheet.response().answers().entrySet().stream().anyMatch(
                e -> e.getKey().item().equals(item.id()) && !e.getKey().column().equals(Response.NONE) && !e.getValue().value().isEmpty());
        if (!any)
            return OPEN;
        return sheet.asked().required().stream().anyMatch(c -> c.item().equals(item.id()) && missing(sheet, c)) ? PARTLY : ANSWERED;
    }

    private static boolean missing(Sheet sheet, Cell cell) {
        return sheet.value(cell).isEmpty();
    }
}
