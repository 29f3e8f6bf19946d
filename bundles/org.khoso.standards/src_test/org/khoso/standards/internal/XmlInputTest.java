package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.model.io.XmlBytes;
import org.khoso.model.io.XmlInput;
import org.xml.sax.InputSource;

/** The one way in for XML. */
class XmlInputTest {
    private static String read(byte[] bytes) throws XMLStreamException {
        XMLStreamReader r = XmlInput.stream(new ByteArrayInputStream(bytes));
        StringBuilder text = new StringBuilder();
        while (r.hasNext())
            if (r.next() == XMLStreamConstants.CHARACTERS)
                text.append(r.getText());
        return text.toString();
    }

    private static XMLStreamException refused(String xml) {
        return assertThrows(XMLStreamException.class, () -> read(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x'><a/>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>", "<a>&b;</a>", "<a", "", "<a>\u0001</a>",
            "<!DOCTYPE a [\u0001]><a/>",
            "<?xml version='1.0' encoding='nope'?><a/>", "<?xml version='1.0' encoding='UTF-16'?><a/>"})
    void refusedBothWays(String xml) {
        XMLStreamException e = refused(xml);
        assertFalse(XmlInput.reason(e).matches("(?s).*(Exception|ParseError|JAXP|null).*"), XmlInput.reason(e));
        assertThrows(Exception.class,
                () -> XmlInput.sax().parse(new InputSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void limitsAreTheSameOnEveryJava() throws Exception {
        int deep = XmlInput.DEEPEST;
        assertEquals("x", read(("<d>".repeat(deep) + "x" + "</d>".repeat(deep)).getBytes(StandardCharsets.UTF_8)));
        refused("<d>".repeat(deep + 1) + "</d>".repeat(deep + 1));
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < XmlInput.ATTRIBUTES; i++)
            attributes.append(" a").append(i).append("=''");
        assertEquals("", read(("<d" + attributes + "/>").getBytes(StandardCharsets.UTF_8)));
        refused("<d" + attributes + " more=''/>");
        refused("<" + "n".repeat(1001) + "/>");
        String big = "<d>" + "<e>text that is not short</e>".repeat(300_000) + "</d>"; // as catalogues and METS of many files are
        assertEquals(300_000 * 22, read(big.getBytes(StandardCharsets.UTF_8)).length());
    }

    @Test
    void encodings() throws Exception {
        for (String name : new String[]{"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1258"})
            assertEquals("\u00e2", read(("<?xml version=\"1.0\" encoding=\"" + name + "\"?><a>\u00e2</a>").getBytes(Charset.forName(name))),
                    name);
        assertEquals("\u1ea1", read("\ufeff<a>\u1ea1</a>".getBytes(StandardCharsets.UTF_8)));
        assertEquals("\u1ea1", read("\ufeff<a>\u1ea1</a>".getBytes(StandardCharsets.UTF_16LE)));
    }

    /** The parser would print them on the screen of the user. */
    @Test
    void badBytesAreNotPrinted() {
        PrintStream screen = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            XMLStreamException e = assertThrows(XMLStreamException.class,
                    () -> read("<a>\u00e1b</a>".getBytes(StandardCharsets.ISO_8859_1)));
            assertEquals("bytes that are no text", XmlInput.reason(e));
        } finally {
            System.setErr(screen);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void runsAndSizesAreBounded() {
        byte[] run = ("<a b='" + "x".repeat(XmlBytes.RUN + 10) + "'/>").getBytes(StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> new XmlBytes(new ByteArrayInputStream(run), Long.MAX_VALUE, XmlBytes.RUN).readAllBytes());
        byte[] many = "<a/>".repeat(1000).getBytes(StandardCharsets.UTF_8);
        assertThrows(XmlBytes.TooBig.class, () -> new XmlBytes(new ByteArrayInputStream(many), 100, XmlBytes.RUN).readAllBytes());
        assertTrue(XmlInput.line(refused("<a>\n\n<b></a>")) == 3);
    }
}
