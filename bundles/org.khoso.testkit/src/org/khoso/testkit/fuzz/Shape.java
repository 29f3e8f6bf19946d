package org.khoso.testkit.fuzz;

/** What a format is made of: decides which changes the mutator knows beside those of bytes. */
public enum Shape {
    /** Bytes with lengths in them. */
    BINARY,
    /** PNG: chunks, their checksums made right again in half of the cases. */
    PNG,
    /** Lines. */
    TEXT,
    /** Lines of fields. */
    CSV,
    /** Elements. */
    XML,
    /** Indented keys. */
    YAML,
    /** Brackets. */
    JSON,
    /** Entries of XML or anything else. */
    ZIP
}
