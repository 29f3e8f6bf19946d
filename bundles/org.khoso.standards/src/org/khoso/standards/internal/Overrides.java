package org.khoso.standards.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.khoso.api.Confidence;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.model.io.YamlModel;
import org.khoso.model.standard.Code;
import org.khoso.model.standard.CodeList;
import org.khoso.model.standard.Field;
import org.khoso.model.standard.Parameter;
import org.khoso.model.standard.Profile;
import org.khoso.model.standard.RecordSet;
import org.khoso.model.standard.Rule;
import org.khoso.model.standard.StandardPackage;
import org.khoso.model.standard.Text;

/**
 * What a layer may do to the one below: add, tighten, change what is flagged {@code overridable}, and word things for people. The rest
 * is refused and said; what the layer below says stays.
 */
final class Overrides {
    /** Words and helps for people: no duty is in them. */
    private static final Set<String> WORDING = Set.of("label", "rule", "facet", "fallback", "rules", "code", "id",
            StandardPackage.Literals.RECORD_SET__TITLE.getName(), "fields", "reason",
            "clause", "recordSet", "name");
    private static final List<String> DUTIES = List.of("?", "O", "C", "M");
    private static final Set<String> ADDABLE = Set.of("hint", "notAfter", "notBelow", "least", "never");
    private final List<Message> flags;

    /** @param flags where refusals are told */
    Overrides(List<Message> flags) {
        this.flags = flags;
    }

    boolean allowed(EObject base, EStructuralFeature feature, EObject over) {
        String name = feature.getName();
        if (name.equals("overridable"))
            return false;
        if (!feature.isMany() && Objects.equals(base.eGet(feature), over.eGet(feature)))
            return true;
        return switch (base) {
            case Field f -> field(f, name, (Field) over);
            case Rule r -> r.isOverridable() || rule(r, name, (Rule) over);
            case Parameter p ->
                free(p.eContainer()) || name.equals("name") || tighter(p.getName(), p.getValue(), ((Parameter) over).getValue());
            case Code c -> name.equals("code") || free(c.eContainer());
            case CodeList l -> l.isOverridable() || name.equals("id") || name.equals("values");
            case Text t -> !(t.eContainer() instanceof Code) || free(t.eContainer().eContainer());
            case RecordSet s -> !name.equals("label") && WORDING.contains(name);
            case Profile p -> !name.equals("label") && !name.equals("clause") && WORDING.contains(name);
            default -> true;
        };
    }

    /** @return whether a layer may put that into what a layer below says */
    boolean addable(EObject base, EObject added) {
        return switch (added) {
            case Parameter p -> free(base) || ADDABLE.contains(p.getName()) || bound(p.getName()) != 0;
            case Code c -> free(base);
            default -> true;
        };
    }

    void refuse(EObject base, EStructuralFeature feature, EObject over, String below, String above) {
        flags.add(Told.of("standards.override-refused", YamlModel.place(over).or(() -> YamlModel.place(over.eContainer())).orElse(""),
                name(base) + " " + feature.getName(), below, above));
    }

    private static boolean free(EObject object) {
        return object instanceof Rule r && r.isOverridable() || object instanceof CodeList l && l.isOverridable();
    }

    private static boolean field(Field base, String name, Field over) {
        if (WORDING.contains(name) || base.getOverridable().contains(name))
            return true;
        return switch (name) {
            case "removed" -> !over.isRemoved();
            case "obligation" -> duty(over.getObligation()) >= duty(base.getObligation());
            case "maxLength" -> over.getMaxLength() > 0 && (base.getMaxLength() == 0 || over.getMaxLength() <= base.getMaxLength());
            case "codeList" -> base.getCodeList() == null;
            case "confidence" -> stronger(base.getConfidence(), set(base).map(RecordSet::getLabel), over.getConfidence())
                    || base.getOverridable().contains("type");
            case "obligationConfidence" -> stronger(base.getObligationConfidence(), set(base).map(RecordSet::getObligationLabel),
                    over.getObligationConfidence())
                    || base.getOverridable().contains("obligation");
            default -> false;
        };
    }

    private static int duty(String obligation) {
        return obligation == null ? 0 : DUTIES.indexOf(obligation);
    }

    private static Optional<RecordSet> set(EObject object) {
        EObject at = object;
        while (at != null && !(at instanceof RecordSet))
            at = at.eContainer();
        return Optional.ofNullable((RecordSet) at);
    }

    /** A label that says more than its own, or than that of the record set. */
    private static boolean stronger(String own, Optional<String> ofSet, String over) {
        String base = own == null ? ofSet.orElse(null) : own;
        return base == null || over != null && Confidence.of(over).compareTo(Confidence.of(base)) <= 0;
    }

    private static boolean rule(Rule base, String name, Rule over) {
        return switch (name) {
            case "removed" -> !over.isRemoved();
            case "level" -> over.getLevel() != null && level(over.getLevel()) <= level(base.getLevel());
            case "label" -> stronger(base.getLabel(), set(base).map(RecordSet::getLabel), over.getLabel());
            case "parameters" -> true; // each is judged by itself
            default -> WORDING.contains(name);
        };
    }

    private static int level(String level) {
        return level == null ? 0 : Level.valueOf(level.toUpperCase(Locale.ROOT)).ordinal();
    }

    /** @return 1 for a lower bound, -1 for an upper one, 0 for neither */
    private static int bound(String name) {
        return name.startsWith("min") || name.equals("least") ? 1 : name.startsWith("max") ? -1 : 0;
    }

    private static boolean tighter(String name, Object old, Object now) {
        if (Objects.equals(old, now) || name.equals("hint"))
            return true;
        if (old instanceof Number a && now instanceof Number b)
            return bound(name) != 0 && Double.compare(b.doubleValue(), a.doubleValue()) * bound(name) > 0;
        return old instanceof Collection<?> a && now instanceof Collection<?> b && !b.isEmpty() && a.containsAll(b)
                && !name.equals("equals");
    }

    private static String name(EObject object) {
        return switch (object) {
            case Field f -> (f.eContainer() instanceof RecordSet s ? s.getId() + "/" : "") + f.getCode();
            case Rule r -> r.getId();
            case Parameter p -> name(p.eContainer()) + " " + p.getName();
            case Code c -> name(c.eContainer()) + "/" + c.getCode();
            case CodeList l -> l.getId();
            case RecordSet s -> s.getId();
            case Profile p -> p.getId();
            case null -> "";
            default -> name(object.eContainer());
        };
    }
}
