package org.khoso.text;

import java.util.Random;

/** Random texts: Vietnamese letters, digits, separators, and anything. */
final class Texts {
    private static final String LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵAĐÊÔƯ";
    private static final String MARKS = "0123456789/-.,&?: \u0301\u0300\u0323\u0302–=";

    private Texts() {
    }

    static String random(Random r) {
        StringBuilder s = new StringBuilder();
        int n = r.nextInt(24);
        for (int i = 0; i < n; i++) {
            int k = r.nextInt(10);
            if (k < 5)
                s.append(LETTERS.charAt(r.nextInt(LETTERS.length())));
            else if (k < 9)
                s.append(MARKS.charAt(r.nextInt(MARKS.length())));
            else
                s.appendCodePoint(any(r));
        }
        return s.toString();
    }

    private static int any(Random r) {
        while (true) {
            int c = r.nextInt(r.nextBoolean() ? 0x2fff : Character.MAX_CODE_POINT + 1);
            if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE)
                return c;
        }
    }
}
