package org.khoso.packaging.bagit.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;

/** Reads bagit.txt: the version, and the encoding of the other tag files. */
final class Declaration {
    static final String FILE = "bagit.txt";
    private static final int LONGEST = 1 << 12;
    private static final Pattern FORM = Pattern.compile("BagIt-Version: (\\d+\\.\\d+)\\s*?(?:\\r\\n|\\n|\\r)"
            + "Tag-File-Character-Encoding: (\\S+)[ \\t]*(?:\\r\\n|\\n|\\r)?\\s*");
    /** How older software wrote it. */
    private static final Pattern LOOSE = Pattern
            .compile("(?is)\\s*BagIt-Version\\s*:\\s*(\\d+\\.\\d+).*?Tag-File-Character-Encoding\\s*:\\s*(\\S+).*");
    private final State state;
    private Charset charset = StandardCharsets.UTF_8;

    Declaration(State state) {
        this.state = state;
    }

    Charset charset() {
        return charset;
    }

    void read(Bag bag) {
        Entry e = bag.get(FILE);
        if (e == null) {
            state.incomplete("bag/no-declaration", FILE);
            return;
        }
        byte[] bytes;
        try (InputStream in = bag.open(e)) {
            bytes = in.readNBytes(LONGEST);
        } catch (IOException ex) {
            state.incomplete("package/unreadable", FILE, String.valueOf(ex.getMessage()));
            return;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            state.incomplete("bag/byte-order-mark", FILE);
            text = text.substring(1);
        }
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            state.incomplete("bag/declaration", FILE);
            m = LOOSE.matcher(text);
            if (!m.matches())
                return;
        }
        version(m.group(1));
        charset(m.group(2));
    }

    private void version(String found) {
        if (state.knows(found))
            state.version(found);
        else
            state.invalid("bag/version", FILE, found);
    }

    private void charset(String name) {
        try {
            charset = Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            state.invalid("bag/charset", FILE, name);
        }
    }
}
