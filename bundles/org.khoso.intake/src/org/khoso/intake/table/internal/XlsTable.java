package org.khoso.intake.table.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** XLS (Excel 97 to 2003), read record by record. Its shared strings stay in memory; a sheet has 65,536 rows at most. */
final class XlsTable implements Table {
    private final POIFSFileSystem poifs;
    private final String name;
    private final List<SheetInfo> sheets = new ArrayList<>();

    XlsTable(Path file) throws IOException {
        name = file.getFileName().toString();
        poifs = new POIFSFileSystem(file.toFile(), true);
        try {
            if (poifs.getRoot().hasEntry("EncryptedPackage"))
                throw Broken.encrypted(name);
            process(r -> {
                if (r instanceof BoundSheetRecord b && sheets.size() < Limits.SHEETS)
                    sheets.add(new SheetInfo(CleanText.of(b.getSheetname()), b.isHidden() || b.isVeryHidden()));
                return true;
            });
        } catch (IOException | RuntimeException e) {
            poifs.close();
            throw e;
        }
    }

    /** Receives records. */
    interface Records {
        boolean record(org.apache.poi.hssf.record.Record r) throws IOException;
    }

    private void process(Records records) throws IOException {
        String stream = poifs.getRoot().hasEntry("Workbook") ? "Workbook" : "Book";
        HSSFRequest request = new HSSFRequest();
        Stop stop = new Stop(records);
        request.addListenerForAllRecords(stop);
        try (InputStream in = poifs.createDocumentInputStream(stream)) {
            new HSSFEventFactory().abortableProcessEvents(request, in);
        } catch (EncryptedDocumentException e) {
            throw Broken.encrypted(name);
        } catch (org.apache.poi.hssf.eventusermodel.HSSFUserException e) {
            throw stop.problem != null ? stop.problem : Broken.file(name, e);
        }
        if (stop.problem != null)
            throw stop.problem;
    }

    /** Ends the stream of records when nobody wants more. */
    private static final class Stop extends org.apache.poi.hssf.eventusermodel.AbortableHSSFListener {
        private final Records records;
        private IOException problem;

        Stop(Records records) {
            this.records = records;
        }

        @Override
        public short abortableProcessRecord(org.apache.poi.hssf.record.Record r) {
            try {
                return (short) (records.record(r) ? 0 : 1);
            } catch (IOException e) {
                problem = e;
                return 1;
            }
        }
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets;
    }

    @Override
    public List<Merge> read(int sheet, Rows rows) throws IOException {
        XlsSheet reader = new XlsSheet(sheet, rows);
        process(reader);
        return reader.finish();
    }

    @Override
    public void close() throws IOException {
        poifs.close();
    }
}
