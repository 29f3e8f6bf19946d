package org.khoso.intake.table.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.khoso.api.KhosoException;

/** Opens spreadsheets by what is in them, not by their name alone. */
public final class Tables {
    private Tables() {
    }

    /** @return whether the name is that of a spreadsheet */
    public static boolean named(Path file) {
        String n = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return n.endsWith(".xlsx") || n.endsWith(".xlsm") || n.endsWith(".xls") || n.endsWith(".csv") || n.endsWith(".tsv")
                || n.endsWith(".ods") || n.endsWith(".xlsb"); // which can not be read, and that is said
    }

    /** Sets the limits of the library, which keeps them for the whole process. */
    static void protect() {
        ZipSecureFile.setMinInflateRatio(Limits.RATIO);
        ZipSecureFile.setMaxEntrySize(Limits.PART);
        ZipSecureFile.setMaxFileCount(5_000);
    }

    /** @return the spreadsheet; @throws KhosoException if it is none or damaged */
    public static Table open(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(8);
        }
        try {
            return LegacyTable.of(new Guarded(open(file, head), file.getFileName().toString()));
        } catch (KhosoException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw Broken.file(file.getFileName().toString(), e);
        }
    }

    private static Table open(Path file, byte[] head) throws IOException {
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K')
            return OdsTable.is(file) ? new OdsTable(file) : new XlsxTable(file);
        if (head.length == 8 && (head[0] & 0xff) == 0xd0 && (head[1] & 0xff) == 0xcf)
            return new XlsTable(file);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".xls") && head.length > 0 && head[0] != '<')
            return new CsvTable(file); // many programs write text and call it .xls
        throw Broken.file(file.getFileName().toString(), null);
    }

    /** Damaged bytes make libraries throw anything; here it becomes one kind. Errors of the receiver pass through. */
    private record Guarded(Table table, String name) implements Table {
        @Override
        public java.util.List<SheetInfo> sheets() {
            return table.sheets();
        }

        @Override
        public java.util.List<Merge> read(int sheet, Rows rows) throws IOException {
            Passing passing = new Passing(rows);
            try {
                return table.read(sheet, passing);
            } catch (KhosoException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                if (e == passing.own)
                    throw e;
                throw Broken.file(name, e);
            }
        }

        @Override
        public void close() throws IOException {
            table.close();
        }
    }

    private static final class Passing implements Table.Rows {
        private final Table.Rows rows;
        private Exception own;

        Passing(Table.Rows rows) {
            this.rows = rows;
        }

        @Override
        public boolean row(TableRow row) throws IOException {
            try {
                return rows.row(row);
            } catch (IOException | RuntimeException e) {
                own = e;
                throw e;
            }
        }
    }
}
