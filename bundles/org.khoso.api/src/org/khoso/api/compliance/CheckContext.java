package org.khoso.api.compliance;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.khoso.api.CodeList;
import org.khoso.api.FileView;
import org.khoso.api.Kind;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.media.PdfaVerdict;

/** What a rule may ask beside the record itself. Answers are cached for the record under check. */
public interface CheckContext {
    /** @return what it belongs to (dossier of a record) */
    Optional<RecordView> parent() throws IOException;

    /** @return its records, in order; empty for a record */
    List<RecordView> children() throws IOException;

    /** @return its files; those of its records too for a dossier */
    List<FileView> files() throws IOException;

    /** @return how many objects of the same kind carry this value in this field, this one among them. @param withinParent only siblings */
    long occurrences(String field, Object value, boolean withinParent) throws IOException;

    /**
     * @param kind    kind of object
     * @param concept where such an object carries the value
     * @param value   value
     * @return whether some object of that kind in the archive carries the value; empty if nobody can tell
     */
    default Optional<Boolean> exists(Kind kind, String concept, Object value) throws IOException {
        return Optional.empty();
    }

    /** @return least bits per pixel of the images in a file, as its facts say; 0 if unknown */
    default int bits(FileView file) throws IOException {
        return 0;
    }

    /** @return what the judge of PDF/A said of a file; empty if it was not asked */
    default Optional<PdfaVerdict> pdfa(FileView file) throws IOException {
        return Optional.empty();
    }

    /** @return a code list */
    Optional<CodeList> codeList(String id);

    /**
     * Takes note that nobody can tell whether a rule applies, for want of its anchor date.
     *
     * @param rule   rule
     * @param anchor what a person calls the date: a {@link org.khoso.api.Bilingual} or a text
     * @return whether the context will say so itself, for all rules and objects together; if not, the checker does, for each
     */
    default boolean undecided(RuleInfo rule, Object anchor) {
        return false;
    }

    /** @return an anchor date (digitised, described, signed, packed, submitted, work-ended); empty if unknown */
    Optional<LocalDate> anchor(String name);
}
