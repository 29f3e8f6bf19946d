package org.khoso.media.worker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Which reader a file is for, by its first bytes. Which format it is exactly, the PRONOM signatures say. */
enum Content {
    PDF, IMAGE, JPEG_2000, MP3, MP4, RIFF, ASF, OTHER;

    // TIFF (both byte orders, small and big), JPEG, PNG, GIF, BMP
    private static final List<byte[]> IMAGES = List.of(hex("49492a00"), hex("4d4d002a"), hex("49492b00"), hex("4d4d002b"), hex("ffd8ff"),
            hex("89504e470d0a1a0a"), hex("474946383761"), hex("474946383961"));
    private static final List<String> BOXES = List.of("ftyp", "moov", "mdat", "wide", "pnot");

    static byte[] hex(String s) {
        return HexFormat.of().parseHex(s);
    }

    static Content of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(1024);
        }
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        if (latin.contains("%PDF-"))
            return PDF;
        if (IMAGES.stream().anyMatch(m -> starts(head, m)) || bitmap(head))
            return IMAGE;
        if (starts(head, Jp2.BOXED) || starts(head, Jp2.BARE))
            return JPEG_2000;
        if (starts(head, hex("3026b2758e66cf11a6d900aa0062ce6c")))
            return ASF;
        if (latin.startsWith("RIFF") || latin.startsWith("RF64") || latin.startsWith("BW64"))
            return RIFF;
        if (head.length >= 8 && BOXES.contains(latin.substring(4, 8)))
            return MP4;
        return latin.startsWith("ID3") || Mp3.looksLikeFrame(head, 0) ? MP3 : OTHER;
    }

    /** Two letters are too little: the size in the header and the unused bytes must fit too. */
    private static boolean bitmap(byte[] h) {
        return h.length > 18 && h[0] == 'B' && h[1] == 'M' && h[6] == 0 && h[7] == 0 && h[8] == 0 && h[9] == 0 && h[15] == 0;
    }

    private static boolean starts(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }
}
