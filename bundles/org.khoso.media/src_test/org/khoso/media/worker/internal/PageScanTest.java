package org.khoso.media.worker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

/** What a page says of its text, where most of it is passed over. */
class PageScanTest {
    /** More letters than one counts as text. */
    private static final String MORE = "(again) Tj [(and) -200 (again)] TJ 0 -14 Td ";

    private static PageScan scan(String content) throws IOException {
        try (var d = new PDDocument()) {
            var page = new PDPage();
            var resources = new PDResources();
            resources.put(COSName.getPDFName("F"), new PDType1Font(FontName.HELVETICA));
            page.setResources(resources);
            var stream = new PDStream(d);
            try (var out = stream.createOutputStream()) {
                out.write(content.getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(stream);
            d.addPage(page);
            var scan = new PageScan(page);
            scan.processPage(page);
            return scan;
        }
    }

    @Test
    void hiddenTextIsSeenAfterMuchOther() throws IOException {
        var scan = scan("BT /F 12 Tf " + MORE.repeat(50) + "3 Tr (hidden) Tj " + MORE.repeat(50) + "ET");
        assertTrue(scan.hasText());
        assertTrue(scan.hasHiddenText());
        assertFalse(scan("BT /F 12 Tf " + MORE.repeat(50) + "ET").hasHiddenText());
        assertFalse(scan("BT /F 12 Tf (  ) Tj 3 Tr (...) Tj ET").hasText());
    }

    @Test
    void numbersThatPdfBoxStumblesOverStillEndThePage() {
        String wild = "/F 999999999 Tf 999999999 Tz 999999999 0 0 999999999 0 0 Tm " + "999999999 0 0 999999999 0 0 cm ".repeat(2);
        for (String first : new String[]{"", MORE})
            assertEquals(IllegalArgumentException.class,
                    assertThrows(RuntimeException.class, () -> scan("BT /F 12 Tf " + first + wild + MORE + "ET")).getClass(), first);
    }
}
