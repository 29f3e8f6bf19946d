package org.khoso.packaging.verify.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Set;
import org.khoso.api.Progress;

/** Holds one METS document against the files that it lists. */
final class MetsCheck {
    private static final Set<String> DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512", "SHA-1", "MD5");
    private final Bag bag;
    private final Report report;
    private final Schemas schemas;
    private final Progress progress;

    MetsCheck(Bag bag, Report report, Schemas schemas, Progress progress) {
        this.bag = bag;
        this.report = report;
        this.schemas = schemas;
        this.progress = progress;
    }

    /**
     * Reads a METS document, and checks each file that it lists.
     *
     * @param base folder of the document, ending in a slash, or empty
     * @return what it says; null if it is not there or no XML
     */
    MetsHandler read(String path, String base) {
        Entry entry = bag.get(path);
        if (entry == null)
            return null;
        MetsHandler handler = new MetsHandler(bag.scratch(), ref -> reference(path, base, ref), head -> {
            // the type decides the annex that findings name
            if (base.isEmpty())
                report.type(HeadCheck.type(head));
        });
        if (!bag.parse(entry, 16, schemas.mets(), handler))
            return null;
        if (!handler.root) {
            report.add("package/not-mets", path);
            return null;
        }
        if (!handler.wrongPointers.isEmpty())
            report.add("package/wrong-pointer", path, handler.wrongPointers.get(0), handler.wrongPointers.size());
        if (handler.structureLabel == null)
            report.add("package/no-structure", path);
        return handler;
    }

    private void reference(String mets, String base, Ref ref) {
        Places.Place place = new Places(bag).find(base, ref.href());
        Entry entry = place.entry();
        String plain = plain(base, ref.href());
        if (entry == null) {
            report.add(plain == null ? "package/bad-reference" : "package/missing-file", plain == null ? mets : plain,
                    plain == null ? ref.href() : mets);
            return;
        }
        // much software encodes names as the forms of web pages do
        if (place.plus())
            report.add("package/plus-blank", entry.path, ref.href());
        else if (plain == null || !SafePath.key(plain).equals(SafePath.key(entry.path)))
            report.add("package/loose-reference", entry.path, ref.href(), mets);
        if (entry.listed)
            report.add("package/listed-twice", entry.path, mets);
        entry.listed = true;
        bag.note(entry);
        if (progress.cancelled())
            return;
        progress.item(entry.path);
        size(entry, ref, mets);
        checksum(entry, ref, mets);
        progress.worked(1);
    }

    /** @return path of a reference read as addresses are: relative to its document, decoded; null if it is none in the package */
    private static String plain(String base, String href) {
        String relative = SafePath.decode(href);
        return relative == null || !SafePath.safe(base + relative, Limits.DEFAULT) ? null : base + relative;
    }

    private void size(Entry entry, Ref ref, String mets) {
        if (ref.size() == null)
            report.add("package/size-missing", entry.path, mets);
        else if (!ref.size().trim().equals(Long.toString(entry.size)))
            report.add("package/size", entry.path, ref.size(), entry.size, mets);
    }

    private void checksum(Entry entry, Ref ref, String mets) {
        if (ref.checksum() == null || ref.checksumType() == null) {
            report.add("package/checksum-missing", entry.path, mets);
            return;
        }
        if (!DIGESTS.contains(ref.checksumType())) {
            report.add("package/checksum-type", entry.path, ref.checksumType(), mets);
            return;
        }
        if (!ref.checksumType().equals("SHA-256"))
            report.add("package/checksum-weak", entry.path, ref.checksumType(), mets);
        byte[] found = ref.checksumType().equals("SHA-256") ? bag.hash(entry) : other(entry, ref.checksumType(), mets);
        if (found != null && !ref.checksum().trim().toLowerCase(Locale.ROOT).equals(Bag.hex(found)))
            report.add("package/checksum", entry.path, ref.checksum(), Bag.hex(found), mets);
    }

    private byte[] other(Entry entry, String algorithm, String mets) {
        try {
            return bag.digest(entry, MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            report.add("package/checksum-type", entry.path, algorithm, mets);
            return null;
        }
    }
}
