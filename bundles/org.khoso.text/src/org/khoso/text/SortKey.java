package org.khoso.text;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.HexFormat;

/** Sort keys that can be stored: comparing two as plain text gives the Vietnamese order, with numbers by their value. */
public final class SortKey {
    private static final int LONGEST = 200;
    private static final Collator ORDER = Collator.getInstance(new ULocale("vi-u-kn-true")).freeze(); // frozen: thread-safe

    private SortKey() {
    }

    /** @return sort key in lower-case hex; made from the first 200 characters; empty for null and empty */
    public static String of(String text) {
        String s = Fold.nfc(text).strip();
        if (s.isEmpty())
            return "";
        byte[] key = ORDER.getCollationKey(s.length() > LONGEST ? s.substring(0, LONGEST) : s).toByteArray();
        return HexFormat.of().formatHex(key, 0, key.length - 1); // the last byte is always 0
    }
}
