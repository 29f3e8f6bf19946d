package org.khoso.core.transfer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Message;
import org.khoso.core.bundle.Refusals;
import org.khoso.core.transfer.TransferBoard.Deadline;
import org.khoso.core.transfer.TransferRules.Term;
import org.khoso.model.Concepts;

/** Deadlines that the law sets for a hand-over, each with the label of how sure we are of it. */
final class Deadlines {
    private final TransferRules rules;

    Deadlines(TransferRules rules) {
        this.rules = rules;
    }

    /**
     * @param workEnded last day that the oldest of its dossiers tells of; null if none does
     * @param today     the day for which it is asked
     */
    List<Deadline> of(Transfer t, LocalDate workEnded, LocalDate today) {
        List<Deadline> all = new ArrayList<>();
        for (Term term : rules.terms())
            if (term.side().equals("BOTH") || term.side().equals(t.way().name())) {
                LocalDate due = due(term, t, workEnded);
                boolean open = switch (term.key()) {
                    case "answer" -> t.state() == Transfer.State.REGISTERED;
                    case "decide" -> t.state() == Transfer.State.RECEIVED;
                    // when work ended and when records entered is read off their dates: a hint, not enough to call anybody late
                    default -> false;
                };
                boolean passed = due != null && open && today.isAfter(due);
                String key = "core.transfer.deadline." + term.key();
                all.add(new Deadline(term.key(), term.clause(), term.label(), due, passed,
                        due == null ? Message.of(key + ".open", term.amount()) : Message.of(key, term.amount(), Refusals.day(due))));
            }
        return all;
    }

    private LocalDate due(Term term, Transfer t, LocalDate workEnded) {
        LocalDate from = switch (term.from()) {
            case "registered" -> day(t.when(Concepts.REGISTERED_AT));
            case "received" -> day(t.when(Concepts.HANDLED_AT));
            case "work-ended" -> workEnded;
            default -> rules.terms().stream().filter(o -> o.key().equals(term.from())).findFirst().map(o -> due(o, t, workEnded))
                    .orElse(null);
        };
        return from == null ? null : after(from, term);
    }

    private static LocalDate after(LocalDate from, Term term) {
        return switch (term.unit()) {
            case DAYS -> from.plusDays(term.amount());
            case WORKING_DAYS -> working(from, term.amount());
            case MONTHS_BEFORE -> from.minusMonths(term.amount());
            case YEAR_ENDS -> LocalDate.of(from.getYear() + term.amount(), 12, 31);
        };
    }

    /** Holidays are set anew each year: they are not known here, so the day may be a little early. */
    private static LocalDate working(LocalDate from, int days) {
        LocalDate day = from;
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return day;
    }

    private static LocalDate day(Instant when) {
        return when == null ? null : when.atZone(Refusals.VIETNAM).toLocalDate();
    }
}
