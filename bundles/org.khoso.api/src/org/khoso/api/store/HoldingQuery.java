package org.khoso.api.store;

import java.util.List;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.Kind;

/**
 * Which objects. All conditions must hold.
 *
 * @param kind       kind
 * @param parent     only children of this object; null for any. {@link #TOP} for those without a parent
 * @param conditions conditions on concepts (features or ext:NAME)
 * @param orderBy    concept to sort by (text by Vietnamese collation); null sorts by identity, which is order of creation
 * @param descending reverse order
 * @param access     access filter, never null
 */
public record HoldingQuery(Kind kind, UUID parent, List<Condition> conditions, String orderBy, boolean descending,
        AccessFilter access) {
    /** Parent of objects that have none. */
    public static final UUID TOP = new UUID(0, 0);
    /** What a condition calls the parent of an object, so that children of many can be asked for at once. */
    public static final String PARENT = "parent";

    /** Comparison. */
    public enum Op {
        /** Equal. */
        EQ,
        /** Not equal, or absent. */
        NE,
        /** Absent or empty. */
        ABSENT,
        /** Present and not empty. */
        PRESENT,
        /** Begins with (text). */
        STARTS,
        /** At least (numbers; dates: to >= value). */
        GE,
        /** At most (numbers; dates: from <= value). */
        LE,
        /** One of a list. */
        IN
    }

    /** Condition. @param concept concept @param op comparison @param value value of the concept's type, a List for IN */
    public record Condition(String concept, Op op, Object value) {
    }

    /** @return all objects of a kind */
    public static HoldingQuery all(Kind kind) {
        return new HoldingQuery(kind, null, List.of(), null, false, AccessFilter.ALL);
    }

    /** @return children of an object */
    public static HoldingQuery children(Kind kind, UUID parent) {
        return new HoldingQuery(kind, parent, List.of(), null, false, AccessFilter.ALL);
    }

    /** @return children of several objects */
    public static HoldingQuery childrenOf(Kind kind, java.util.Collection<UUID> parents) {
        return all(kind).where(PARENT, Op.IN, List.copyOf(parents));
    }

    /** @return the same with one more condition */
    public HoldingQuery where(String concept, Op op, Object value) {
        var more = new java.util.ArrayList<>(conditions);
        more.add(new Condition(concept, op, value));
        return new HoldingQuery(kind, parent, List.copyOf(more), orderBy, descending, access);
    }

    /** @return the same in another order */
    public HoldingQuery sorted(String concept, boolean down) {
        return new HoldingQuery(kind, parent, conditions, concept, down, access);
    }

    /** @return the same under an access filter */
    public HoldingQuery within(AccessFilter filter) {
        return new HoldingQuery(kind, parent, conditions, orderBy, descending, filter);
    }
}
