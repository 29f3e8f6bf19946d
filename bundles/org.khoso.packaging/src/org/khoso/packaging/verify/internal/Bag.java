package org.khoso.packaging.verify.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import org.khoso.model.io.XmlInput;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The files of a package by path, and how they are read: what cannot be read is reported, once. */
public final class Bag implements Closeable {
    /** How the parser's words on its own limits begin: too many attributes, too long a name. */
    private static final String LIMIT = "JAXP0001";
    /** A document that mentions a file without end may not have it read without end. */
    private static final int OFTEN = 16;
    private static final long FREE = 1L << 30;
    private final Scratch scratch = new Scratch();
    private final EntryTable entries = new EntryTable(scratch);
    private final Source source;
    private final Report report;
    private final Limits limits;
    private final SafeXml xml;
    /** Bytes of all files, and those that were digested so far. */
    private long all;
    private long digested;

    public Bag(Source source, Report report, Limits limits) {
        this.source = source;
        this.report = report;
        this.limits = limits;
        xml = new SafeXml(limits);
    }

    /** @return false if there is one of that path already */
    public boolean add(Entry entry) {
        boolean isNew = entries.add(entry);
        all += isNew ? entry.size : 0;
        return isNew;
    }

    /** @return null if there is none */
    public Entry get(String path) {
        return entries.get(path);
    }

    /** Shows each file. */
    public void forEach(Consumer<Entry> to) {
        entries.forEach(to);
    }

    /** Keeps what was noted of a file. */
    public void note(Entry entry) {
        entries.note(entry);
    }

    /** @return where checks keep what grows with the files */
    public Scratch scratch() {
        return scratch;
    }

    /** @return how many files there are */
    public int size() {
        return entries.size();
    }

    /** @return the bytes of a file */
    public InputStream open(Entry entry) throws IOException {
        return source.open(entry);
    }

    /** @return SHA-256 of a file's bytes; null if it cannot be read, which is reported */
    public byte[] hash(Entry entry) {
        if (entry.hash == null && !entry.unreadable) {
            entry.hash = digest(entry, XmlGuard.sha256());
            note(entry);
        }
        return entry.hash;
    }

    /** @return a digest of a file's bytes; null if it cannot be read, which is reported */
    public byte[] digest(Entry entry, MessageDigest digest) {
        byte[] buffer = new byte[1 << 15];
        digested += entry.size;
        if (digested > OFTEN * (double) all + FREE) {
            report.add("package/too-often", entry.path);
            return null;
        }
        try (InputStream in = source.open(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
                digest.update(buffer, 0, n);
            return digest.digest();
        } catch (IOException e) {
            unreadable(entry, e);
            return null;
        }
    }

    void unreadable(Entry entry, IOException e) {
        entry.unreadable = true;
        note(entry);
        report.add("package/unreadable", entry.path, String.valueOf(e.getMessage()));
    }

    /**
     * Parses a document and hashes it on the way.
     *
     * @param perFile how many elements it may have for each file of the package; 0 for a small document
     * @return false if it is no good XML, which is reported
     */
    public boolean parse(Entry entry, int perFile, Schemas.Grammar grammar, ContentHandler handler) {
        return parse(entry, perFile, grammar, handler, false);
    }

    /** The same, but the handler sees what is written, without the attributes that a schema adds. @return as above */
    public boolean parseAsWritten(Entry entry, int perFile, Schemas.Grammar grammar, ContentHandler handler) {
        return parse(entry, perFile, grammar, handler, true);
    }

    /** The same, but what is wrong is told to someone else. @return as above */
    public boolean parse(Entry entry, int perFile, Schemas.Grammar grammar, ContentHandler handler, Report.Sink to) {
        return parse(entry, perFile, grammar, handler, false, to);
    }

    private boolean parse(Entry entry, int perFile, Schemas.Grammar grammar, ContentHandler handler, boolean asWritten) {
        return parse(entry, perFile, grammar, handler, asWritten, report::add);
    }

    private boolean parse(Entry entry, int perFile, Schemas.Grammar grammar, ContentHandler handler, boolean asWritten, Report.Sink to) {
        long most = perFile > 0 ? Long.MAX_VALUE : limits.xml();
        long elements = 10_000 + (long) perFile * size();
        SchemaErrors errors = new SchemaErrors(grammar == null ? Set.of() : grammar.elements());
        try (InputStream in = source.open(entry)) {
            XmlGuard guard = new XmlGuard(in, most, limits.run());
            try {
                xml.parse(guard, elements, grammar, scratch, asWritten ? new Tee(handler) : handler, errors);
                errors.report(entry.path, to);
                hashed(entry, guard);
                return true;
            } catch (SAXException e) {
                malformed(entry, e, to);
                hashed(entry, guard);
            }
        } catch (XmlGuard.TooBig e) {
            to.add("package/xml-limit", entry.path);
        } catch (java.io.CharConversionException | java.io.UnsupportedEncodingException e) {
            to.add("package/malformed", entry.path, 0, XmlInput.reason(e));
        } catch (IOException e) {
            unreadable(entry, e);
        }
        return false;
    }

    private void hashed(Entry entry, XmlGuard guard) throws IOException {
        entry.hash = guard.finish();
        note(entry);
    }

    private static void malformed(Entry entry, SAXException e, Report.Sink to) throws IOException {
        if (e.getException() instanceof XmlGuard.TooBig big)
            throw big;
        String text = String.valueOf(e.getMessage());
        int line = e instanceof SAXParseException p ? p.getLineNumber() : 0;
        if (text.startsWith(LIMIT))
            to.add("package/xml-limit", entry.path);
        else
            to.add(text.contains("DOCTYPE") ? "package/dtd" : "package/malformed", entry.path, line, XmlInput.reason(e));
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
