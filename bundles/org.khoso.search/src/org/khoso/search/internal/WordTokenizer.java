package org.khoso.search.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.khoso.text.DocumentSymbols;
import org.khoso.text.Span;

/**
 * The words of a text in one form. The folded form holds document symbols and dates as whole terms too, at the position of
 * their first word, so that the pieces and the whole are found and phrases run through both.
 */
final class WordTokenizer extends Tokenizer {
    /** A page has a few hundred different words and Vietnamese some 7,000 syllables: nearly all are found here. */
    private static final int CACHE = 1 << 13;

    private static final int SMALLEST = 1 << 12;
    /** A buffer that one long text has filled is let go of. */
    private static final int LARGEST = 1 << 16;

    private final Words.Form form;
    private final String[] seen = new String[CACHE];
    private final String[] terms = new String[CACHE];
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private char[] buffer = new char[SMALLEST];
    private String text = "";
    private Words words = new Words("");
    private Iterator<Span> spans = List.<Span>of().iterator();
    private Span span;
    private boolean pending;

    WordTokenizer(Words.Form form) {
        this.form = form;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        text = all();
        words = new Words(text);
        spans = form == Words.Form.FOLDED ? DocumentSymbols.find(text).iterator() : List.<Span>of().iterator();
        span = spans.hasNext() ? spans.next() : null;
        pending = false;
    }

    /** A document has dozens of short values, each read by a tokenizer of its field: the buffer is made once. */
    private String all() throws IOException {
        int length = 0;
        for (int n; (n = input.read(buffer, length, buffer.length - length)) >= 0;) {
            length += n;
            if (length == buffer.length)
                buffer = Arrays.copyOf(buffer, length * 2);
        }
        String all = new String(buffer, 0, length);
        if (buffer.length > LARGEST)
            buffer = new char[SMALLEST];
        return all;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (pending) {
            pending = false;
            return emit(word(), words.start(), words.end(), 0);
        }
        if (!words.advance())
            return false;
        while (span != null && span.end() <= words.start())
            span = spans.hasNext() ? spans.next() : null;
        if (span != null && span.start() <= words.start()) {
            Span whole = span;
            span = spans.hasNext() ? spans.next() : null;
            pending = true;
            return emit(whole.term(), words.start(), whole.end(), 1);
        }
        return emit(word(), words.start(), words.end(), 1);
    }

    private boolean emit(String value, int start, int end, int positions) {
        term.append(value);
        offset.setOffset(correctOffset(start), correctOffset(end));
        increment.setPositionIncrement(positions);
        return true;
    }

    private String word() {
        String w = text.substring(words.start(), words.end());
        int slot = w.hashCode() * 0x9E3779B9 >>> 19;
        if (!w.equals(seen[slot])) {
            seen[slot] = w;
            terms[slot] = form.of(w);
        }
        return terms[slot];
    }

    @Override
    public void end() throws IOException {
        super.end();
        offset.setOffset(correctOffset(text.length()), correctOffset(text.length()));
    }

    @Override
    public void close() throws IOException {
        super.close();
        text = "";
        words = new Words("");
    }
}
