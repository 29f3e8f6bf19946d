package org.khoso.testkit.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes that need no knowledge of a format. */
final class Bytes {
    private static final long[] NUMBERS = {0, 1, -1, 2, 7, 8, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 1 << 24, Integer.MAX_VALUE,
            Integer.MIN_VALUE, 0xFFFFFFFEL, 0x7FFFFFFFFFFFFFFFL, Long.MIN_VALUE};
    private static final int LARGEST = 4 << 20;
    private final Random random;
    private final List<byte[]> seeds;
    private final List<byte[]> words;

    Bytes(Random random, List<byte[]> seeds, List<byte[]> words) {
        this.random = random;
        this.seeds = seeds;
        this.words = words;
    }

    byte[] change(byte[] b) {
        if (b.length == 0)
            return word();
        return switch (random.nextInt(12)) {
            case 0, 1 -> flip(b);
            case 2 -> noise(b);
            case 3, 4 -> number(b);
            case 5 -> length(b);
            case 6 -> Arrays.copyOf(b, random.nextInt(b.length));
            case 7 -> cut(b);
            case 8 -> twice(b);
            case 9 -> splice(b);
            case 10 -> random.nextBoolean() ? insert(b, word()) : over(b, word());
            default -> swap(b);
        };
    }

    private byte[] flip(byte[] b) {
        byte[] out = b.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--)
            out[random.nextInt(b.length)] ^= (byte) (1 << random.nextInt(8));
        return out;
    }

    private byte[] noise(byte[] b) {
        byte[] out = b.clone();
        int from = random.nextInt(b.length);
        int to = Math.min(b.length, from + 1 + random.nextInt(32));
        boolean same = random.nextBoolean();
        byte value = (byte) random.nextInt(256);
        for (int i = from; i < to; i++)
            out[i] = same ? value : (byte) random.nextInt(256);
        return out;
    }

    /** A number that programs forget, in any width and order of bytes. */
    private byte[] number(byte[] b) {
        int width = 1 << random.nextInt(4);
        return b.length < width
                ? flip(b)
                : put(b.clone(), random.nextInt(b.length - width + 1), width, NUMBERS[random.nextInt(NUMBERS.length)]);
    }

    private byte[] put(byte[] b, int at, int width, long value) {
        ByteBuffer buffer = ByteBuffer.wrap(b).order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        switch (width) {
            case 1 -> buffer.put(at, (byte) value);
            case 2 -> buffer.putShort(at, (short) value);
            case 4 -> buffer.putInt(at, (int) value);
            default -> buffer.putLong(at, value);
        }
        return b;
    }

    /** What may be a length or a place in the file becomes another one. */
    private byte[] length(byte[] b) {
        for (int tries = 0; tries < 200 && b.length >= 4; tries++) {
            int at = random.nextInt(b.length - 3);
            ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            int v = ByteBuffer.wrap(b).order(order).getInt(at);
            if (v <= 0 || v > b.length)
                continue;
            int[] other = {v - 1, v + 1, v * 2, 0, b.length, b.length - at, b.length + 1, Integer.MAX_VALUE, -v, at,
                    random.nextInt(b.length)};
            byte[] out = b.clone();
            ByteBuffer.wrap(out).order(order).putInt(at, other[random.nextInt(other.length)]);
            return out;
        }
        return number(b);
    }

    private byte[] cut(byte[] b) {
        int from = random.nextInt(b.length);
        int to = Math.min(b.length, from + 1 + random.nextInt(Math.max(1, Math.min(b.length / 2, 2000))));
        return join(Arrays.copyOf(b, from), Arrays.copyOfRange(b, to, b.length));
    }

    private byte[] twice(byte[] b) {
        int from = random.nextInt(b.length);
        byte[] piece = Arrays.copyOfRange(b, from, Math.min(b.length, from + 1 + random.nextInt(400)));
        int times = random.nextInt(20) == 0 ? 1 + random.nextInt(3000) : 1 + random.nextInt(4);
        byte[] many = new byte[(int) Math.min(LARGEST, (long) piece.length * times)];
        for (int i = 0; i < many.length; i++)
            many[i] = piece[i % piece.length];
        return insert(b, many);
    }

    private byte[] splice(byte[] b) {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        if (other.length == 0)
            return b;
        int from = random.nextInt(other.length);
        return join(Arrays.copyOf(b, random.nextInt(b.length)), Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] swap(byte[] b) {
        int n = 1 + random.nextInt(Math.max(1, Math.min(64, b.length / 4)));
        if (b.length < 2 * n)
            return flip(b);
        byte[] out = b.clone();
        int one = random.nextInt(b.length - n + 1);
        int two = random.nextInt(b.length - n + 1);
        System.arraycopy(b, two, out, one, n);
        System.arraycopy(b, one, out, two, n);
        return out;
    }

    byte[] word() {
        return words.isEmpty() ? new byte[]{(byte) random.nextInt(256)} : words.get(random.nextInt(words.size()));
    }

    byte[] insert(byte[] b, byte[] what) {
        int at = random.nextInt(b.length + 1);
        return join(Arrays.copyOf(b, at), what, Arrays.copyOfRange(b, at, b.length));
    }

    private byte[] over(byte[] b, byte[] what) {
        byte[] out = b.clone();
        int at = random.nextInt(b.length);
        System.arraycopy(what, 0, out, at, Math.min(what.length, b.length - at));
        return out;
    }

    static byte[] join(byte[]... parts) {
        int n = 0;
        for (byte[] p : parts)
            n += p.length;
        byte[] out = new byte[n];
        n = 0;
        for (byte[] p : parts) {
            System.arraycopy(p, 0, out, n, p.length);
            n += p.length;
        }
        return out;
    }
}
