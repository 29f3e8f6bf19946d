package org.khoso.sign.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A value in a PDF (ISO 32000, 7.3). */
public sealed interface PdfValue {
    /** A name, without its slash and with its escapes resolved. */
    record Name(String text) implements PdfValue {
    }

    /** A number. */
    record Number(double value) implements PdfValue {
    }

    /** A string, as bytes. */
    record Text(byte[] bytes) implements PdfValue {
        @Override
        public boolean equals(Object o) {
            return o instanceof Text t && Arrays.equals(bytes, t.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** A word: true, false, null, or an operator of a content stream. */
    record Word(String text) implements PdfValue {
    }

    /** An array. */
    record Array(List<PdfValue> items) implements PdfValue {
    }

    /** A dictionary. */
    record Dict(Map<String, PdfValue> entries) implements PdfValue {
        /** @return the entry as it stands; null if there is none */
        public PdfValue get(String key) {
            return entries.get(key);
        }
    }

    /** A reference to an object. */
    record Ref(int number, int generation) implements PdfValue {
    }

    /** A stream. @param dict its dictionary @param start where its bytes begin, in the file */
    record Stream(Dict dict, long start) implements PdfValue {
    }
}
