package org.khoso.intake.table.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.HyperlinkRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** XLS (Excel 97 to 2003), read record by record. Its shared strings stay in memory; a sheet has 65,536 rows at most. */
final class XlsTable implements Table {
    private final POIFSFileSystem poifs;
    private final String name;
    private final List<SheetInfo> sheets = new ArrayList<>();
    /** Paths by sheet, then by row and column. */
    private final Map<Integer, Map<Integer, String>> links = new HashMap<>();
    private int at = -1;
    private int depth;

    XlsTable(Path file) throws IOException {
        name = file.getFileName().toString();
        poifs = new POIFSFileSystem(file.toFile(), true);
        try {
            if (poifs.getRoot().hasEntry("EncryptedPackage"))
                throw Broken.encrypted(name);
            process(r -> {
                if (r instanceof BoundSheetRecord b && sheets.size() < Limits.SHEETS)
                    sheets.add(new SheetInfo(CleanText.of(b.getSheetname()), b.isHidden() || b.isVeryHidden()));
                link(r);
                return true;
            });
        } catch (IOException | RuntimeException e) {
            poifs.close();
            throw e;
        }
    }

    /** Links stand below the cells of their sheet. */
    private void link(org.apache.poi.hssf.record.Record r) {
        if (r instanceof BOFRecord b) {
            if (depth++ == 0 && b.getType() != BOFRecord.TYPE_WORKBOOK)
                at++;
        } else if (r.getSid() == EOFRecord.sid)
            depth--;
        else if (r instanceof HyperlinkRecord h && (h.isFileLink() || h.isUrlLink())) {
            String path = FileLink.of(h.getAddress());
            if (!path.isEmpty())
                links.computeIfAbsent(at, k -> new HashMap<>()).put(h.getFirstRow() << 8 | h.getFirstColumn(), path);
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
        XlsSheet reader = new XlsSheet(sheet, links.getOrDefault(sheet, Map.of()), rows);
        process(reader);
        return reader.finish();
    }

    @Override
    public void close() throws IOException {
        poifs.close();
    }
}
