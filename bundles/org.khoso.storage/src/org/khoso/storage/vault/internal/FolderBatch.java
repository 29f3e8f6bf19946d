package org.khoso.storage.vault.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.khoso.api.store.ObjectVault;
import org.khoso.storage.journal.internal.Disk;

/**
 * Objects on their way into the vault. A disk takes many syncs at once nearly as fast as one: each file is synced by a thread
 * of the batch while the next is read; names and folders follow when all bytes are on disk.
 */
final class FolderBatch implements ObjectVault.Batch {
    private static final int THREADS = 16;
    /** Files that may be open and wait for their sync. */
    private static final int WAITING = 128;

    private record Pending(Path temp, long size, Future<?> onDisk) {
    }

    private final FolderVault vault;
    private final Semaphore open = new Semaphore(WAITING);
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(FolderVault.CHUNK);
    private ExecutorService syncs;

    FolderBatch(FolderVault vault) {
        this.vault = vault;
    }

    /** Copies the bytes of an object to a new file. */
    private interface Copy {
        long to(FileChannel out, MessageDigest digest) throws IOException;
    }

    @Override
    public ObjectVault.Stored put(InputStream bytes) throws IOException {
        return put((out, digest) -> FolderVault.copy(bytes, out, digest), null);
    }

    @Override
    public boolean take(String id, InputStream bytes) throws IOException {
        return put((out, digest) -> FolderVault.copy(bytes, out, digest), id) != null;
    }

    @Override
    public ObjectVault.Stored put(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            return put((out, digest) -> FolderVault.copy(in, out, digest, buffer), null);
        }
    }

    /** @param must address that the bytes must have, null for any @return null if they have another */
    private ObjectVault.Stored put(Copy bytes, String must) throws IOException {
        Path temp = vault.temporary();
        FileChannel out = FolderVault.begin(temp);
        boolean taken = false;
        try {
            MessageDigest digest = FolderVault.sha256();
            long size = bytes.to(out, digest);
            String id = HexFormat.of().formatHex(digest.digest());
            if (must != null && !must.equals(id))
                return null;
            if (pending.containsKey(id))
                return new ObjectVault.Stored(id, size, false);
            if (vault.has(id, size)) {
                known.add(id);
                return new ObjectVault.Stored(id, size, false);
            }
            open.acquireUninterruptibly();
            pending.put(id, new Pending(temp, size, pool().submit(() -> sync(temp, out))));
            taken = true;
            return new ObjectVault.Stored(id, size, true);
        } finally {
            if (!taken) {
                out.close();
                Files.deleteIfExists(temp);
            }
        }
    }

    private Void sync(Path temp, FileChannel out) throws IOException {
        try (out) {
            FolderVault.end(temp, out);
            return null;
        } finally {
            open.release();
        }
    }

    private ExecutorService pool() {
        if (syncs == null)
            syncs = Executors.newFixedThreadPool(THREADS, work -> {
                Thread t = new Thread(work, "khoso-vault-sync");
                t.setDaemon(true);
                return t;
            });
        return syncs;
    }

    @Override
    public void settle() throws IOException {
        for (Pending p : pending.values())
            done(p.onDisk);
        Set<Path> folders = vault.unsynced(pending.keySet(), known);
        List<Callable<Void>> names = new ArrayList<>();
        for (var e : pending.entrySet()) {
            Path folder = vault.folder(e.getKey());
            folders.remove(folder);
            names.add(() -> {
                vault.name(e.getValue().temp, e.getKey(), e.getValue().size);
                Disk.syncFolder(folder);
                return null;
            });
        }
        together(names);
        together(folders.stream().map(FolderBatch::syncing).toList()); // those above: all names in them are given now
        vault.synced(pending.keySet());
        vault.synced(known);
        drop();
    }

    private static Callable<Void> syncing(Path folder) {
        return () -> {
            Disk.syncFolder(folder);
            return null;
        };
    }

    /** Waits for all, whatever becomes of one: none may still work on files that the caller throws away. */
    private void together(List<Callable<Void>> work) throws IOException {
        if (work.isEmpty())
            return;
        try {
            for (Future<?> f : pool().invokeAll(work))
                done(f);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException();
        }
    }

    private static void done(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException();
        }
    }

    private void drop() throws IOException {
        for (Pending p : pending.values())
            Files.deleteIfExists(p.temp); // gone if it got its name
        pending.clear();
        known.clear();
    }

    @Override
    public void close() throws IOException {
        if (syncs != null)
            syncs.close(); // waits: none writes to a file that is thrown away
        drop();
    }
}
