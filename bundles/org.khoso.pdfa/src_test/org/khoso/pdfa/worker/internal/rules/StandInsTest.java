package org.khoso.pdfa.worker.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The small classes that stand before veraPDF's own, each beside the one that it stands for. */
class StandInsTest {
    private static final String HEAD = "<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?>\n<x:xmpmeta xmlns:x='adobe:ns:meta/'>";
    private static final String RDF = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>%s</rdf:RDF>";
    private static final String TAIL = "</x:xmpmeta>\n<?xpacket end='w'?>";
    @TempDir
    static Path folder;
    private static World own;
    private static World vera;

    @BeforeAll
    static void worlds() throws Exception {
        vera = new World(false, folder);
        own = new World(true, folder);
    }

    @AfterAll
    static void close() throws Exception {
        own.close();
        vera.close();
    }

    private static DocumentBuilder builder(World w) throws Exception {
        return (DocumentBuilder) World.call(w.type("org.verapdf.xmp.tools.SecureXML"), null, "newSafeDocumentBuilder");
    }

    private static String packet(String inside) {
        return HEAD + String.format(RDF, inside) + TAIL;
    }

    private static List<byte[]> packets() {
        List<String> all = new ArrayList<>(List.of("", "x", packet(""),
                packet("<!-- c --> <rdf:Description rdf:about=''> a &amp; <![CDATA[<]]>\r\n</rdf:Description>"),
                packet("<a:b xmlns:a='urn:a' c='1' a:d='2'/>"), packet("<a:b/>"), packet("<b>"), packet("<b c='1' c='2'/>"),
                packet("\u0001"),
                "<!DOCTYPE a [<!ENTITY e 'x'><!ATTLIST a b CDATA 'c'>]><a>&e;&e;</a>", "<!DOCTYPE a SYSTEM 'none.dtd'><a/>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'none'>]><a>&e;</a>", "<!DOCTYPE a [<!ELEMENT a (b)>]><a> <b/> </a>",
                "<!DOCTYPE a [<!ENTITY e 'xy'>]><a>" + "&e;".repeat(2000) + "</a>",
                "<!DOCTYPE a [<!ENTITY e 'xy'>]><a>" + "&e;".repeat(70_000) + "</a>",
                packet("<b c='" + "x".repeat(70_000) + "'/>"), packet("<b>".repeat(300) + "</b>".repeat(300)),
                "<?xml version='1.1'?><a>\u0085</a>", "<?xml version='1.0' encoding='nonsense'?><a/>", packet("<x:y xmlns:x=''/>")));
        List<byte[]> bytes = new ArrayList<>();
        for (String s : all)
            bytes.add(s.getBytes(StandardCharsets.UTF_8));
        bytes.add(packet("<b>\u00e9</b>").getBytes(StandardCharsets.ISO_8859_1));
        bytes.add(packet("<b>\u00e9</b>").getBytes(StandardCharsets.UTF_16));
        bytes.add(("<?xml version='1.0' encoding='ISO-8859-1'?><a>\u00e9</a>").getBytes(StandardCharsets.ISO_8859_1));
        return bytes;
    }

    private static String said(DocumentBuilder b, InputSource source) throws Exception {
        try {
            Document d = b.parse(source);
            var text = new StringWriter();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(d), new StreamResult(text));
            return text + " " + d.getInputEncoding() + " " + d.getXmlVersion() + " " + d.getXmlStandalone() + " " + d.getDoctype();
        } catch (SAXException | IOException e) {
            return e.getClass() + " " + e.getMessage();
        }
    }

    @Test
    void packetsAreReadTheSameWhateverWasReadBefore() throws Exception {
        List<byte[]> packets = packets();
        PrintStream before = System.err;
        System.setErr(new PrintStream(PrintStream.nullOutputStream())); // both write there what is wrong with a packet
        try {
            var random = new Random(1);
            for (int i = 0; i < 1000; i++) {
                byte[] p = packets
                        .get(i < packets.size() ? i : random.nextInt(20) == 0 ? random.nextInt(packets.size()) : random.nextInt(14));
                boolean text = random.nextInt(9) == 0;
                assertEquals(said(builder(vera), source(p, text)), said(builder(own), source(p, text)),
                        () -> new String(p, 0, Math.min(99, p.length)));
            }
        } finally {
            System.setErr(before);
        }
    }

    private static InputSource source(byte[] p, boolean text) {
        return text
                ? new InputSource(new StringReader(new String(p, StandardCharsets.UTF_8)))
                : new InputSource(new ByteArrayInputStream(p));
    }

    @Test
    void settingsOfTheReaderAreTheSame() throws Exception {
        DocumentBuilder theirs = builder(vera);
        DocumentBuilder ours = builder(own);
        assertEquals(theirs.isNamespaceAware(), ours.isNamespaceAware());
        assertEquals(theirs.isValidating(), ours.isValidating());
        assertEquals(theirs.newDocument().getClass(), ours.newDocument().getClass());
        assertEquals(theirs.getDOMImplementation().getClass(), ours.getDOMImplementation().getClass());
    }

    private static String glyph(World w, Object... arguments) throws Exception {
        for (Method m : w.type("org.verapdf.gf.model.tools.GFIDGenerator").getMethods())
            if (m.getName().equals("generateID") && m.getParameterCount() == arguments.length)
            return (String) m.invoke(null, arguments);
        throw new NoSuchMethodException();
    }

    private static Object structure(World w, long parent) throws Exception {
        Class<?> atom = w.type("org.verapdf.as.ASAtom");
        Class<?> cos = w.type("org.verapdf.cos.COSObject");
        Object dictionary = World.call(w.type("org.verapdf.cos.COSDictionary"), null, "construct");
        cos.getMethod("setIntegerKey", atom, long.class).invoke(dictionary, atom.getField("STRUCT_PARENT").get(null), parent);
        return w.type("org.verapdf.pd.structure.StructureElementAccessObject").getConstructor(cos).newInstance(dictionary);
    }

    @Test
    void glyphsHaveTheSameIds() throws Exception {
        var random = new Random(2);
        String[] names = {"Arial", "Times Roman", "x".repeat(127), "y".repeat(400), null};
        for (int i = 0; i < 30_000; i++) {
            String name = names[random.nextInt(names.length)];
            String font = random.nextInt(3) + " " + name;
            Long parent = random.nextBoolean() ? null : Long.valueOf(random.nextInt(2));
            int code = random.nextInt(2000) - 1;
            int mode = random.nextInt(8);
            boolean real = random.nextInt(9) > 0;
            for (int times = 0; times < 2; times++)
                assertEquals(glyph(vera, font, name, code, mode, null, parent == null ? null : structure(vera, parent), real),
                        glyph(own, font, name, code, mode, null, parent == null ? null : structure(own, parent), real));
        }
    }

    @Test
    void fontsHaveTheSameIds() throws Exception {
        for (String type : List.of("truetype.PDTrueTypeFont", "type3.PDType3Font", "PDType0Font")) {
            Object dictionary = World.call(own.type("org.verapdf.cos.COSDictionary"), null, "construct");
            dictionary = World.call(own.type("org.verapdf.cos.COSObject"), dictionary, "get");
            Class<?> atom = own.type("org.verapdf.as.ASAtom");
            World.call(dictionary.getClass(), dictionary, "setNameKey", atom.getField("ENCODING").get(null),
                    World.call(atom, null, "getASAtom", "Identity-H"));
            Object font = own.type("org.verapdf.pd.font." + type).getConstructors()[0].newInstance(dictionary);
            for (int times = 0; times < 2; times++)
                assertEquals(dictionary.hashCode() + " null", font(font));
        }
        assertTrue(Arrays.stream(vera.type("org.verapdf.gf.model.tools.GFIDGenerator").getMethods()).map(Method::toString).sorted().toList()
                .equals(Arrays.stream(own.type("org.verapdf.gf.model.tools.GFIDGenerator").getMethods()).map(Method::toString).sorted()
                        .toList()));
    }

    private static Object font(Object font) throws Exception {
        return own.type("org.verapdf.gf.model.tools.GFIDGenerator").getMethod("generateID", own.type("org.verapdf.pd.font.PDFont"))
                .invoke(null, font);
    }
}
