package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;

/** What a check found, grouped by item in the order of the letter; what concerns no item comes first. Knows no widget. */
final class FaultLines {
    /** A line. @param fault fault @param head what stands before it: the item, in the first line of its group only */
    record Line(Fault fault, String head) {
    }

    /** How many there are. @param errors those that keep a response from being sent @param others the rest */
    record Count(int errors, int others) {
    }

    private FaultLines() {
    }

    /** @return lines; within an item they stay as they were found */
    static List<Line> of(Sheet sheet) {
        List<String> items = sheet.survey().items().stream().map(Item::id).toList();
        List<Fault> sorted = new ArrayList<>(sheet.faults());
        sorted.sort(Comparator.comparingInt(f -> items.indexOf(f.cell().item())));
        List<Line> lines = new ArrayList<>();
        String before = "";
        for (Fault f : sorted) {
            lines.add(new Line(f, f.cell().item().equals(before) ? "" : f.cell().item()));
            before = f.cell().item();
        }
        return lines;
    }

    static Count count(List<Fault> faults) {
        int errors = (int) faults.stream().filter(Fault::blocks).count();
        return new Count(errors, faults.size() - errors);
    }
}
