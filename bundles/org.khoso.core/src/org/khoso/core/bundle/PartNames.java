package org.khoso.core.bundle;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of parts: what no system takes for a way out of a folder or for a device. */
public final class PartNames {
    /** Answers, in the form of survey export. */
    static final String RESPONSE = "response.json";
    private static final String ATTACHMENTS = "attachments/";
    private static final int LONGEST = 120;
    private static final Pattern BAD = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029\\\\/:*?\"<>|]");
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
    private static final Pattern PORT = Pattern.compile("(com|lpt)[0-9]");

    private PartNames() {
    }

    static String attachment(Path file) {
        return ATTACHMENTS + file.getFileName();
    }

    /** @return name of the file that an attachment was, and may become again; empty if the part is none */
    static String file(String part) {
        return part.startsWith(ATTACHMENTS) ? part.substring(ATTACHMENTS.length()) : "";
    }

    /** @return whether a part may be called so */
    static boolean good(String part) {
        return part.equals(RESPONSE) || goodFile(file(part));
    }

    /** @return whether a file may be called so: by itself, on any system */
    public static boolean goodFile(String name) {
        if (name.isEmpty() || name.length() > LONGEST || BAD.matcher(name).find() || name.startsWith(".") || name.startsWith(" ")
                || name.endsWith(".") || name.endsWith(" "))
            return false;
        String stem = (name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'))).strip().toLowerCase(Locale.ROOT);
        return !DEVICES.contains(stem) && !PORT.matcher(stem).matches();
    }
}
