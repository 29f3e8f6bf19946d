package org.khoso.packaging.verify.internal;

/**
 * A reference of a METS document to a file.
 *
 * @param href         as written
 * @param size         as written, null if absent
 * @param checksum     as written, null if absent
 * @param checksumType as written, null if absent
 * @param mdType       MDTYPE of metadata, null of a file
 * @param group        USE of the file group, null of metadata
 */
record Ref(String href, String size, String checksum, String checksumType, String mdType, String group) {
}
