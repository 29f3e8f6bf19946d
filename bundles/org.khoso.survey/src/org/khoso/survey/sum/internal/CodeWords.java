package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Template;

/** Codes and amounts of a survey as sentences name them. */
record CodeWords(Template survey) {
    private static final int GIGA = 9;

    /** @return codes with how often each was chosen; the number is left out where there is one body only */
    Message of(Cell cell, Map<String, Integer> chosen) {
        boolean one = chosen.size() == 1 && chosen.values().iterator().next() == 1;
        Message all = null;
        for (Map.Entry<String, Integer> e : chosen.entrySet()) {
            Object label = label(cell, e.getKey());
            Message next = one ? Message.of("survey.assess.code", label) : Message.of("survey.assess.codes", label, e.getValue());
            all = all == null ? next : Message.of("survey.assess.and", all, next);
        }
        return all == null ? Message.of("survey.assess.nothing") : all;
    }

    /** @return label of a code: a bilingual text or a message */
    Object label(Cell cell, String code) {
        Column column = survey.item(cell.item()).flatMap(i -> i.column(cell.column())).orElse(null);
        if (column == null)
            return code;
        if (column.type().equals("yesno"))
            return Message.of("survey.assess." + code);
        return column.options().stream().filter(o -> o.id().equals(code)).<Object>map(o -> o.label()).findFirst().orElse(code);
    }

    /** @return an amount with its unit; of bytes, in units of 10⁹ */
    Message amount(Cell cell, BigDecimal n) {
        boolean bytes = survey.item(cell.item()).flatMap(i -> i.column(cell.column())).filter(c -> c.type().equals("bytes")).isPresent();
        return bytes
                ? Message.of("survey.assess.gigabytes", Amounts.plain(n.movePointLeft(GIGA).setScale(2, RoundingMode.HALF_UP)))
                : Message.of("survey.assess.amount", n);
    }
}
