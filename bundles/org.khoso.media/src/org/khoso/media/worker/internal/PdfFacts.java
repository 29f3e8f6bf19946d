package org.khoso.media.worker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;

/** Facts of a PDF: pages, resolution, depth and text layer, each page looked at once. */
final class PdfFacts {
    private static final long MOST_CONTENT = 256L << 20;
    private final Path file;
    private final Facts facts;
    private final Answers answers;
    private PdfCarried carried;

    PdfFacts(Path file, Facts facts, Answers answers) {
        this.file = file;
        this.facts = facts;
        this.answers = answers;
    }

    void read() throws IOException {
        var end = PdfEnd.of(file);
        if (!end.whole())
            facts.damaged("media.truncated");
        else if (!end.pointsToTable())
            broken(end.table());
        try (var log = new PdfLog(); var pdf = new PdfFile(file)) {
            facts.encrypted = pdf.document().isEncrypted();
            facts.encryption = PdfCarried.encryption(pdf.document());
            carried = new PdfCarried(facts);
            carried.catalog(pdf.document());
            producer(pdf.document());
            pages(pdf.document());
            log.first().ifPresent(m -> facts.odd("media.pdf-odd", m));
        } catch (BadFile e) {
            facts.encrypted = true;
            facts.encryption = "?";
            facts.damaged(e.problem().key());
        } catch (IOException | RuntimeException e) {
            facts.damaged(e);
        }
    }

    private void broken(long at) {
        facts.repaired = true;
        facts.odd("media.pdf-table", at);
    }

    private void producer(PDDocument d) {
        PDDocumentInformation i = d.getDocumentInformation();
        String p = Text.clean(i.getProducer(), 200);
        facts.producer = p.isEmpty() ? Text.clean(i.getCreator(), 200) : p;
    }

    private void pages(PDDocument d) throws IOException {
        boolean text = true;
        for (PDPage p : d.getPages()) {
            if (++facts.pages > PdfFile.MOST_PAGES) {
                facts.damaged("media.too-many-pages", PdfFile.MOST_PAGES);
                return;
            }
            text &= page(p);
            answers.tick();
        }
        if (facts.pages == 0)
            facts.damaged("media.pdf-no-page");
        else
            facts.textLayer = text;
        int said = d.getPages().getCount();
        if (said != facts.pages)
            facts.damaged("media.pdf-page-count", said, facts.pages);
    }

    /** @return whether it has text */
    private boolean page(PDPage p) {
        var scan = new PageScan(p);
        try {
            if (tooLong(p)) {
                facts.damaged("media.too-much-content", facts.pages, MOST_CONTENT >> 20);
                return false;
            }
            scan.processPage(p);
        } catch (IOException | RuntimeException e) {
            facts.damaged(Text.reason(e).isEmpty() ? "media.pdf-page-inside" : "media.pdf-page", facts.pages, Text.reason(e));
        }
        if (scan.mostPixels() > ImageFile.MOST_PIXELS)
            facts.damaged("media.too-many-pixels", scan.mostPixels() / 1_000_000, ImageFile.MOST_PIXELS / 1_000_000);
        facts.dpi(scan.dpi());
        facts.bits(scan.bits());
        facts.page(scan.dpi(), scan.bits(), scan.filled(), scan.hasText(), scan.hasHiddenText());
        carried.page(p);
        return scan.hasText();
    }

    /** A few bytes may unpack to gigabytes of nothing, which a reader gets through without a word; nobody could open that page. */
    private static boolean tooLong(PDPage p) throws IOException {
        byte[] piece = new byte[1 << 16];
        try (InputStream in = p.getContents()) {
            long n = 0;
            for (int read = in.read(piece); read >= 0 && n <= MOST_CONTENT; read = in.read(piece))
                n += read;
            return n > MOST_CONTENT;
        }
    }
}
