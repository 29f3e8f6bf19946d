package org.khoso.storage.sql.internal;

/**
 * One attribute of a class of the model and where it is kept.
 *
 * @param concept concept
 * @param type    type
 * @param name    column; a date has four, named from it
 * @param key     extra column that an index can carry
 */
public record Column(String concept, ValueType type, String name, Key key) {
    /** Extra column. */
    public enum Key {
        /** None. */
        NONE,
        /** Vietnamese sort key. */
        SORT,
        /** First characters. */
        PREFIX
    }

    /** @return column of the key */
    String keyName() {
        return name + "_key";
    }

    String from() {
        return name + "_lo";
    }

    String to() {
        return name + "_hi";
    }

    String precision() {
        return name + "_prec";
    }

    String text() {
        return name + "_txt";
    }

    /** @return column that says whether there is a value */
    String presence() {
        return type == ValueType.DATE ? precision() : name;
    }
}
