package org.khoso.storage.sql.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Looks into an embedded database before it is opened. The database runs what its own catalogue says as soon as it is opened: a
 * trigger may bring a program, a default may write files. So the catalogue of an archive that comes from anybody may hold nothing but
 * tables, indexes, keys and numbers, nothing that is run or looked up.
 */
public final class ForeignCode {
    /** A row of the catalogue as it shows itself: key, id, head, kind, statement. */
    private static final Pattern ROW = Pattern.compile("\\( /\\* key:-?\\d+ \\*/ -?\\d+, -?\\d+, (\\d+), (?:U&)?'(.*)'\\)", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    /** Kinds of things in the catalogue, by the numbers of the database: tables, indexes, users, sequences, keys, roles, rights, schemas. */
    private static final Set<String> KINDS = Set.of("0", "1", "2", "3", "5", "7", "8", "10");
    private static final String SETTING = "6";
    private static final Pattern NUMBER = Pattern.compile("SET [A-Z_]+ -?\\d+");
    /** Where a program, a class or a call of a function can stand. */
    private static final Pattern ACTIVE = Pattern
            .compile("\\b(?:CHECK|ENGINE|LINKED|SELECT|TRIGGER|ALIAS|SOURCE|CALL|VALUES|ON UPDATE)\\b|\\bAS\\b(?! IDENTITY)");
    private static final Pattern DEFAULT = Pattern
            .compile("\\bDEFAULT\\b(?! (?:''|NULL|TRUE|FALSE|-?\\d+|CURRENT_TIMESTAMP|NEXT VALUE FOR|AS IDENTITY)(?![\\w(.]))");
    private static final Pattern VERB = Pattern.compile("^(?:CREATE|ALTER TABLE|GRANT) ");
    private static final int LONGEST = 200_000;
    private static final String CATALOGUE = "table.0";
    /** The usual look takes some hundred: 19 of the newest parts, and the catalogue. */
    private static final int PLENTY = 20_000;

    private ForeignCode() {
    }

    /** @return whether the database holds anything that could be run, or can't be looked into. @throws IOException if the file can't be read or written */
    public static boolean in(Path file) throws IOException {
        return in(file, PLENTY);
    }

    /** @param most reads that a file which was closed properly is opened with */
    static boolean in(Path file, int most) throws IOException {
        try {
            return found(file, FileHead.closed(file) ? most : 0);
        } catch (FileLook.Missing e) {
            FileHead.asAfterAKill(file);
            return found(file, 0);
        }
    }

    private static boolean found(Path file, int most) {
        try (MVStore store = FileLook.open(file, most)) {
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

    /** @return whether a row of the catalogue, as it shows itself, can do nothing by itself */
    static boolean plain(String row) {
        var m = ROW.matcher(row);
        if (row.length() > LONGEST || !m.matches())
            return false;
        String sql = m.group(2).replace("''", "'");
        if (m.group(1).equals(SETTING))
            return NUMBER.matcher(sql).matches();
        String bare = QUOTED.matcher(sql).replaceAll(q -> q.group().charAt(0) == '"' ? "X" : "''").replaceAll("\\\\000[ad]|\\s", " ");
        return KINDS.contains(m.group(1)) && VERB.matcher(bare).find()
                && !ACTIVE.matcher(bare).find() && !DEFAULT.matcher(bare).find();
    }
}
