package org.khoso.standards.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Level;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog.Origin;
import org.khoso.model.standard.CodeList;
import org.khoso.model.standard.Field;
import org.khoso.model.standard.Parameter;
import org.khoso.model.standard.RecordSet;
import org.khoso.model.standard.Rule;
import org.khoso.model.standard.Standard;
import org.khoso.model.standard.StandardFactory;

/**
 * Makes the rules of a record set: those that follow from its fields (obligation, type, length, code list), and those that
 * files state. A stated rule with the id of another changes that one. Here levels are lowered to what labels allow.
 */
final class Rules {
    private final Collection<Standard> standards;
    private final Map<String, CodeList> lists;
    private final Merge merge;
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    Rules(Collection<Standard> standards, Map<String, CodeList> lists, Merge merge) {
        this.standards = standards;
        this.lists = lists;
        this.merge = merge;
    }

    /** @return where a rule comes from */
    Origin origin(String id) {
        return origins.get(id);
    }

    /** @return rules of a record set, in the order of its fields */
    List<RuleInfo> of(Standard standard, RecordSet set, Map<String, FieldInfo> fields) {
        Drafts drafts = new Drafts(standard, set);
        for (Field f : set.getFields())
            if (fields.containsKey(f.getCode())) {
                drafts.derive(f, fields.get(f.getCode()));
                f.getRules().forEach(r -> drafts.state(r, f.getCode(), fields.get(f.getCode()).confidence()));
            }
        set.getRules().forEach(r -> drafts.state(r, "", Confidence.of(set.getLabel())));
        for (Standard s : standards)
            for (Rule r : s.getRules())
                if (set.getId().equals(r.getRecordSet()))
                drafts.state(r, fieldOf(r.getId(), set, fields),
                        s == standard ? Confidence.of(set.getLabel()) : Confidence.DESIGN);
        return drafts.finished();
    }

    /** The field that an id names: record set/field/name; empty if the middle is no field. */
    private static String fieldOf(String id, RecordSet set, Map<String, FieldInfo> fields) {
        String rest = id.substring(set.getId().length() + 1);
        int slash = rest.indexOf('/');
        return slash > 0 && fields.containsKey(rest.substring(0, slash)) ? rest.substring(0, slash) : "";
    }

    /** Rules of one record set in the making. */
    private final class Drafts {
        private final Standard standard;
        private final RecordSet set;
        private final Map<String, Rule> rules = new LinkedHashMap<>();
        private final Map<String, String> fields = new LinkedHashMap<>();
        private final Map<String, Confidence> ceilings = new LinkedHashMap<>();

        Drafts(Standard standard, RecordSet set) {
            this.standard = standard;
            this.set = set;
        }

        void derive(Field f, FieldInfo info) {
            if ("M".equals(info.obligation()))
                add(f, "required", info.obligationConfidence(), Map.of());
            if (info.type() != FieldType.TEXT)
                add(f, "type", by(f, info, "type"), Map.of("type", info.type().name()));
            // codes are as long as they are; a date or a yes/no has a form, not a length
            boolean measured = info.type() != FieldType.DATE && info.type() != FieldType.BOOLEAN && info.codeList() == null;
            if (info.maxLength() > 0 && measured)
                add(f, "length", by(f, info, "maxLength"), Map.of("max", (long) info.maxLength()));
            if (info.codeList() != null) {
                Map<String, Object> parameters = new LinkedHashMap<>();
                parameters.put("list", info.codeList());
                parameters.put("repeatable", info.repeatable());
                CodeList list = lists.get(info.codeList());
                Confidence of = list == null ? Confidence.UNKNOWN : Confidence.of(list.getLabel());
                add(f, "code-list", Labels.weaker(by(f, info, "codeList"), of), parameters);
            }
        }

        /** What an overlay changed about a field is not the law's any more, unless it names a label of its own. */
        private Confidence by(Field f, FieldInfo info, String feature) {
            boolean own = merge.overridden(f, feature) && !merge.overridden(f, "confidence");
            return own ? Labels.weaker(info.confidence(), Confidence.DESIGN) : info.confidence();
        }

        private void add(Field f, String kind, Confidence confidence, Map<String, Object> parameters) {
            Rule r = StandardFactory.eINSTANCE.createRule();
            r.setId(set.getId() + "/" + f.getCode() + "/" + kind);
            r.setKind(kind);
            r.setLabel(confidence.code());
            r.setClause(set.getSource());
            parameters.forEach((name, value) -> {
                Parameter p = StandardFactory.eINSTANCE.createParameter();
                p.setName(name);
                p.setValue(value);
                r.getParameters().add(p);
            });
            r.setOverridable(free(f, kind));
            merge.derive(r, f);
            rules.put(r.getId(), r);
            fields.put(r.getId(), f.getCode());
        }

        /** A rule that follows from a feature of a field is as free as that. */
        private boolean free(Field f, String kind) {
            return f.getOverridable().contains(switch (kind) {
                case "required" -> "obligation";
                case "length" -> "maxLength";
                case "code-list" -> "codeList";
                default -> kind;
            }) || kind.equals("code-list") && lists.get(f.getCodeList()) != null && lists.get(f.getCodeList()).isOverridable();
        }

        void state(Rule stated, String field, Confidence otherwise) {
            Rule there = rules.get(stated.getId());
            if (there != null) {
                merge.onto(there, stated);
                return;
            }
            rules.put(stated.getId(), stated);
            fields.put(stated.getId(), field);
            ceilings.put(stated.getId(), merge.added(stated) ? Confidence.DESIGN : otherwise);
        }

        List<RuleInfo> finished() {
            List<RuleInfo> out = new ArrayList<>();
            for (Rule r : rules.values())
                if (!r.isRemoved() && r.getKind() != null) {
                    out.add(info(r));
                    origins.put(r.getId(), Origins.of(r, merge));
                }
            return List.copyOf(out);
        }

        private RuleInfo info(Rule r) {
            Confidence c = r.getLabel() != null
                    ? Confidence.of(r.getLabel())
                    : ceilings.getOrDefault(r.getId(), Confidence.UNKNOWN);
            if (merge.overridden(r, "parameters") && !merge.overridden(r, "label"))
                c = Labels.weaker(c, Confidence.DESIGN);
            if (!standard.isVerified())
                c = Labels.weaker(c, Confidence.UNVERIFIED);
            String clause = r.getClause() != null ? r.getClause() : set.getSource() == null ? "" : set.getSource();
            return new RuleInfo(r.getId(), r.getKind(), set.getId(), fields.get(r.getId()), parameters(r),
                    level(r.getLevel(), c), clause, c, r.getAnchor() == null ? "" : r.getAnchor(), r.getValidFrom(),
                    r.getValidTo(), merge.file(r));
        }
    }

    private static Level level(String asked, Confidence confidence) {
        Level level = asked == null ? Level.MUST : Level.valueOf(asked.toUpperCase(java.util.Locale.ROOT));
        return level == Level.MUST && !confidence.mayOblige() ? Level.SHOULD : level;
    }

    private static Map<String, Object> parameters(Rule r) {
        return values(r.getParameters());
    }

    /** @return parameters by name */
    static Map<String, Object> values(List<Parameter> parameters) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Parameter p : parameters)
            if (p.getValue() != null) // an overlay takes a parameter away by saying nothing
            map.put(p.getName(), p.getValue());
        return Collections.unmodifiableMap(map);
    }
}
