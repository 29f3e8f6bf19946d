package org.khoso.packaging.internal;

/**
 * A file as written.
 *
 * @param path path inside the package
 * @param size bytes
 * @param hash SHA-256 in hex
 */
record Part(String path, long size, String hash) {
}
