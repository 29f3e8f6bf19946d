package org.khoso.storage.sql.internal;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Looks into an embedded database before it is opened. The database runs what its own catalogue says as soon as it is opened: a
 * trigger may bring a program, a default may write files. So the catalogue of an archive that comes from anybody may hold nothing but
 * plain tables, indexes, keys and numbers, as Khoso makes them.
 */
public final class ForeignCode {
    private static final String NAME = "\"[^\"]+\"";
    private static final String TABLE = "\"PUBLIC\"\\." + NAME;
    private static final String COLUMNS = "\\((?:" + NAME + "(?: DESC)?(?: NULLS (?:FIRST|LAST))?(?:, )?)+\\)";
    private static final String TYPE = "[A-Z]+(?: (?!DEFAULT|AS|GENERATED|CHECK|ON|AUTO)[A-Z]+|\\(\\d+(?:, ?\\d+)?\\))*(?: SELECTIVITY \\d+)?";
    private static final List<Pattern> PLAIN = List.of(Pattern.compile("SET [A-Z_]+ -?\\d+"),
            Pattern.compile("CREATE USER IF NOT EXISTS \"[^\"]*\" SALT '[0-9a-f]*' HASH '[0-9a-f]*' ADMIN"),
            Pattern.compile("CREATE (?:CACHED|MEMORY) TABLE " + TABLE + "\\((?:\\s*" + NAME + " " + TYPE + ",?)++\\s*\\)"),
            Pattern.compile("CREATE (?:UNIQUE )?(?:NULLS (?:NOT )?DISTINCT )?(?:INDEX|PRIMARY KEY) " + TABLE + " ON " + TABLE + COLUMNS),
            Pattern.compile(
                    "ALTER TABLE " + TABLE + " ADD CONSTRAINT " + TABLE + " (?:PRIMARY KEY|UNIQUE(?: NULLS (?:NOT )?DISTINCT)?)" + COLUMNS
                            + "(?: INDEX " + TABLE + ")?"));
    /** A row of the catalogue as it shows itself: key, id, head, kind, statement. */
    private static final Pattern ROW = Pattern.compile("(?s)\\( /\\* key:-?\\d+ \\*/ -?\\d+, -?\\d+, -?\\d+, (?:U&)?'(.*)'\\)");
    private static final int LONGEST = 60_000;
    private static final String CATALOGUE = "table.0";

    private ForeignCode() {
    }

    /** @return whether the database holds anything that Khoso has not made, or can't be looked into */
    public static boolean in(Path file) {
        try (MVStore store = new MVStore.Builder().fileName(file.toAbsolutePath().toString()).readOnly().open()) {
            TransactionMap<Object, Object> catalogue = new TransactionStore(store, new ObjectDataType()).begin().openMap(CATALOGUE);
            for (Iterator<Object> i = catalogue.keyIterator(null); i.hasNext();)
                if (!plain(String.valueOf(catalogue.get(i.next()))))
                return true;
            return false;
        } catch (RuntimeException | StackOverflowError e) { // damaged, or of another version: the journal makes it anew
            System.getLogger(ForeignCode.class.getName()).log(System.Logger.Level.DEBUG, "no look into " + file, e);
            return true;
        }
    }

    static boolean plain(String row) {
        var m = ROW.matcher(row);
        if (row.length() > LONGEST || !m.matches())
            return false;
        String sql = m.group(1).replace("\\000a", "\n").replace("''", "'");
        return PLAIN.stream().anyMatch(p -> p.matcher(sql).matches());
    }
}
