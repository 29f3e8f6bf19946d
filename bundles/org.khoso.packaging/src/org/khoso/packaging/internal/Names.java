package org.khoso.packaging.internal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.khoso.api.packaging.PackageContent;

/** Names inside packages: identifiers as the circular spells them, file names that every system can hold. */
final class Names {
    /** Bytes: file systems of Linux hold 255, and a number may come to it. */
    private static final int LONGEST = 180;
    /** Characters: with folders and name of the package it stays below the 260 of Windows, unpacked at the top of a disk. */
    private static final int MOST_CHARACTERS = 100;
    private static final Pattern RESERVED = Pattern
            .compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?");
    private static final Pattern FORMAT = Pattern.compile("\\p{Cf}");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    /** Spaces of any kind before, and dots and spaces behind. */
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}]+|[.\\s\\p{Z}]+$");
    private static final Pattern ILLEGAL = Pattern.compile("[<>:\"/\\\\|?*\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private Names() {
    }

    /** @return OBJID: uuid-... for hand-over, urn:FONDS:uuid-... for preservation */
    static String objectId(PackageContent content) {
        String uuid = content.uuid().toString().toUpperCase(Locale.ROOT);
        if (!Form.of(content.type()).urn())
            return "uuid-" + uuid;
        String fonds = fileName(content.fondsCode() == null ? "" : content.fondsCode(), 60).replace(' ', '_');
        return fonds.isEmpty() ? "urn:uuid:" + uuid : "urn:" + fonds + ":uuid-" + uuid;
    }

    /** @return folder for an OBJID */
    static String folder(String objectId) {
        return objectId.replace(':', '_');
    }

    /** @return an id that is the same in every pass over the same content */
    static String id(UUID of, String what) {
        return "uuid-" + stable(of, what);
    }

    /** @return an id of a file element */
    static String fileId(UUID of, String path) {
        return "ID-" + stable(of, path);
    }

    private static String stable(UUID of, String what) {
        return UUID.nameUUIDFromBytes((of + "/" + what).getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT);
    }

    /** @return the name with what Windows cannot hold mapped to "_"; "file" if nothing is left */
    static String fileName(String name) {
        String n = fileName(name, LONGEST);
        return n.isEmpty() ? "file" : n;
    }

    private static String fileName(String name, int longest) {
        String seen = FORMAT.matcher(name).replaceAll("");
        String n = ILLEGAL.matcher(Normalizer.normalize(seen, Normalizer.Form.NFC)).replaceAll("_");
        n = EDGES.matcher(n).replaceAll("");
        if (RESERVED.matcher(n).matches())
            n = "_" + n;
        return shorten(n, longest);
    }

    private static String shorten(String name, int longest) {
        if (bytes(name) <= longest && name.length() <= MOST_CHARACTERS)
            return name;
        String ending = ending(name);
        StringBuilder stem = new StringBuilder(name.substring(0, name.length() - ending.length()));
        while (bytes(stem) + bytes(ending) > longest || stem.length() + ending.length() > MOST_CHARACTERS)
            stem.setLength(stem.offsetByCodePoints(stem.length(), -1));
        return EDGES.matcher(stem).replaceAll("") + ending;
    }

    /** @return the name with a number before its ending */
    static String numbered(String name, int number) {
        String ending = ending(name);
        return name.substring(0, name.length() - ending.length()) + "_" + number + ending;
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    }

    private static int bytes(CharSequence s) {
        return s.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** @return a relative path as a URI reference, letters beyond ASCII percent-encoded */
    static String href(String path) {
        // a first segment with a colon would look like a scheme; a colon is encoded like all that is not harmless
        StringBuilder b = new StringBuilder();
        for (byte x : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (x & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0))
                b.append(c);
            else
                HEX.toHexDigits(b.append('%'), x);
        }
        return b.toString();
    }
}
