package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response.Cell;
import org.khoso.survey.internal.Condition;

/** Conditions that what a body reports should keep: the same quantity in two items, what one answer takes for granted of another. */
final class CheckCalls {
    private static final int DIGITS = 2;
    private final Sums sums;
    private final String rule;
    private final List<String> levels;
    private final String item;
    private final String cell;
    private final Condition check;
    private final List<Condition> shows = new ArrayList<>();

    CheckCalls(Sums sums, AssessmentPolicy policy, String rule) throws KhosoException {
        String key = "call." + rule + ".";
        this.sums = sums;
        this.rule = rule;
        this.levels = policy.list(key + "levels");
        this.item = policy.text(key + "item").isEmpty() ? null : policy.text(key + "item");
        this.cell = policy.text(key + "cell");
        this.check = Condition.parse(policy.text(key + "check"));
        for (String s : AssessmentPolicy.split(policy.text(key + "shows"), ";"))
            shows.add(Condition.parse(s));
    }

    void find(Calls.Receiver to) {
        for (int m = 1; m < sums.roster().size(); m++)
            if (sums.ledger().head(m) != null && levels.contains(sums.roster().unit(m).level())) {
                Said said = new Said(sums, m);
                for (String row : item == null ? List.of("") : said.rows(item))
                    look(said, row, to);
            }
    }

    private void look(Said said, String row, Calls.Receiver to) {
        if (check.holds(said, item, row).orElse(true))
            return;
        Object[] shown = shows.stream().map(s -> s.number(said, item, row).<Object>map(CheckCalls::rounded).orElse("?")).toArray();
        to.call(rule, sums.roster().unit(said.member()), at(row), sums.ledger().head(said.member()).place().toString(), shown);
    }

    private static BigDecimal rounded(BigDecimal n) {
        return Amounts.plain(n.setScale(DIGITS, RoundingMode.HALF_UP));
    }

    private Cell at(String row) {
        return cell.indexOf('/') >= 0 ? AssessmentPolicy.cell(cell) : new Cell(item, row, cell);
    }
}
