package million;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.store.ObjectVault;

/** A vault whose puts wait for their batch to be settled. */
record Batched(ObjectVault vault, ObjectVault.Batch batch) implements ObjectVault {
    @Override
    public Stored put(InputStream bytes) throws IOException {
        return batch.put(bytes);
    }

    @Override
    public InputStream open(String id) throws IOException {
        return vault.open(id);
    }

    @Override
    public boolean contains(String id) throws IOException {
        return vault.contains(id);
    }

    @Override
    public long size(String id) throws IOException {
        return vault.size(id);
    }

    @Override
    public Optional<Path> file(String id) throws IOException {
        return vault.file(id);
    }

    @Override
    public boolean verify(String id) throws IOException {
        return vault.verify(id);
    }

    @Override
    public Stream<String> list() throws IOException {
        return vault.list();
    }

    @Override
    public Restored restore(String id, InputStream bytes) throws IOException {
        return vault.restore(id, bytes);
    }
}
