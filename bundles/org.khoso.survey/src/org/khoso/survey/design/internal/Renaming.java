package org.khoso.survey.design.internal;

import java.util.function.UnaryOperator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;
import org.khoso.model.survey.Rule;
import org.khoso.model.survey.Section;
import org.khoso.model.survey.Survey;
import org.khoso.survey.internal.References;
import org.khoso.survey.internal.References.Renamed;

/** Carries a new identity over to where a questionnaire names the old one. Of a name that two parts have nothing is carried over: nobody knows which is meant. */
final class Renaming {
    private final Survey survey;
    private final EObject part;
    private final String old;
    private final String now;

    private Renaming(Survey survey, EObject part, String old, String now) {
        this.survey = survey;
        this.part = part;
        this.old = old;
        this.now = now;
    }

    /** @param part part that has its new identity already */
    static void of(Survey survey, EObject part, String old) {
        String now = Tree.id(part);
        if (part.eContainer() == null || old.isEmpty() || now.isEmpty() || old.equals(now))
            return;
        boolean twice = Tree.list(part.eContainer(), part.eContainingFeature().getName()).stream().anyMatch(o -> Tree.id(o).equals(old));
        if (!twice)
            new Renaming(survey, part, old, now).run();
    }

    private void run() {
        switch (part) {
            case Section s -> survey.getItems().stream().filter(i -> old.equals(i.getSection())).forEach(i -> i.setSection(now));
            case Item i -> {
                survey.getRules().stream().filter(r -> old.equals(r.getItem())).forEach(r -> r.setItem(now));
                survey.getRules().stream().filter(r -> r.getColumn() != null && r.getColumn().startsWith(old + "/"))
                        .forEach(r -> r.setColumn(now + r.getColumn().substring(old.length())));
                conditions(new Renamed(old, false, false, old, now));
            }
            case Column c -> column(c, (Item) c.eContainer());
            case org.khoso.model.survey.Row r -> conditions(new Renamed(Tree.id(r.eContainer()), true, false, old, now));
            default -> {
                // codes and rules are named nowhere by identity alone
            }
        }
    }

    private void column(Column c, Item item) {
        for (Rule r : survey.getRules())
            if (item.getId() != null && item.getId().equals(r.getItem()) && old.equals(r.getColumn()))
            r.setColumn(now);
            else if (r.getColumn() != null && r.getColumn().startsWith(item.getId() + "/") && r.getColumn().endsWith("/" + old))
            r.setColumn(r.getColumn().substring(0, r.getColumn().length() - old.length()) + now);
        conditions(new Renamed(Tree.id(item), false, true, old, now));
    }

    private void conditions(Renamed what) {
        for (Item i : survey.getItems())
            for (Column c : i.getColumns()) {
                change(c, "visibleWhen", t -> References.rename(t, i.getId(), what));
                change(c, "requiredWhen", t -> References.rename(t, i.getId(), what));
            }
        for (Rule r : survey.getRules()) {
            change(r, "when", t -> References.rename(t, r.getItem(), what));
            change(r, "check", t -> References.rename(t, r.getItem(), what));
        }
    }

    private static void change(EObject o, String feature, UnaryOperator<String> how) {
        EStructuralFeature f = o.eClass().getEStructuralFeature(feature);
        if (o.eGet(f) instanceof String s && !s.isBlank())
            o.eSet(f, how.apply(s));
    }
}
