package org.khoso.schematron.worker.internal;

import java.util.List;

/**
 * What one assertion says of a document.
 *
 * @param id       id of the assertion; empty if it has none
 * @param severity its role or severity; empty if it has none
 * @param location XPath of the node
 * @param text     what it says
 */
record Said(String id, String severity, String location, String text) {
    /** What all say. @param said the first of them @param more whether there are more */
    record All(List<Said> said, boolean more) {
    }
}
