package org.khoso.packaging.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Ways to break a package that is a ZIP. */
final class ZipDamages {
    /** Makes a broken ZIP of a sound folder. @return the broken file's path inside the package, empty for the ZIP as a whole */
    interface Damage {
        String apply(Zip zip);
    }

    /** A ZIP in memory, made by the JDK. */
    static final class Zip {
        final Victim victim;
        final String folder;
        byte[] bytes;

        Zip(Victim victim) {
            this.victim = victim;
            folder = victim.root.getFileName() + "/";
            make(Map.of());
        }

        void make(Map<String, byte[]> more) {
            try (ByteArrayOutputStream out = new ByteArrayOutputStream(); ZipOutputStream zip = new ZipOutputStream(out)) {
                for (String p : victim.all(".*"))
                    entry(zip, folder + p, victim.bytes(p));
                for (Map.Entry<String, byte[]> e : more.entrySet())
                    entry(zip, e.getKey(), e.getValue());
                zip.finish();
                bytes = out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
            zip.closeEntry();
        }

        /** Adds an entry under a name that the JDK would refuse; it has as many bytes as the name that stands for it. */
        void add(String name, byte[] content) {
            byte[] raw = name.getBytes(StandardCharsets.UTF_8);
            byte[] stand = "q".repeat(raw.length).getBytes(StandardCharsets.UTF_8);
            make(Map.of(new String(stand, StandardCharsets.UTF_8), content));
            for (int i = 0; i + stand.length <= bytes.length; i++)
                if (Arrays.equals(bytes, i, i + stand.length, stand, 0, stand.length))
                System.arraycopy(raw, 0, bytes, i, raw.length);
        }

        ByteBuffer buffer() {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        /** @return where the item of that path begins in the list */
        int item(String path) {
            byte[] name = (folder + path).getBytes(StandardCharsets.UTF_8);
            for (int i = bytes.length - 46 - name.length; i >= 0; i--)
                if (buffer().getInt(i) == 0x02014b50 && Arrays.equals(bytes, i + 46, i + 46 + name.length, name, 0, name.length)
                        && (buffer().getShort(i + 28) & 0xffff) == name.length)
                return i;
            throw new IllegalStateException(path);
        }
    }

    private final Map<String, Damage> kinds = new LinkedHashMap<>();

    ZipDamages() {
        names();
        kinds.put("zip: cut off", z -> {
            z.bytes = Arrays.copyOf(z.bytes, z.victim.random.nextInt(z.bytes.length));
            return "";
        });
        kinds.put("zip: flipped bit in packed bytes", z -> {
            String p = z.victim.filled(".*");
            int head = z.buffer().getInt(z.item(p) + 42);
            int start = head + 30 + z.buffer().getShort(head + 26) + z.buffer().getShort(head + 28);
            z.bytes[start + z.victim.random
                    .nextInt(Math.max(1, z.buffer().getInt(z.item(p) + 20) - 1))] ^= (byte) (1 << z.victim.random.nextInt(8));
            return p;
        });
        kinds.put("zip: bomb", z -> {
            String p = Victim.REP + "data/bomb" + z.victim.random.nextInt(99) + ".tif";
            z.make(Map.of(z.folder + p, new byte[70 << 20]));
            return p;
        });
        kinds.put("zip: encrypted", z -> patchShort(z, 8, s -> s | 1));
        kinds.put("zip: unknown method", z -> patchShort(z, 10, s -> 99));
        kinds.put("zip: link", z -> patchInt(z, 38, 0120777 << 16));
        kinds.put("zip: size that is not so", z -> patchInt(z, 24, 1 + z.victim.random.nextInt(1000)));
        kinds.put("zip: size of petabytes", z -> patchInt(z, 24, 0xFFFFFFF0));
        kinds.put("zip: other check sum", z -> patchInt(z, 16, z.victim.random.nextInt()));
        kinds.put("zip: entries that overlap", z -> {
            String a = z.victim.any(".*");
            String b = z.victim.all(".*").stream().filter(p -> !p.equals(a)).findFirst().orElseThrow();
            z.buffer().putInt(z.item(a) + 42, z.buffer().getInt(z.item(b) + 42));
            return a;
        });
        kinds.put("zip: place beyond the end", z -> patchInt(z, 42, 0x7FFFFFF0));
    }

    private void names() {
        List<String> bad = List.of("../../../tmp/evil.txt", "/etc/evil.txt", "C:/evil.txt", "a\\..\\evil.txt", "x/../../evil.txt",
                "x//y.txt");
        kinds.put("zip: path out of the package", z -> {
            String p = bad.get(z.victim.random.nextInt(bad.size()));
            z.add(p, new byte[]{1});
            return p;
        });
        kinds.put("zip: entry twice", z -> {
            String p = z.victim.any(".*");
            z.add(z.folder + p, new byte[]{1});
            return p;
        });
        kinds.put("zip: name that differs in case", z -> {
            String p = z.victim.any(".*");
            String other = p.toUpperCase(java.util.Locale.ROOT).equals(p) ? p + "x" : p.toUpperCase(java.util.Locale.ROOT);
            z.make(Map.of(z.folder + other, new byte[]{1}));
            return other;
        });
        kinds.put("zip: folder renamed", z -> {
            byte[] from = z.folder.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i + from.length <= z.bytes.length; i++)
                if (Arrays.equals(z.bytes, i, i + from.length, from, 0, from.length))
                z.bytes[i + from.length - 2] = 'Z';
            return "METS.xml";
        });
    }

    private interface Change {
        int of(int before);
    }

    private static String patchShort(Zip z, int at, Change change) {
        String p = z.victim.filled(".*");
        int i = z.item(p) + at;
        z.buffer().putShort(i, (short) change.of(z.buffer().getShort(i)));
        return p;
    }

    private static String patchInt(Zip z, int at, int value) {
        String p = z.victim.filled(".*");
        z.buffer().putInt(z.item(p) + at, value);
        return p;
    }

    Map<String, Damage> kinds() {
        return kinds;
    }
}
