package org.khoso.storage.vault.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khoso.api.Ids;
import org.khoso.api.store.ObjectVault;
import org.khoso.storage.journal.internal.Disk;

/** Content-addressed files: {@code sha256/ab/cd/<hex>}. Written under a temporary name, synced, renamed, folder synced. */
public final class FolderVault implements ObjectVault {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PAIR = Pattern.compile("[0-9a-f]{2}");
    private static final String TEMP = ".tmp-";
    /** As much as stays in the nearest memory of a processor until it is hashed and written: with four times as much storing takes a sixth longer. */
    static final int CHUNK = 1 << 15;
    private static final String OBJECTS = "sha256";
    private static final String DAMAGED = "damaged";
    private final Path top;
    private final Path damaged;
    private final Object[] stripes = new Object[256];
    /** Folders of the lowest level that this process has synced up to the top: a killed one may have left names that are not on disk. */
    private final boolean[] settled = new boolean[1 << 16];

    /** Opens the vault and clears what a crash left half written; only the process that holds the archive may do so. */
    public FolderVault(Path vault) throws IOException {
        this(vault.resolve(OBJECTS), vault.resolve(DAMAGED));
        Disk.folders(top);
        try (Stream<Path> files = Files.list(top)) {
            for (Path p : files.filter(f -> f.getFileName().toString().startsWith(TEMP)).toList())
                Files.deleteIfExists(p);
        }
    }

    private FolderVault(Path top, Path damaged) {
        this.top = top;
        this.damaged = damaged;
        for (int i = 0; i < stripes.length; i++)
            stripes[i] = new Object();
    }

    /** Opens objects in a folder for reading alone: nothing there is touched. */
    public static FolderVault reading(Path objects) {
        return new FolderVault(objects, objects.resolveSibling(DAMAGED));
    }

    @Override
    public Stored put(InputStream bytes) throws IOException {
        Path temp = top.resolve(TEMP + Ids.next());
        try {
            MessageDigest digest = sha256();
            long size = copy(bytes, temp, digest);
            return keep(temp, HexFormat.of().formatHex(digest.digest()), size);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    @Override
    public Restored restore(String id, InputStream bytes) throws IOException {
        Path target = path(id);
        if (sound(id))
            return Restored.WAS_SOUND;
        Path temp = temporary();
        try {
            MessageDigest digest = sha256();
            copy(bytes, temp, digest);
            if (!HexFormat.of().formatHex(digest.digest()).equals(id))
                return Restored.REFUSED;
            synchronized (stripe(id)) {
                if (sound(id)) // somebody was faster
                    return Restored.WAS_SOUND;
                Disk.folders(target.getParent());
                aside(id, target);
                Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Disk.syncFolder(target.getParent());
                settle(id, target.getParent());
                return Restored.DONE;
            }
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private boolean sound(String id) {
        try {
            return contains(id) && verify(id);
        } catch (IOException e) { // a bad sector
            return false;
        }
    }

    /** Gives damaged bytes a second name, under which they stay when the first one goes to good ones. */
    private void aside(String id, Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS))
            return;
        Disk.folders(damaged);
        Path to = damaged.resolve(id + "." + Ids.next());
        try {
            Files.createLink(to, target);
        } catch (IOException | UnsupportedOperationException e) { // no second names here, or no file: then gone for a moment, as it was damaged anyway
            Files.move(target, to, StandardCopyOption.ATOMIC_MOVE);
        }
        Disk.syncFolder(damaged);
    }

    private static long copy(InputStream in, Path temp, MessageDigest digest) throws IOException {
        try (FileChannel out = begin(temp)) {
            long size = copy(in, out, digest);
            end(temp, out);
            return size;
        }
    }

    static FileChannel begin(Path temp) throws IOException {
        return FileChannel.open(temp, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Copies a file, each byte once through memory outside the heap: no detour over arrays. */
    static long copy(FileChannel in, FileChannel out, MessageDigest digest, ByteBuffer buffer) throws IOException {
        long size = 0;
        for (buffer.clear(); in.read(buffer) >= 0; buffer.clear()) {
            size += buffer.flip().remaining();
            digest.update(buffer);
            buffer.rewind();
            while (buffer.hasRemaining())
                out.write(buffer);
        }
        return size;
    }

    static long copy(InputStream in, FileChannel out, MessageDigest digest) throws IOException {
        long size = 0;
        byte[] buffer = new byte[CHUNK];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
            ByteBuffer b = ByteBuffer.wrap(buffer, 0, n);
            while (b.hasRemaining())
                out.write(b);
            size += n;
        }
        return size;
    }

    /** Brings the bytes of a new object to disk, from now on unchangeable. */
    static void end(Path temp, FileChannel out) throws IOException {
        readOnly(temp);
        out.force(true);
    }

    @Override
    public Batch batch() {
        return new FolderBatch(this);
    }

    Path temporary() {
        return top.resolve(TEMP + Ids.next());
    }

    boolean has(String id, long size) throws IOException {
        Path target = path(id);
        return Files.exists(target) && Files.size(target) == size;
    }

    /** Gives bytes that are on disk their name; the folders above are the caller's to sync. */
    void name(Path temp, String id, long size) throws IOException {
        Path target = path(id);
        synchronized (stripe(id)) {
            if (has(id, size))
                return;
            Files.createDirectories(target.getParent());
            Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** @return folder in which the name of an object stands */
    Path folder(String id) throws IOException {
        return path(id).getParent();
    }

    private Object stripe(String id) {
        return stripes[Integer.parseInt(id.substring(0, 2), 16)];
    }

    /** @return folders that must be synced before objects are told of: new names stand in them, or a killed process may have left some */
    Set<Path> unsynced(Collection<String> fresh, Collection<String> known) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (String id : fresh)
            folders.add(path(id).getParent());
        for (Collection<String> ids : List.of(fresh, known))
            for (String id : ids)
                if (!settled[Integer.parseInt(id.substring(0, 4), 16)]) {
                    Path folder = path(id).getParent();
                    folders.addAll(List.of(folder, folder.getParent(), top));
                }
        return folders;
    }

    /** Remembers that the folders of these objects are on disk. */
    void synced(Collection<String> ids) {
        for (String id : ids)
            settled[Integer.parseInt(id.substring(0, 4), 16)] = true;
    }

    private Stored keep(Path temp, String id, long size) throws IOException {
        Path target = path(id);
        synchronized (stripe(id)) {
            boolean there = Files.exists(target) && Files.size(target) == size;
            if (!there) {
                Disk.folders(target.getParent());
                Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE); // also mends one that was cut short
                Disk.syncFolder(target.getParent());
            }
            settle(id, target.getParent());
            return new Stored(id, size, !there);
        }
    }

    /** What an earlier process made and was killed over may still be in memory only: names up to the top go to disk once. */
    private void settle(String id, Path folder) throws IOException {
        int number = Integer.parseInt(id.substring(0, 4), 16);
        if (settled[number])
            return;
        Disk.syncFolder(folder);
        Disk.syncFolder(folder.getParent());
        Disk.syncFolder(top);
        settled[number] = true;
    }

    private static void readOnly(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null)
            posix.setPermissions(PosixFilePermissions.fromString("r--r-----"));
        else
            file.toFile().setReadOnly();
    }

    private Path path(String id) throws NoSuchFileException {
        if (id == null || !ID.matcher(id).matches())
            throw new NoSuchFileException(String.valueOf(id));
        return top.resolve(id.substring(0, 2)).resolve(id.substring(2, 4)).resolve(id);
    }

    @Override
    public InputStream open(String id) throws IOException {
        return Files.newInputStream(path(id));
    }

    @Override
    public boolean contains(String id) {
        return id != null && ID.matcher(id).matches()
                && Files.isRegularFile(top.resolve(id.substring(0, 2)).resolve(id.substring(2, 4)).resolve(id));
    }

    @Override
    public long size(String id) throws IOException {
        return Files.size(path(id));
    }

    @Override
    public Optional<Path> file(String id) throws IOException {
        return contains(id) ? Optional.of(path(id)) : Optional.empty();
    }

    @Override
    public boolean verify(String id) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[CHUNK];
        try (InputStream in = open(id)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
                digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest()).equals(id);
    }

    @Override
    public Stream<String> list() throws IOException {
        return names(top, PAIR).flatMap(a -> names(top.resolve(a), PAIR).flatMap(b -> names(top.resolve(a).resolve(b), ID)));
    }

    /** Sorted, and taken at once: files that are being written come and go beside the folders. */
    private static Stream<String> names(Path folder, Pattern called) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).filter(n -> called.matcher(n).matches()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
