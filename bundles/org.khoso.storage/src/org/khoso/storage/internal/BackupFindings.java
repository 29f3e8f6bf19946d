package org.khoso.storage.internal;

import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;

/** Findings of backup and restore; Khoso's own rules, so never {@code must}. */
final class BackupFindings {
    private BackupFindings() {
    }

    /** @param key of message and remedy under {@code storage.} @param file what is not whole */
    static Finding of(String key, String file, Object... more) {
        Object[] args = new Object[more.length + 1];
        args[0] = file.replaceAll("\\p{Cntrl}", "\ufffd");
        System.arraycopy(more, 0, args, 1, more.length);
        return new Finding("storage/" + key, "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.ARCHIVE, null, file), "",
                new Message("storage." + key, List.of(args)), new Message("storage." + key + ".remedy", List.of(args)));
    }
}
