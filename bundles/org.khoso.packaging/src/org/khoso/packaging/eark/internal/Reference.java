package org.khoso.packaging.eark.internal;

/**
 * A file that a METS document points to; what is not said is null.
 *
 * @param owner        path of the element that says size and checksum
 * @param locator      path of the element that says where the file is
 * @param href         where it is
 * @param size         bytes
 * @param checksum     digest
 * @param checksumType its algorithm
 * @param metadataType type of metadata; null if it is a file of a group
 * @param group        use of its group
 * @param line         line of the pointer
 */
record Reference(String owner, String locator, String href, String size, String checksum, String checksumType, String metadataType,
        String group,
        int line) {
}
