package org.khoso.pdfa.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads places as veraPDF writes them: {@code root/document[0]/pages[2](15 0 obj PDPage)/contentStream[0]…}. */
final class Places {
    private static final Pattern PAGE = Pattern.compile("/pages\\[(\\d{1,8})\\]");

    private Places() {
    }

    /** @return page from 1, 0 if the place is not on a page */
    static int page(String object) {
        Matcher m = PAGE.matcher(object);
        return m.find() ? Integer.parseInt(m.group(1)) + 1 : 0;
    }
}
