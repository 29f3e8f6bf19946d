package org.khoso.capture.internal;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/** What PDF/A-2b wants besides the pages: XMP that says the same as the document information, and a colour profile. */
final class ArchiveMetadata {
    private static final String PRODUCER = "Khoso";
    private static final String SRGB = "sRGB IEC61966-2.1";

    private ArchiveMetadata() {
    }

    static void add(PDDocument d, String title) throws IOException {
        Calendar now = Calendar.getInstance();
        now.set(Calendar.MILLISECOND, 0);
        var info = d.getDocumentInformation();
        info.setTitle(title);
        info.setProducer(PRODUCER);
        info.setCreationDate(now);
        info.setModificationDate(now);
        var catalog = d.getDocumentCatalog();
        catalog.setLanguage("vi");
        catalog.setMetadata(new PDMetadata(d, new ByteArrayInputStream(xmp(title, now))));
        var profile = new ByteArrayInputStream(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        var intent = new PDOutputIntent(d, profile);
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(intent);
    }

    private static byte[] xmp(String title, Calendar now) throws IOException {
        try {
            XMPMetadata m = XMPMetadata.createXMPMetadata();
            var id = m.createAndAddPDFAIdentificationSchema();
            id.setPart(2);
            id.setConformance("B");
            m.createAndAddDublinCoreSchema().setTitle(title);
            m.createAndAddAdobePDFSchema().setProducer(PRODUCER);
            var basic = m.createAndAddXMPBasicSchema();
            basic.setCreateDate(now);
            basic.setModifyDate(now);
            var out = new ByteArrayOutputStream();
            new XmpSerializer().serialize(m, out, true);
            return out.toByteArray();
        } catch (BadFieldValueException | TransformerException e) {
            throw new IOException(e);
        }
    }
}
