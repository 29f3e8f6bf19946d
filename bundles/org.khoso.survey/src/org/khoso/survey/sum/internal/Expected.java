package org.khoso.survey.sum.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation.Member;
import org.khoso.api.survey.Consolidation.Unit;

/** All administrative units of a day, as bodies that are expected to answer. */
final class Expected {
    private Expected() {
    }

    static List<Member> of(AdminUnits admin, LocalDate day) {
        List<Member> members = new ArrayList<>();
        for (String level : List.of(AdminUnits.PROVINCE, AdminUnits.DISTRICT, AdminUnits.COMMUNE))
            for (AdminUnits.Unit u : admin.on(day, level))
                members.add(new Member(unit(u), u.parent().isEmpty() ? null : unit(u.parent())));
        return members;
    }

    private static Unit unit(AdminUnits.Unit u) {
        return new Unit(u.level(), u.code(), u.name());
    }

    /** Who is above is found by level and code. */
    private static Unit unit(String code) {
        return new Unit(AdminUnits.levelOf(code), code, "");
    }
}
