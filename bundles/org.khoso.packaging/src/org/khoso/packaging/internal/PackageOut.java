package org.khoso.packaging.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes files into a target, and counts and hashes what it writes. */
final class PackageOut {
    private final Target target;
    private final MessageDigest digest = Prepared.sha256();
    private long files;
    private long bytes;

    PackageOut(Target target) {
        this.target = target;
    }

    /** Writes what a file holds. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes an XML document. */
    interface Document {
        void writeTo(Xml xml) throws IOException;
    }

    Part xml(String path, Document document) throws IOException {
        return file(path, false, out -> {
            try (Xml xml = new Xml(out)) {
                document.writeTo(xml);
            }
        });
    }

    /**
     * Writes an XML document that no other document holds a checksum of, and seals it: a processing instruction after the root element
     * holds the SHA-256 of all bytes before it. Readers that don't know it pass over it.
     */
    Part sealed(String path, Document document) throws IOException {
        return file(path, false, out -> {
            try (Xml xml = new Xml(out)) {
                document.writeTo(xml);
            }
            String seal = "<?khoso-sha256 " + ((Counting) out).soFar() + "?>\n";
            out.write(seal.getBytes(StandardCharsets.US_ASCII));
        });
    }

    Part file(String path, boolean packed, Content content) throws IOException {
        Counting out = new Counting(target.entry(path, packed), digest);
        try (out) {
            content.writeTo(out);
        }
        files++;
        bytes += out.size;
        return new Part(path, out.size, HexFormat.of().formatHex(out.digest.digest()));
    }

    Part file(String path, Prepared ready) throws IOException {
        target.entry(path, ready);
        files++;
        bytes += ready.bytes().length;
        return new Part(path, ready.bytes().length, ready.hash());
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    private static final class Counting extends FilterOutputStream {
        private final MessageDigest digest;
        private long size;

        Counting(OutputStream out, MessageDigest digest) {
            super(out);
            this.digest = digest;
            digest.reset();
        }

        String soFar() {
            try {
                return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            digest.update((byte) b);
            size++;
        }

        @Override
        public void write(byte[] b, int from, int n) throws IOException {
            out.write(b, from, n);
            digest.update(b, from, n);
            size += n;
        }
    }
}
