package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.khoso.api.KhosoException;
import org.khoso.model.io.XmlBytes;
import org.khoso.model.io.XmlInput;

/** Parts of a workbook that is held in memory, each read as a stream of XML without document types and entities; bounded together. */
final class BookParts {
    /** Bytes of a workbook; with long texts in every cell it has some 2 MB. */
    static final long MOST = 16L << 20;
    /** Bytes of one part after unpacking. */
    private static final long PART = 32L << 20;
    private static final int ENTRIES = 2000;
    /** Bytes of all parts after unpacking: a second reading of the same part counts again. */
    private long left = 64L << 20;
    private final ZipFile zip;
    private final String name;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

    /** Reads what is wanted from a part. */
    interface Body<T> {
        T read(XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    /** Reads what is wanted from the workbook. */
    interface Book<T> {
        T read(BookParts parts) throws IOException;
    }

    private BookParts(ZipFile zip, String name) throws KhosoException {
        this.zip = zip;
        this.name = name;
        for (Enumeration<ZipArchiveEntry> e = zip.getEntries(); e.hasMoreElements();) {
            ZipArchiveEntry entry = e.nextElement();
            if (entries.size() == ENTRIES)
                throw Refused.tooLarge(name, "ZIP", ENTRIES);
            entries.putIfAbsent(key(entry.getName()), entry);
        }
    }

    /** @throws KhosoException if it is no workbook, damaged or beyond the limits: names the file */
    static <T> T read(InputStream in, String name, Book<T> book) throws IOException {
        byte[] bytes = Bounded.all(in, MOST, name);
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K')
            throw Refused.notOurs(name);
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
            return book.read(new BookParts(zip, name));
        } catch (KhosoException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // it is all in memory: nothing but the bytes can be at fault
            throw Refused.broken(name, "ZIP: " + XmlInput.reason(e), e);
        }
    }

    private static String key(String path) {
        String p = path.replace('\\', '/').toLowerCase(Locale.ROOT);
        return p.startsWith("/") ? p.substring(1) : p;
    }

    String name() {
        return name;
    }

    boolean has(String path) {
        return entries.containsKey(key(path));
    }

    <T> T read(String path, Body<T> body) throws IOException {
        ZipArchiveEntry entry = entries.get(key(path));
        if (entry == null)
            throw Refused.broken(name, path, null);
        try (InputStream in = new XmlBytes(zip.getInputStream(entry), Math.min(PART, left), XmlBytes.RUN) {
            @Override
            protected void seen(byte[] b, int from, int n) {
                left -= n;
            }
        }) {
            return body.read(XmlInput.stream(in));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof XmlBytes.TooBig)
                throw Refused.tooLarge(name, path, PART);
            throw Refused.broken(name, path + ", " + XmlInput.line(e) + ": " + XmlInput.reason(e), e);
        } catch (XmlBytes.TooBig e) {
            throw Refused.tooLarge(name, path, PART);
        }
    }
}
