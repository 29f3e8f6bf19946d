package org.khoso.intake.table.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** CSV as any program writes it. */
final class CsvTable implements Table {
    private final Path file;
    private final CsvShape shape;

    CsvTable(Path file) throws IOException {
        this.file = file;
        shape = CsvShape.of(file);
    }

    @Override
    public List<SheetInfo> sheets() {
        return List.of(new SheetInfo("", false));
    }

    @Override
    public List<Merge> read(int sheet, Rows rows) throws IOException {
        try (Reader in = new StrayQuotes(shape.open(file), shape.separator());
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(shape.separator()).skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(Limits.FIELD * 8)
                        .ofCsvRecord(in)) {
            int number = shape.firstRow() - 1;
            for (CsvRecord r : csv) {
                if (++number > Limits.ROWS * 4)
                    throw Broken.tooLarge(file.getFileName().toString(), "rows", Limits.ROWS * 4L);
                TableRow row = new TableRow(number, false,
                        r.getFields().stream().limit(Limits.COLUMNS).map(shape.legacy()::decode).map(Cell::text).toList());
                if (!row.blank() && !rows.row(row))
                    break;
            }
        } catch (UncheckedIOException e) {
            throw Broken.file(file.getFileName().toString(), e.getCause());
        } catch (de.siegmar.fastcsv.reader.CsvParseException e) {
            throw Broken.file(file.getFileName().toString(), e);
        }
        return List.of();
    }

    @Override
    public void close() {
        // each reading opens and closes the file
    }
}
