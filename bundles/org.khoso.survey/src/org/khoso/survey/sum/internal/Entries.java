package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.khoso.api.Message;
import org.khoso.api.survey.Consolidation.Bad;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Response;
import org.khoso.survey.sum.internal.Reply.Value;

/** Enters the values of one response into the ledger; what is none is put aside and said. */
final class Entries {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,20})?");
    private static final int SHOWN = 80;

    private final Ledger ledger;
    private final List<Bad> bad;
    private final int most;

    /** @param most most values that are put aside */
    Entries(Ledger ledger, int most) {
        this.ledger = ledger;
        this.bad = new ArrayList<>();
        this.most = most;
    }

    List<Bad> bad() {
        return bad;
    }

    void enter(int member, Unit unit, Reply reply) {
        ledger.begin(member, reply.head());
        Set<String> rows = new HashSet<>();
        for (Value v : reply.values())
            if (!v.text().isBlank()) {
                Message problem = v.column().equals(Response.NONE) ? none(member, v) : value(member, v, rows);
                if (problem != null && bad.size() < most)
                    bad.add(new Bad(unit, v.cell(), cut(v.text()), problem, reply.head().place().toString()));
            }
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private Message none(int member, Value v) {
        int item = ledger.slots().item(v.item());
        if (item < 0)
            return Message.of("survey.sum.no-cell");
        ledger.declaresNone(member, item);
        return null;
    }

    private Message value(int member, Value v, Set<String> rows) {
        Slot slot = ledger.slots().find(v.item(), v.row(), v.column()).orElse(null);
        if (slot == null)
            return Message.of("survey.sum.no-cell");
        boolean again = slot.item().free() ? !rows.add(v.item() + "\n" + v.row() + "\n" + v.column()) : ledger.has(member, slot);
        if (again)
            return Message.of("survey.sum.twice");
        Message problem = switch (slot.content()) {
            case NUMBER -> number(member, slot, v.text());
            case PERCENT -> percent(member, slot, v.text());
            case CHOICE -> choice(member, slot, v.text());
            case WORDS -> null;
        };
        if (problem == null)
            ledger.says(member, slot);
        return problem;
    }

    private Message number(int member, Slot slot, String text) {
        if (ledger.addPlain(member, slot.measure(), text))
            return null;
        if (!PLAIN.matcher(text).matches())
            return Message.of("survey.sum.not-number");
        BigDecimal n = new BigDecimal(text);
        if (n.signum() < 0)
            return Message.of("survey.sum.negative");
        if (slot.whole() && n.stripTrailingZeros().scale() > 0)
            return Message.of("survey.sum.not-whole");
        ledger.add(member, slot.measure(), n);
        return null;
    }

    private Message percent(int member, Slot slot, String text) {
        if (ledger.addPlain(member, slot.measure(), text))
            return null;
        if (!PLAIN.matcher(text).matches())
            return Message.of("survey.sum.not-number");
        ledger.add(member, slot.measure(), new BigDecimal(text));
        return null;
    }

    private Message choice(int member, Slot slot, String text) {
        Set<String> codes = text.indexOf(',') < 0 ? Set.of(text) : new HashSet<>(List.of(text.split(",")));
        if (!slot.codes().containsAll(codes) || codes.size() > 1 && !slot.column().multiple())
            return Message.of("survey.sum.no-code");
        codes.forEach(c -> ledger.add(member, slot.measure() + slot.codes().indexOf(c), BigDecimal.ONE));
        return null;
    }
}
