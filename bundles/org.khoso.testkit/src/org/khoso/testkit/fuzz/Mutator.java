package org.khoso.testkit.fuzz;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/** Breaks seeds. The same seed number and position always give the same bytes. */
public final class Mutator {
    private final long seed;
    private final Shape shape;
    private final List<byte[]> seeds;
    private final List<byte[]> words;
    private final String trap;

    /**
     * @param seed  number that decides all
     * @param shape what the format is made of
     * @param seeds sound files
     * @param words what the format's readers look for
     * @param trap  an address that nobody may ask
     */
    public Mutator(long seed, Shape shape, List<byte[]> seeds, List<byte[]> words, String trap) {
        this.seed = seed;
        this.shape = shape;
        this.seeds = List.copyOf(seeds);
        this.words = List.copyOf(words);
        this.trap = trap;
    }

    /** @return the broken file of that position */
    public byte[] get(int position) {
        Random random = new Random(seed * 1_000_003 + position);
        random.nextLong(); // neighbours begin alike
        Bytes bytes = new Bytes(random, seeds, words);
        Texts texts = new Texts(random, bytes, shape);
        Xmls xmls = new Xmls(random, trap);
        byte[] b = seeds.get(random.nextInt(seeds.size()));
        for (int n = rounds(random); n > 0 && b.length < 8 << 20; n--)
            b = one(random, b, bytes, texts, xmls);
        return shape == Shape.PNG && random.nextBoolean() ? sealed(b) : b;
    }

    private static int rounds(Random random) {
        int n = 1;
        while (n < 8 && random.nextInt(5) < 2)
            n++;
        return n;
    }

    private byte[] one(Random random, byte[] b, Bytes bytes, Texts texts, Xmls xmls) {
        int dice = random.nextInt(10);
        return switch (shape) {
            case BINARY, PNG -> bytes.change(b);
            case TEXT, CSV, YAML, JSON -> dice < 3 ? bytes.change(b) : texts.change(b);
            case XML -> dice < 2 ? bytes.change(b) : dice < 4 ? texts.change(b) : xmls.change(b);
            case ZIP -> dice < 3 ? bytes.change(b) : new Zips(random, bytes, xmls, texts).change(b);
        };
    }

    /** Checksums of PNG chunks made right, so that what they protect is looked at. */
    private static byte[] sealed(byte[] b) {
        ByteBuffer all = ByteBuffer.wrap(b.clone());
        for (int at = 8; at + 12 <= b.length;) {
            int n = all.getInt(at);
            if (n < 0 || n > b.length - at - 12)
                break;
            CRC32 crc = new CRC32();
            crc.update(all.array(), at + 4, n + 4);
            all.putInt(at + 8 + n, (int) crc.getValue());
            at += n + 12;
        }
        return all.array();
    }
}
