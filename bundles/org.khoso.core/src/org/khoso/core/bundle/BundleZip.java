package org.khoso.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.khoso.api.KhosoException;
import org.khoso.core.bundle.Manifest.Part;

/**
 * What is encrypted: a ZIP whose first entry is the signed manifest; the parts follow in its order. Nothing but that entry is unpacked
 * before somebody has said that its signature counts, and of the parts no more than it says.
 */
final class BundleZip {
    static final String MANIFEST = "manifest.p7m";
    private static final int LARGEST_SIGNED = 512 << 10;
    private static final int CHUNK = 1 << 16;
    private final byte[] zip;
    private final String name;

    /** @param zip bytes, from a stranger @param name file, for messages */
    BundleZip(byte[] zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    /** Takes a part that is what the manifest says. */
    interface Sink {
        void take(Part part, byte[] bytes) throws IOException;
    }

    /** @param contents parts in the order of the manifest */
    static byte[] write(byte[] signedManifest, List<Part> parts, List<byte[]> contents) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream to = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(to, MANIFEST, signedManifest);
            for (int i = 0; i < parts.size(); i++)
                put(to, parts.get(i).name(), contents.get(i));
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream to, String name, byte[] bytes) throws IOException {
        ZipEntry e = new ZipEntry(name);
        e.setTime(0);
        to.putNextEntry(e);
        to.write(bytes);
        to.closeEntry();
    }

    /** @return the signed manifest. @throws KhosoException if the file does not begin with one */
    byte[] manifest() throws IOException {
        return reading(in -> {
            ZipEntry e = in.getNextEntry();
            if (e == null || !e.getName().equals(MANIFEST))
                throw Refusals.of("no-manifest", name);
            return bounded(in, LARGEST_SIGNED, MANIFEST);
        });
    }

    /** Gives the parts one by one. @throws KhosoException if one is not what the manifest says, or there are others: names it */
    void parts(Manifest manifest, Sink sink) throws IOException {
        reading(in -> {
            in.getNextEntry();
            bounded(in, LARGEST_SIGNED, MANIFEST);
            for (Part part : manifest.parts()) {
                ZipEntry e = in.getNextEntry();
                if (e == null || !e.getName().equals(part.name()))
                    throw Refusals.of(e == null ? "part-missing" : "part-other", name, part.name(),
                            e == null ? "" : Refusals.shown(e.getName()));
                byte[] bytes = bounded(in, part.size(), part.name());
                MessageDigest d = Refusals.sha256();
                if (bytes.length != part.size() || !HexFormat.of().formatHex(d.digest(bytes)).equals(part.sha256()))
                    throw Refusals.of("part-changed", name, part.name());
                give(sink, part, bytes);
            }
            ZipEntry more = in.getNextEntry();
            if (more != null)
                throw Refusals.of("part-extra", name, Refusals.shown(more.getName()));
            return null;
        });
    }

    /** What the sink can't do is no fault of the file. */
    private static void give(Sink sink, Part part, byte[] bytes) throws KhosoException {
        try {
            sink.take(part, bytes);
        } catch (KhosoException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<T> {
        T from(ZipInputStream in) throws IOException;
    }

    private <T> T reading(Reading<T> reading) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            return reading.from(in);
        } catch (KhosoException e) {
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException | IllegalArgumentException e) { // of the bytes: they are in memory
            throw Refusals.caused(e, "damaged", name);
        }
    }

    private byte[] bounded(InputStream in, long most, String part) throws IOException {
        var out = new ByteArrayOutputStream((int) Math.min(most + 1, CHUNK));
        byte[] buffer = new byte[CHUNK];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            if (out.size() > most)
                throw Refusals.of("part-large", name, part, most);
        }
        return out.toByteArray();
    }
}
