package org.khoso.compliance.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.FieldInfo;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.core.FindingSet;
import org.khoso.core.FindingSet.Group;
import org.khoso.core.Session;
import org.khoso.ui.Tr;

/** How rules, fields, groups and times are called. Names of rules come from the standards in force. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final Tr tr;
    private volatile Session session;
    private volatile Map<String, RuleInfo> rules = Map.of();

    Words(Tr tr) {
        this.tr = tr;
    }

    /** Takes the rules of this archive; null if none is open. */
    void session(Session next) {
        if (next == session)
            return;
        Map<String, RuleInfo> found = new HashMap<>();
        if (next != null)
            for (RecordSetInfo set : next.standards().recordSets())
                next.standards().rules(set.id()).forEach(r -> found.putIfAbsent(r.id(), r));
        rules = found;
        session = next;
    }

    /** @return the sentence */
    String say(Message message) {
        return tr.say(message);
    }

    /** @return the rule, if the standards in force know it */
    Optional<RuleInfo> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** @return the field at which the finding is, if its place is one */
    Optional<FieldInfo> field(Finding f) {
        Session s = session;
        if (s == null || f.place().isEmpty())
            return Optional.empty();
        Optional<FieldInfo> own = rule(f.rule()).flatMap(r -> s.standards().recordSet(r.recordSet())).flatMap(set -> set.field(f.place()));
        return own.isPresent()
                ? own
                : s.standards().recordSets().stream().filter(set -> set.kind() == f.subject().kind()).map(set -> set.field(f.place()))
                        .flatMap(Optional::stream).findFirst();
    }

    /** @return the place for people: a field by its label, anything else as it is */
    String place(Finding f) {
        return field(f).map(i -> tr.say(i.label())).orElse(f.place());
    }

    /** @return what the group is called */
    String group(Group g) {
        if (g.rule() == null)
            return g.dossier() == null
                    ? tr.say("compliance.ui.outside")
                    : g.title().isEmpty()
                            ? g.code()
                            : g.code() + " · "
                                    + g.title();
        Optional<RuleInfo> rule = rule(g.rule());
        if (rule.isEmpty())
            return source(g.rule()) + ": " + say(FindingSet.example(g)) + (g.entries().size() > 1 ? " …" : "");
        RuleInfo r = rule.get();
        Optional<RecordSetInfo> set = session.standards().recordSet(r.recordSet());
        String field = set.flatMap(s -> s.field(r.field())).map(f -> tr.say(f.label())).orElse("");
        String key = "compliance.ui.kind." + r.kind();
        String named = tr.say(key);
        String kind = named.equals(key) ? r.kind() : named; // a vendor's kind may have no name of its own
        return (field.isEmpty() ? kind.substring(0, 1).toUpperCase(tr.locale()) + kind.substring(1) : field + ": " + kind)
                + set.map(s -> " · " + tr.say(s.title())).orElse("");
    }

    private String source(String rule) {
        int slash = rule.indexOf('/');
        String key = "compliance.ui.source." + (slash < 0 ? rule : rule.substring(0, slash));
        String said = tr.say(key);
        return said.equals(key) ? tr.say("compliance.ui.source.other") : said;
    }

    /** @return date and time as people here write it */
    static String time(Instant when) {
        return when == null ? "" : TIME.format(when.atZone(ZoneId.systemDefault()));
    }
}
