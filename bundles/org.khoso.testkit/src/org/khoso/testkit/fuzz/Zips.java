package org.khoso.testkit.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Changes to the entries of a ZIP file, their names and what they say of themselves. */
final class Zips {
    private static final String[] NAMES = {"../evil.txt", "../../../../../../tmp/evil.txt", "/evil.txt", "C:\\evil.txt", "..\\evil.txt",
            "x/../../evil",
            "CON", "aux.xml", "a:b", "a.", "a ", "a\u202eb", "a\0b", "", ".", "..", "/", "//x", "x".repeat(300), "d/".repeat(2000) + "x",
            "METS.xml/x",
            "\ud83d\ude00", "a\u0301", "\u00e1", "%2e%2e/evil"};
    private final Random random;
    private final Bytes bytes;
    private final Xmls xmls;
    private final Texts texts;

    Zips(Random random, Bytes bytes, Xmls xmls, Texts texts) {
        this.random = random;
        this.bytes = bytes;
        this.xmls = xmls;
        this.texts = texts;
    }

    byte[] change(byte[] zip) {
        try {
            List<ZipBytes.Part> parts = ZipBytes.read(zip);
            if (parts.isEmpty())
                return bytes.change(zip);
            for (int n = 1 + random.nextInt(3); n > 0; n--)
                if (random.nextInt(10) < 7)
                inside(parts.get(random.nextInt(parts.size())));
                else
                structure(parts);
            return ZipBytes.write(parts);
        } catch (IOException e) {
            return bytes.change(zip);
        }
    }

    private void inside(ZipBytes.Part p) {
        boolean xml = p.data.length > 0 && (p.data[0] == '<' || p.data[0] == (byte) 0xef);
        for (int n = 1 + random.nextInt(2); n > 0; n--)
            p.data = switch (random.nextInt(xml ? 10 : 2)) {
                case 0 -> bytes.change(p.data);
                case 1 -> texts.change(p.data);
                default -> xmls.change(p.data);
            };
    }

    private void structure(List<ZipBytes.Part> parts) {
        ZipBytes.Part p = parts.get(random.nextInt(parts.size()));
        switch (random.nextInt(12)) {
            case 0 -> parts.remove(p);
            case 1 -> parts.add(new ZipBytes.Part(p.name, p.data));
            case 2 -> parts.add(new ZipBytes.Part(p.name, "other".getBytes(StandardCharsets.UTF_8)));
            case 3 -> p.name = NAMES[random.nextInt(NAMES.length)];
            case 4 -> parts.add(new ZipBytes.Part(NAMES[random.nextInt(NAMES.length)], new byte[]{1}));
            case 5 -> p.name = random.nextBoolean() ? p.name.toUpperCase(java.util.Locale.ROOT) : p.name.replace('/', '\\');
            case 6 -> p.saidSize = new long[]{0, 1, p.data.length + 1L, Integer.MAX_VALUE, 0xFFFFFFFFL}[random.nextInt(5)];
            case 7 -> p.saidMethod = new int[]{0, 1, 8, 9, 12, 14, 99, 65535}[random.nextInt(8)];
            case 8 -> p.flags = random.nextInt(1 << 16);
            case 9 -> p.mode = new int[]{0xA1FF, 0x41FF, 0x21FF, 0x11FF}[random.nextInt(4)];
            case 10 -> bomb(p);
            default -> {
                for (int i = 0; i < 1 << random.nextInt(12); i++)
                    parts.add(new ZipBytes.Part("n/" + i, new byte[0]));
            }
        }
        if (parts.isEmpty())
            parts.add(p);
    }

    /** A few kilobytes that become many: white space or one letter, inside what was there. */
    private void bomb(ZipBytes.Part p) {
        int n = 1 << (20 + random.nextInt(5));
        byte[] fill = new byte[n];
        java.util.Arrays.fill(fill, (byte) (random.nextBoolean() ? ' ' : 'x'));
        int half = p.data.length / 2;
        p.data = Bytes.join(java.util.Arrays.copyOf(p.data, half), fill, java.util.Arrays.copyOfRange(p.data, half, p.data.length));
    }
}
