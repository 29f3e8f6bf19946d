package org.khoso.survey.sum.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.AdminUnits.Successor;
import org.khoso.api.survey.Consolidation.Decision;

/** Asks whether decisions can hold: units exist, nothing leaves its province, what was shared out goes to one of those that share it. */
final class Decided {
    private final AdminUnits admin;

    Decided(AdminUnits admin) {
        this.admin = admin;
    }

    /** @return new unit by code of the former one. @throws KhosoException if a decision can't hold; names its place */
    Map<String, AdminUnits.Unit> units(List<Decision> decisions) throws KhosoException {
        Map<String, AdminUnits.Unit> units = new HashMap<>();
        for (Decision d : decisions) {
            AdminUnits.Unit to = check(d);
            AdminUnits.Unit before = units.put(d.former(), to);
            if (before != null && !before.code().equals(to.code()))
                throw bad(d, "survey.sum.decision.two", d.former(), before.code(), to.code());
        }
        return units;
    }

    private AdminUnits.Unit check(Decision d) throws KhosoException {
        String level = AdminUnits.levelOf(d.former());
        AdminUnits.Unit former = level == null || level.equals(AdminUnits.PROVINCE)
                ? null
                : admin.find(AdminUnits.MERGER.minusDays(1), level, d.former()).orElse(null);
        if (former == null)
            throw bad(d, "survey.sum.decision.no-former", d.former());
        String newLevel = AdminUnits.levelOf(d.unit());
        AdminUnits.Unit to = newLevel == null ? null : admin.find(AdminUnits.MERGER, newLevel, d.unit()).orElse(null);
        if (to == null)
            throw bad(d, "survey.sum.decision.no-unit", d.unit());
        String province = to.level().equals(AdminUnits.PROVINCE) ? to.code() : to.parent();
        List<Successor> shared = admin.successors(level, d.former());
        boolean inside = shared.isEmpty()
                ? province.equals(province(former))
                : shared.stream().anyMatch(s -> s.unit().parent().equals(province));
        if (!inside)
            throw bad(d, "survey.sum.decision.outside", former.name(), to.name());
        boolean among = shared.size() < 2 || to.level().equals(AdminUnits.PROVINCE)
                || shared.stream().anyMatch(s -> s.unit().code().equals(to.code()));
        if (!among)
            throw bad(d, "survey.sum.decision.not-shared", former.name(), to.name(),
                    String.join(", ", shared.stream().map(s -> s.unit().code() + " " + s.unit().name()).toList()));
        return to;
    }

    private String province(AdminUnits.Unit former) {
        AdminUnits.Unit u = former;
        while (!u.level().equals(AdminUnits.PROVINCE))
            u = admin.find(AdminUnits.MERGER.minusDays(1), AdminUnits.levelOf(u.parent()), u.parent()).orElseThrow();
        return admin.successors(AdminUnits.PROVINCE, u.code()).getFirst().unit().code();
    }

    private static KhosoException bad(Decision d, String problem, Object... args) {
        return new KhosoException(Message.of("survey.sum.decision", d.place(), Message.of(problem, args)),
                Message.of("survey.sum.decision.remedy"), null);
    }
}
