package org.khoso.core.fixity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.khoso.api.store.ObjectVault;

/** Objects in memory, which a test can spoil. */
final class ToyVault implements ObjectVault {
    final TreeMap<String, byte[]> objects = new TreeMap<>();
    final Map<String, byte[]> aside = new HashMap<>();
    int opened;
    /** Address of an object that can't be read. */
    String broken = "";

    static String id(byte[] bytes) {
        return HexFormat.of().formatHex(ObjectReader.sha256().digest(bytes));
    }

    String add(String text) throws IOException {
        return put(new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))).id();
    }

    void spoil(String id) {
        byte[] b = objects.get(id).clone();
        b[b.length / 2] ^= 1;
        objects.put(id, b);
    }

    @Override
    public Stored put(InputStream bytes) throws IOException {
        byte[] b = bytes.readAllBytes();
        return new Stored(id(b), b.length, objects.putIfAbsent(id(b), b) == null);
    }

    @Override
    public InputStream open(String id) throws IOException {
        opened++;
        if (!objects.containsKey(id))
            throw new NoSuchFileException(id);
        if (id.equals(broken))
            throw new IOException("bad sector");
        return new ByteArrayInputStream(objects.get(id));
    }

    @Override
    public boolean contains(String id) {
        return objects.containsKey(id);
    }

    @Override
    public long size(String id) {
        return objects.get(id).length;
    }

    @Override
    public Optional<Path> file(String id) {
        return Optional.empty();
    }

    @Override
    public boolean verify(String id) {
        return !id.equals(broken) && objects.containsKey(id) && id(objects.get(id)).equals(id);
    }

    @Override
    public Restored restore(String id, InputStream bytes) throws IOException {
        if (verify(id))
            return Restored.WAS_SOUND;
        byte[] b = bytes.readAllBytes();
        if (!id(b).equals(id))
            return Restored.REFUSED;
        if (objects.containsKey(id))
            aside.put(id, objects.get(id));
        objects.put(id, b);
        broken = broken.equals(id) ? "" : broken;
        return Restored.DONE;
    }

    @Override
    public Stream<String> list() {
        return List.copyOf(objects.keySet()).stream();
    }
}
