package org.khoso.core;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.FieldInfo;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.model.Concepts;
import org.khoso.text.Dates;
import org.khoso.text.Fold;
import org.osgi.service.component.annotations.Component;

/** Changes descriptions field by field, and takes changes back. Undo survives closing: it is a change set of its own. */
@Component(service = EditHoldings.class)
public final class EditHoldings {
    /**
     * Writes new values, typed from what a person wrote.
     *
     * @param seen   the object as the person saw it; its version guards against a faster writer
     * @param values text by field code; empty clears
     * @return the change set; empty if nothing differs
     */
    public Optional<Committed> write(Session session, Holding seen, Map<String, String> values) throws IOException {
        allow(session, seen);
        HoldingView view = session.view(seen).orElseThrow(() -> new KhosoException(
                Message.of("core.check.unknown-record-set", seen.text(Concepts.RECORD_SET)),
                Message.of("core.check.unknown-record-set.remedy"), null));
        Map<String, Object> changed = new LinkedHashMap<>();
        for (var e : values.entrySet()) {
            FieldInfo field = view.recordSet().field(e.getKey())
                    .orElseThrow(() -> new KhosoException(Message.of("core.edit.no-field", e.getKey(), view.recordSet().id()), null, null));
            Object value = parse(field, e.getValue());
            if (!java.util.Objects.equals(value, seen.value(field.concept())))
                changed.put(field.concept(), value == null ? Change.CLEAR : value);
        }
        if (changed.isEmpty())
            return Optional.empty();
        Object what = changed.size() == 1 && values.size() == 1
                ? view.recordSet().field(values.keySet().iterator().next()).get().label()
                : Message.of("core.edit.fields", changed.size());
        return Optional.of(session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(),
                Message.of("core.edit.change", what, name(seen)), List.of(new Change.Update(seen.id(), seen.version(), changed)), null)));
    }

    private static void allow(Session session, Holding h) throws KhosoException {
        if (!session.policy().permits(session.actor(), Action.DESCRIBE, Scopes.of(h)))
            throw new KhosoException(Message.of("core.edit.not-allowed", session.actor().name(), name(h)), null, null);
    }

    static String name(Holding h) {
        String code = h.text(Concepts.REFERENCE_CODE);
        return code.isEmpty() ? h.text(Concepts.TITLE) : code;
    }

    /**
     * @return the value of a text as the field's type has it; a text that does not fit the type is kept as text where the
     *         type can hold it (dates), else refused with the field's name
     */
    public static Object parse(FieldInfo field, String text) throws KhosoException {
        String t = text == null ? "" : Fold.nfc(text).strip();
        if (t.isEmpty())
            return null;
        try {
            return switch (field.type()) {
                case TEXT -> t;
                case NUMBER -> Long.valueOf(t.replace(".", "").replace(" ", ""));
                case DECIMAL -> new java.math.BigDecimal(t.replace(" ", "").replace(',', '.'));
                case DATE -> date(t);
                case BOOLEAN -> bool(t);
            };
        } catch (IllegalArgumentException e) {
            throw new KhosoException(Message.of("core.edit.bad-value", field.label(), t),
                    Message.of("core.edit.bad-value.remedy." + field.type()), e);
        }
    }

    private static PartialDate date(String t) {
        return Dates.parse(t);
    }

    private static Boolean bool(String t) {
        return switch (Fold.fold(t)) {
            case "1", "co", "true", "yes", "x" -> Boolean.TRUE;
            case "0", "khong", "false", "no" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(t);
        };
    }

    /** Takes the newest change that has not been taken back. @return what was undone, empty if there is nothing */
    public Optional<Committed> undo(Session session) throws IOException {
        Optional<Committed> last = undoable(session);
        return last.isEmpty() ? last : Optional.of(session.archive().holdings().undo(session.actor(), last.get().changeSet()));
    }

    /** Brings the newest undone change back. */
    public Optional<Committed> redo(Session session) throws IOException {
        Optional<Committed> last = redoable(session);
        return last.isEmpty() ? last : Optional.of(session.archive().holdings().undo(session.actor(), last.get().changeSet()));
    }

    /** @return the change that {@link #undo} would take back */
    public Optional<Committed> undoable(Session session) throws IOException {
        return new UndoLine(session.archive().holdings().recent(200)).undoable();
    }

    /** @return the undo that {@link #redo} would take back */
    public Optional<Committed> redoable(Session session) throws IOException {
        return new UndoLine(session.archive().holdings().recent(200)).redoable();
    }

    /** @return an undo for one particular change set */
    public Committed undo(Session session, UUID changeSet) throws IOException {
        return session.archive().holdings().undo(session.actor(), changeSet);
    }
}
