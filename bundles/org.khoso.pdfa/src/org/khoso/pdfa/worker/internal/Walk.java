package org.khoso.pdfa.worker.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.pdfa.worker.internal.Kinds.Check;
import org.khoso.pdfa.worker.internal.Kinds.Kind;
import org.khoso.pdfa.worker.internal.Kinds.Setting;
import org.mozilla.javascript.ScriptableObject;
import org.verapdf.core.ValidationException;
import org.verapdf.model.baselayer.Object;

/**
 * Goes through the model of one document and asks of each object what the profiles ask, in the order in which veraPDF's own validator
 * does: rules, then variables, then links, the last link first. An object with an id is seen once.
 */
final class Walk {
    private final Kinds kinds;
    private final List<Tally> tallies;
    private final ScriptableObject scope;
    private final Deque<Step> open = new ArrayDeque<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Late> deferred = new ArrayList<>();

    /** What is asked when all objects were seen. */
    private record Late(Check check, Step step) {
    }

    Walk(Kinds kinds) {
        this.kinds = kinds;
        tallies = kinds.profiles().stream().map(p -> new Tally(kinds.rules())).toList();
        scope = kinds.start();
    }

    /** @return a tally for each profile */
    List<Tally> from(Object root) throws ValidationException {
        open.push(Step.root(root));
        if (root.getID() != null)
            ids.add(root.getID());
        while (!open.isEmpty())
            visit(open.pop());
        for (Late l : deferred)
            check(l.check(), l.step());
        return tallies;
    }

    private void visit(Step step) throws ValidationException {
        Object object = step.object();
        Kind kind = kinds.of(object);
        for (Check c : kind.checks())
            if (c.deferred())
            deferred.add(new Late(c, step));
            else
            check(c, step);
        for (Setting s : kind.settings())
            scope.put(s.name(), scope, s.value().value(object, scope));
        for (int i = kind.links().length - 1; i >= 0; i--)
            follow(step, kind.links()[i]);
    }

    private void check(Check c, Step step) {
        if (c.test().passes(step.object(), scope))
            tallies.get(c.profile()).passed();
        else
            tallies.get(c.profile()).failed(c.rule(), step, scope);
    }

    private void follow(Step from, String link) throws ValidationException {
        List<? extends Object> linked = from.object().getLinkedObjects(link);
        if (linked == null)
            throw new ValidationException("There is a null link in an object. Context: " + from.path());
        for (int i = linked.size() - 1; i >= 0; i--) {
            Object o = linked.get(i);
            if (o == null)
                throw new ValidationException(
                        "There is a null link in an object. Context of the link: " + new Step(null, from, link, i, null, null).path());
            String id = o.getID();
            if (id == null || ids.add(id))
                open.push(new Step(o, from, link, i, id, o.getExtraContext()));
        }
    }
}
