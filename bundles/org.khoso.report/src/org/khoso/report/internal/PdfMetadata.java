package org.khoso.report.internal;

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
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;
import org.khoso.api.report.Document;

/** Makes the PDF a PDF/A-2b: XMP in accord with the document information, the colours' profile, the language. */
final class PdfMetadata {
    private static final String SOFTWARE = "Khoso";
    private static final String PROFILE = "sRGB IEC61966-2.1";

    private PdfMetadata() {
    }

    static void set(PDDocument pdf, Document document) throws IOException {
        Calendar now = Calendar.getInstance();
        now.set(Calendar.MILLISECOND, 0);
        var info = pdf.getDocumentInformation();
        info.setTitle(document.title());
        info.setProducer(SOFTWARE);
        info.setCreationDate(now);
        info.setModificationDate(now);
        var catalog = pdf.getDocumentCatalog();
        catalog.setLanguage(document.locale().getLanguage());
        var viewer = new PDViewerPreferences(catalog.getCOSObject());
        viewer.setDisplayDocTitle(true);
        catalog.setViewerPreferences(viewer);
        catalog.setMetadata(new PDMetadata(pdf, new ByteArrayInputStream(xmp(document.title(), now))));
        var intent = new PDOutputIntent(pdf, new ByteArrayInputStream(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
        intent.setInfo(PROFILE);
        intent.setOutputCondition(PROFILE);
        intent.setOutputConditionIdentifier(PROFILE);
        catalog.addOutputIntent(intent);
    }

    private static byte[] xmp(String title, Calendar now) throws IOException {
        var out = new ByteArrayOutputStream();
        try {
            XMPMetadata xmp = XMPMetadata.createXMPMetadata();
            var part = xmp.createAndAddPDFAIdentificationSchema();
            part.setPart(2);
            part.setConformance("B");
            xmp.createAndAddDublinCoreSchema().setTitle(title);
            xmp.createAndAddAdobePDFSchema().setProducer(SOFTWARE);
            var dates = xmp.createAndAddXMPBasicSchema();
            dates.setCreateDate(now);
            dates.setModifyDate(now);
            new XmpSerializer().serialize(xmp, out, true);
        } catch (BadFieldValueException | TransformerException e) {
            throw new IOException(e);
        }
        return out.toByteArray();
    }
}
