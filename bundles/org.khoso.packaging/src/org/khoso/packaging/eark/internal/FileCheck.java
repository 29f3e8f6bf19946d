package org.khoso.packaging.eark.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.khoso.api.Progress;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;
import org.khoso.packaging.verify.internal.Places;

/** Holds the files that a METS document points to against what it says of them. */
final class FileCheck {
    /** Types of metadata that say nothing of what the file is. */
    private static final Set<String> UNTYPED = Set.of("OTHER", "null");
    private final Bag bag;
    private final Told told;
    private final Places places;
    private final Progress progress;
    private final String mets;
    private final String base;

    /** @param mets path of the document */
    FileCheck(Bag bag, Told told, Progress progress, String mets) {
        this.bag = bag;
        this.told = told;
        this.progress = progress;
        this.mets = mets;
        base = mets.substring(0, mets.lastIndexOf('/') + 1);
        places = new Places(bag);
    }

    void check(Reference r) {
        Places.Place place = places.find(base, r.href());
        if (place.elsewhere()) {
            tell(r, "/@xlink:href", "elsewhere", "package/elsewhere", r.href(), r.href());
            return;
        }
        Entry e = place.entry();
        if (e == null) {
            boolean path = place.path() != null;
            tell(r, "/@xlink:href", path ? "no-target" : "outside", path ? "package/missing-file" : "package/bad-reference", r.href(),
                    r.href());
            return;
        }
        if (place.plus())
            told.other("package/plus-blank", e.path, r.href());
        e.listed = true;
        e.covered |= r.metadataType() != null && !UNTYPED.contains(r.metadataType());
        bag.note(e);
        if (r.metadataType() != null)
            folder(r, e);
        if (progress.cancelled())
            return;
        progress.item(e.path);
        size(r, e);
        checksum(r, e);
        progress.worked(1);
    }

    /** Of what has no requirement of its own the rule of the bundle is told of, at the file. */
    private void tell(Reference r, String attribute, String way, String rule, String file, Object... more) {
        Requirement at = told.edition().at((attribute.contains("href") ? r.locator() : r.owner()) + attribute);
        if (at != null)
            told.at(r.line(), at.id(), way, more);
        else
            told.other(rule, file, more);
    }

    private void folder(Reference r, Entry e) {
        boolean metadata = e.path.startsWith("metadata/") || e.path.matches("(?s)representations/[^/]+/metadata/.*");
        if (!metadata) {
            Requirement at = told.edition().at(r.owner());
            if (at != null)
                told.at(r.line(), at.id(), "other-folder", e.path, "metadata");
        } else if (r.owner().startsWith("mets/dmdSec") && !e.path.contains("metadata/descriptive/"))
            told.about(e.path, "CSIPSTR7", "other-folder", e.path, "metadata/descriptive");
        else if (r.owner().startsWith("mets/amdSec/digiprovMD") && !e.path.contains("metadata/preservation/"))
            told.about(e.path, "CSIPSTR6", "other-folder", e.path, "metadata/preservation");
    }

    private void size(Reference r, Entry e) {
        if (r.size() != null && r.size().strip().matches("\\d{1,18}") && Long.parseLong(r.size().strip()) != e.size)
            tell(r, "/@SIZE", "size", "package/size", e.path, e.path, r.size(), e.size);
    }

    private void checksum(Reference r, Entry e) {
        if (r.checksum() == null || r.checksum().isBlank() || r.checksumType() == null
                || !told.requirements().knows("digest", r.checksumType()))
            return;
        String found = digest(r.checksumType().strip(), e);
        if (found == null && !e.unreadable)
            told.other("package/checksum-type", e.path, r.checksumType(), mets);
        if (found != null && !found.equals(r.checksum().strip().toLowerCase(Locale.ROOT)))
            tell(r, "/@CHECKSUM", "checksum", "package/checksum", e.path, e.path, r.checksum(), found);
    }

    private String digest(String type, Entry e) {
        byte[] found = switch (type) {
            case "SHA-256" -> bag.hash(e);
            case "MD5", "SHA-1", "SHA-384", "SHA-512" -> bag.digest(e, algorithm(type));
            case "CRC32" -> bag.digest(e, new Sum(new CRC32()));
            case "Adler-32" -> bag.digest(e, new Sum(new Adler32()));
            default -> null;
        };
        return found == null ? null : HexFormat.of().formatHex(found);
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sum of 32 bits as a digest. */
    private static final class Sum extends MessageDigest {
        private final Checksum sum;

        Sum(Checksum sum) {
            super("sum");
            this.sum = sum;
        }

        @Override
        protected void engineUpdate(byte b) {
            sum.update(b);
        }

        @Override
        protected void engineUpdate(byte[] b, int from, int n) {
            sum.update(b, from, n);
        }

        @Override
        protected byte[] engineDigest() {
            return HexFormat.of().parseHex(HexFormat.of().toHexDigits((int) sum.getValue()));
        }

        @Override
        protected void engineReset() {
            sum.reset();
        }
    }
}
