package org.khoso.core.files;

import java.nio.file.Path;
import java.util.List;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.PdfaVerdict;

/**
 * What came of one file.
 *
 * @param file      the file
 * @param name      what a person calls it
 * @param sha256    checksum in lower-case hex; empty if it could not be read
 * @param facts     facts; null if it could not be opened
 * @param pdfa      verdict on PDF/A; null if it was not asked for, or the file is no PDF
 * @param digitised whether the rules on digitised records were applied
 * @param known     whether facts and verdict were known from an earlier run
 * @param findings  findings
 * @param failure   why it could not be looked at; null if it was
 */
public record CheckedFile(Path file, String name, String sha256, FileFacts facts, PdfaVerdict pdfa, boolean digitised, boolean known,
        List<Finding> findings, Message failure) {
    /** Copies the findings. */
    public CheckedFile {
        findings = List.copyOf(findings);
    }

    /** @return whether something that was asked could not be answered: file not opened, reader or judge stopped */
    public boolean undecided() {
        return failure != null || pdfa != null && !pdfa.decided();
    }
}
