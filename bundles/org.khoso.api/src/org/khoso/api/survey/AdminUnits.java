package org.khoso.api.survey;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Administrative units by day. A service; immutable, thread-safe. Codes are used again for other units, so that a code says
 * nothing without a level and a day.
 */
public interface AdminUnits {
    /** Level of provinces and cities under the centre. */
    String PROVINCE = "province";
    /** Level of districts, abolished on 01/07/2025. */
    String DISTRICT = "district";
    /** Level of communes, wards, towns and special zones. */
    String COMMUNE = "commune";
    /** The first day of the units that are valid since the merger of 2025. */
    LocalDate MERGER = LocalDate.of(2025, 7, 1);

    /**
     * A unit under one name.
     *
     * @param level  province, district, commune
     * @param code   code of the statistics office
     * @param parent code of the unit above; empty for provinces
     * @param from   first day, or null if it is older than what is known
     * @param to     last day, or null if it is still valid
     * @param name   full name
     */
    record Unit(String level, String code, String parent, LocalDate from, LocalDate to, String name) {
        /** @return whether it is valid on that day */
        public boolean on(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /** Where a former unit went. @param unit unit as of the merger @param whole whether the former unit went there whole; several units share it otherwise */
    record Successor(Unit unit, boolean whole) {
    }

    /** @return the units of a level that are valid on a day, by code */
    List<Unit> on(LocalDate day, String level);

    /** @return the unit with that code on that day */
    Optional<Unit> find(LocalDate day, String level, String code);

    /**
     * Where a unit from before the merger went; provinces always whole. Districts went nowhere but for five islands: empty.
     *
     * @return units as of {@link #MERGER}; empty if that is not known, too
     */
    List<Successor> successors(String level, String code);

    /** @return level of a code of the statistics office by its length; null if it is none */
    static String levelOf(String code) {
        if (!code.chars().allMatch(c -> c >= '0' && c <= '9'))
            return null;
        return switch (code.length()) {
            case 2 -> PROVINCE;
            case 3 -> DISTRICT;
            case 5 -> COMMUNE;
            default -> null;
        };
    }
}
