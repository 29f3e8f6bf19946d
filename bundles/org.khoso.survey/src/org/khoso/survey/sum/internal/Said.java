package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.survey.Response.Cell;
import org.khoso.survey.internal.Condition;
import org.khoso.survey.sum.internal.Slot.Content;

/** What one member reports, as conditions see it. Rows that are free are one row: their sum. */
record Said(Sums sums, int member) implements Condition.Reported {
    private Optional<Slot> slot(Cell c) {
        return sums.ledger().slots().find(c.item(), c.row(), c.column()).filter(s -> sums.ledger().has(member, s));
    }

    @Override
    public List<String> rows(String item) {
        Set<String> rows = new LinkedHashSet<>();
        for (Slot s : sums.ledger().slots().of(item))
            if (sums.ledger().has(member, s))
            rows.add(s.row());
        return List.copyOf(rows);
    }

    @Override
    public boolean has(Cell cell) {
        return slot(cell).isPresent();
    }

    @Override
    public BigDecimal number(Cell cell) {
        return slot(cell).filter(s -> s.content() == Content.NUMBER || s.content() == Content.PERCENT)
                .map(s -> sums.ledger().value(member, s)).orElse(null);
    }

    @Override
    public Set<String> codes(Cell cell) {
        Slot s = slot(cell).filter(x -> x.content() == Content.CHOICE).orElse(null);
        Set<String> codes = new LinkedHashSet<>();
        for (int i = 0; s != null && i < s.codes().size(); i++)
            if (sums.ledger().amounts(s.measure() + i).get(member).signum() > 0)
            codes.add(s.codes().get(i));
        return codes;
    }

    @Override
    public boolean none(String item) {
        int place = sums.ledger().slots().item(item);
        return place >= 0 && sums.ledger().declaredNone(member, place);
    }

    @Override
    public String level() {
        return sums.roster().unit(member).level();
    }
}
