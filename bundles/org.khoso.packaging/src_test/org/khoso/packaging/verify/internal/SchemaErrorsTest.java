package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The words of the parser are read rightly: a known element at a wrong place is borne, an unknown one is not. */
class SchemaErrorsTest {
    @Test
    void declaredElementsAreKnown() {
        var names = new Schemas().mets().elements();
        assertTrue(names.contains("fileSec") && names.contains("mdRef") && names.contains("structMap"), names::toString);
        assertFalse(names.contains("bogus"));
    }
}
