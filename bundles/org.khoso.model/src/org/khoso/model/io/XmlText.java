package org.khoso.model.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Letters of an XML document: its encoding is found out here, because the parser prints what it does not like to the screen of the user. */
final class XmlText {
    private static final int HEAD = 400;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,60})[\"']");

    private XmlText() {
    }

    /** @return the text. Bytes that are none in its encoding end it with an exception when they are reached */
    static Reader of(InputStream bytes) throws XMLStreamException {
        try {
            BufferedInputStream in = new BufferedInputStream(bytes, 1 << 13);
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            Charset charset = charset(head);
            in.skipNBytes(mark(head));
            return new InputStreamReader(in, charset.newDecoder()); // a new decoder reports, where a name would replace
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new XMLStreamException("encoding " + e.getMessage());
        } catch (IOException e) {
            throw new XMLStreamException(e.getMessage(), e);
        }
    }

    private static int mark(byte[] b) {
        if (starts(b, 0xef, 0xbb, 0xbf))
            return 3;
        return starts(b, 0xfe, 0xff) || starts(b, 0xff, 0xfe) ? 2 : 0;
    }

    private static Charset charset(byte[] b) {
        if (starts(b, 0xef, 0xbb, 0xbf))
            return StandardCharsets.UTF_8;
        if (starts(b, 0xfe, 0xff) || starts(b, 0, '<', 0))
            return StandardCharsets.UTF_16BE;
        if (starts(b, 0xff, 0xfe) || starts(b, '<', 0))
            return StandardCharsets.UTF_16LE;
        Matcher m = DECLARED.matcher(new String(b, StandardCharsets.ISO_8859_1));
        return m.find() ? Charset.forName(m.group(1)) : StandardCharsets.UTF_8;
    }

    private static boolean starts(byte[] b, int... with) {
        if (b.length < with.length)
            return false;
        for (int i = 0; i < with.length; i++)
            if ((b[i] & 0xff) != with[i])
            return false;
        return true;
    }
}
