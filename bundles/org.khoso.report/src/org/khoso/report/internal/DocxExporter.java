package org.khoso.report.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.khoso.api.report.Document;
import org.khoso.api.report.Document.TextStyle;
import org.khoso.api.report.DocumentExporter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Documents for Word and LibreOffice, to be worked on further. Rows are written as they come; nothing is kept in memory. */
@Component(property = DocumentExporter.FORMAT + "=docx")
public final class DocxExporter implements DocumentExporter {
    /** What the decree prescribes; LibreOffice takes the font of the same measures for it. */
    private static final String FONT = "Times New Roman";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private final Fonts fonts;

    /** Called by OSGi. */
    @Activate
    public DocxExporter(@Reference Fonts fonts) {
        this.fonts = fonts;
    }

    @Override
    public Written write(Document document, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(new FilterOutputStream(out) {
            @Override
            public void write(byte[] b, int off, int len) throws IOException {
                out.write(b, off, len);
            }
        }, StandardCharsets.UTF_8);
        var styles = new Styles(document);
        List<TextStyle> headers = new ArrayList<>();
        document.sections().forEach(s -> headers.add(s.page().number()));
        part(zip, "[Content_Types].xml", types(headers.size()));
        part(zip, "_rels/.rels", link("rId1", "officeDocument", "word/document.xml")
                + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\""
                + " Target=\"docProps/core.xml\"/></Relationships>");
        long rows = body(zip, document, styles);
        var links = new StringBuilder(link("styles", "styles", "styles.xml")).append(linkOnly("settings", "settings", "settings.xml"));
        for (int i = 0; i < headers.size(); i++)
            links.append(linkOnly("header" + i, "header", "header" + i + ".xml"));
        part(zip, "word/_rels/document.xml.rels", links + "</Relationships>");
        zip.putNextEntry(new ZipEntry("word/styles.xml"));
        styles(new WordXml(zip, "styles"), styles.all(), document.locale().toLanguageTag());
        zip.putNextEntry(new ZipEntry("word/settings.xml"));
        settings(new WordXml(zip, "settings"));
        for (int i = 0; i < headers.size(); i++) {
            zip.putNextEntry(new ZipEntry("word/header" + i + ".xml"));
            header(new WordXml(zip, "hdr"), headers.get(i), styles);
        }
        zip.putNextEntry(new ZipEntry("docProps/core.xml"));
        properties(zip, document.title());
        zip.finish();
        return new Written(0, rows, List.of());
    }

    private long body(ZipOutputStream zip, Document document, Styles styles) throws IOException {
        zip.putNextEntry(new ZipEntry("word/document.xml"));
        var xml = new WordXml(zip, "document");
        xml.open("body");
        var body = new WordBody(xml, styles, fonts);
        for (int i = 0; i < document.sections().size(); i++)
            body.section(document.sections().get(i), "header" + i, i == document.sections().size() - 1);
        xml.end();
        return body.rows();
    }

    private static void styles(WordXml xml, Map<String, TextStyle> styles, String language) throws IOException {
        xml.open("docDefaults").open("rPrDefault").open("rPr").empty("rFonts", "ascii", FONT, "hAnsi", FONT, "eastAsia", FONT, "cs", FONT)
                .empty("sz", "val", 28).empty("lang", "val", language.equals("vi") ? "vi-VN" : language).close().close();
        xml.open("pPrDefault").open("pPr").empty("spacing", "before", 0, "after", 0, "line", 240, "lineRule", "auto").close().close()
                .close();
        for (var e : styles.entrySet()) {
            TextStyle s = e.getValue();
            xml.open("style", "type", "paragraph", "customStyle", 1, "styleId", e.getKey()).empty("name", "val", "Khoso " + s.id())
                    .empty("qFormat");
            xml.open("pPr").empty("spacing", "before", WordXml.twips(s.before()), "after", WordXml.twips(s.after()), "line",
                    Math.round(s.spacing() * 240), "lineRule", "auto");
            long indent = WordXml.ofMillimetres(Math.abs(s.indent()));
            if (s.indent() >= 0)
                xml.empty("ind", "firstLine", indent);
            else
                xml.empty("ind", "left", indent, "hanging", indent);
            xml.empty("jc", "val", switch (s.align()) {
                case LEFT -> "left";
                case CENTRE -> "center";
                case RIGHT -> "right";
                case JUSTIFY -> "both";
            }).close().open("rPr");
            if (s.bold())
                xml.empty("b");
            if (s.italic())
                xml.empty("i");
            xml.empty("sz", "val", Math.round(s.size() * 2)).close().close();
        }
        xml.end();
    }

    private static void settings(WordXml xml) throws IOException {
        xml.open("compat").empty("compatSetting", "name", "compatibilityMode", "uri", "http://schemas.microsoft.com/office/word", "val", 15)
                .close();
        xml.end();
    }

    private static void header(WordXml xml, TextStyle number, Styles styles) throws IOException {
        xml.open("p");
        if (number != null) {
            xml.open("pPr").empty("pStyle", "val", styles.name(number)).close();
            xml.open("fldSimple", "instr", " PAGE ").open("r").open("t").text("2").close().close().close();
        }
        xml.end();
    }

    private static String types(int headers) {
        var out = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        type(out, "/word/document.xml", OFFICE + "document.main+xml");
        type(out, "/word/styles.xml", OFFICE + "styles+xml");
        type(out, "/word/settings.xml", OFFICE + "settings+xml");
        for (int i = 0; i < headers; i++)
            type(out, "/word/header" + i + ".xml", OFFICE + "header+xml");
        type(out, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        return out.append("</Types>").toString();
    }

    private static void type(StringBuilder out, String part, String type) {
        out.append("<Override PartName=\"").append(part).append("\" ContentType=\"").append(type).append("\"/>");
    }

    private static String link(String id, String type, String target) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + linkOnly(id, type, target);
    }

    private static String linkOnly(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + WordXml.LINKS + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void properties(OutputStream out, String title) throws IOException {
        var text = new java.io.StringWriter();
        HtmlText.write(text, title);
        out.write(
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + text + "</dc:title></cp:coreProperties>")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
