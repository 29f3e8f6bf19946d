package org.khoso.media.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/** Where the PRONOM signatures come from: the file that {@code khoso.pronom} names, else the one shipped. */
final class Signatures {
    private static final String SHIPPED = "/KHOSO-INF/pronom/DROID_SignatureFile_V122.xml.gz";

    private Signatures() {
    }

    /** @return which signatures: name of the shipped file, or name, size and time of an own one */
    static String version() {
        String own = System.getProperty("khoso.pronom", "");
        var file = new java.io.File(own);
        return own.isEmpty() ? SHIPPED.substring(SHIPPED.lastIndexOf('/') + 1) : own + " " + file.length() + " " + file.lastModified();
    }

    /** @return the table of what is inside containers, as a file that the helper process can open; made in the folder */
    static Path table(Path folder) throws IOException {
        Path to = folder.resolve("inside.properties");
        try (InputStream in = Signatures.class.getResourceAsStream("/KHOSO-INF/pronom/inside.properties")) {
            if (in == null)
                throw new IOException("missing in the bundle: inside.properties");
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
        return to;
    }

    /** @return a plain XML file that the helper process can open; made in the folder */
    static Path unpacked(Path folder) throws IOException {
        Path to = folder.resolve("signatures.xml");
        if (Files.exists(to))
            return to;
        String own = System.getProperty("khoso.pronom", "");
        try (InputStream raw = own.isEmpty() ? Signatures.class.getResourceAsStream(SHIPPED) : Files.newInputStream(Path.of(own))) {
            if (raw == null)
                throw new IOException("missing in the bundle: " + SHIPPED);
            var in = new BufferedInputStream(raw);
            in.mark(2);
            boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            try (InputStream plain = zipped ? new GZIPInputStream(in) : in;
                    var out = new BufferedOutputStream(Files.newOutputStream(to, StandardOpenOption.CREATE_NEW))) {
                squeeze(plain, out);
            }
        }
        return to;
    }

    /** DROID appends the space between two elements to all such space before: a third of its start. Space that is all of a text goes. */
    static void squeeze(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[1 << 16];
        var space = new ByteArrayOutputStream();
        boolean closed = false;
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            int start = 0; // of what is not written yet
            for (int i = 0; i < n; i++) {
                byte b = piece[i];
                if (closed && (b == ' ' || b == '\n' || b == '\r' || b == '\t')) {
                    space.write(b);
                    start = i + 1;
                    continue;
                }
                if (closed && b != '<')
                    space.writeTo(out);
                if (closed)
                    space.reset();
                closed = b == '>';
                if (closed) {
                    out.write(piece, start, i + 1 - start);
                    start = i + 1;
                }
            }
            out.write(piece, start, n - start);
        }
        space.writeTo(out);
    }
}
