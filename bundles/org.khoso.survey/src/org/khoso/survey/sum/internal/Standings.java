package org.khoso.survey.sum.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.Assessment.Standing;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation.Conflict;
import org.khoso.api.survey.Consolidation.Left;
import org.khoso.api.survey.Consolidation.Why;
import org.khoso.survey.sum.internal.Reply.Head;

/** How each body that is expected to answer has: by the day on which its response was sent, in the zone of the deadline. */
final class Standings {
    private final Sums sums;
    private final LocalDate last;
    private final long dayNamed;
    private final ZoneId zone;
    private final Map<String, String> unsent = new HashMap<>();
    private final Map<String, String> disputed = new HashMap<>();
    private final Standing[] all;

    Standings(Sums sums, AssessmentPolicy policy) {
        this.sums = sums;
        this.last = sums.request().survey().deadline();
        this.dayNamed = policy.number("deadline.day-named").longValueExact();
        this.zone = ZoneId.of(policy.text("deadline.zone"));
        for (Left l : sums.left())
            if (l.why() == Why.UNSENT && l.unit() != null)
            unsent.putIfAbsent(Roster.key(l.unit()), l.place());
        for (Conflict c : sums.conflicts())
            disputed.putIfAbsent(Roster.key(c.unit()), c.first());
        all = new Standing[sums.roster().size()];
        for (int m = 1; m < all.length; m++)
            all[m] = of(m);
    }

    List<Standing> all() {
        return Arrays.asList(all).subList(1, all.length);
    }

    Timeliness timeliness(int member) {
        return all[member].timeliness();
    }

    private Standing of(int member) {
        var roster = sums.roster();
        Head h = sums.ledger().head(member);
        String key = Roster.key(roster.unit(member));
        LocalDate day = h == null || h.sent().on() == null ? null : day(h.sent().on());
        Timeliness t = h != null
                ? timeliness(day, h.sent().issued())
                : disputed.containsKey(key) ? Timeliness.DISPUTED : unsent.containsKey(key) ? Timeliness.UNSENT : Timeliness.SILENT;
        String place = h != null ? h.place().toString() : disputed.getOrDefault(key, unsent.getOrDefault(key, ""));
        return new Standing(roster.unit(member), roster.parent(member) <= 0 ? null : roster.unit(roster.parent(member)), t, day, place);
    }

    private LocalDate day(Instant sent) {
        return LocalDate.ofInstant(sent, zone);
    }

    /** The date of a report does not say when it was sent; but nothing was sent before it was issued. */
    private Timeliness timeliness(LocalDate sent, LocalDate issued) {
        if (last == null)
            return sent == null ? Timeliness.UNDATED : Timeliness.IN_TIME;
        LocalDate earliest = sent != null ? sent : issued;
        if (earliest != null && earliest.isAfter(last.plusDays(dayNamed)))
            return Timeliness.LATE;
        if (sent == null)
            return Timeliness.UNDATED;
        return sent.isAfter(last) ? Timeliness.DAY_NAMED : Timeliness.IN_TIME;
    }

    /** @return how many members of each kind; the nation is none */
    Map<Timeliness, Integer> count(int[] members) {
        Map<Timeliness, Integer> by = new EnumMap<>(Timeliness.class);
        for (int m : members)
            if (m > 0)
            by.merge(all[m].timeliness(), 1, Integer::sum);
        return by;
    }
}
