package org.khoso.media.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;
import org.khoso.media.helper.HelperFailure;
import org.khoso.media.helper.HelperOptions;
import org.khoso.media.helper.HelperPool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Reads files in helper processes, so that no file can take the program with it. */
@Component(service = MediaReader.class)
public final class HelperMediaReader implements MediaReader, AutoCloseable {
    /** To be raised with each change of what the worker says of a file. */
    private static final String FACTS = "2";
    private final ObjectMapper json = new ObjectMapper();
    private final HelperOptions options;
    private HelperPool pool;
    private Path folder;

    /** Options from the system properties. */
    @Activate
    public HelperMediaReader() {
        this(HelperOptions.fromSystem());
    }

    /** @param options caps of the helper processes */
    public HelperMediaReader(HelperOptions options) {
        this.options = options;
    }

    @Override
    public String engine() {
        return "khoso-media " + FACTS + " " + Signatures.version();
    }

    @Override
    public FileFacts inspect(Path file) throws IOException {
        long size = size(file);
        try {
            JsonNode answer = ask(request("inspect", file), size, part -> {
            });
            return json.treeToValue(answer.get("done"), FileFacts.class);
        } catch (HelperFailure e) {
            return unreadable(identified(file, size), problem(e, file));
        }
    }

    /** @return what kind a file is, by the PRONOM signatures alone: its content is not looked into */
    public FileFacts identify(Path file) throws IOException {
        return identified(file, size(file));
    }

    /** The file may have done a helper in: what kind it is can be said all the same, its content is not opened for that. */
    private FileFacts identified(Path file, long size) throws IOException {
        try {
            JsonNode answer = ask(request("identify", file), size, part -> {
            });
            return json.treeToValue(answer.get("done"), FileFacts.class);
        } catch (HelperFailure e) {
            return new FileFacts("", "", "", true, size, 0, 0, 0, 0, 0, null, 0, 0, false, false, "", List.of());
        }
    }

    private static FileFacts unreadable(FileFacts f, Message why) {
        var problems = new ArrayList<>(f.problems());
        problems.add(why);
        return new FileFacts(f.puid(), f.formatName(), f.mime(), f.extensionOk(), f.size(), 0, 0, 0, 0, 0, null, 0, 0, false, false, "",
                List.copyOf(problems));
    }

    @Override
    public void text(Path file, Consumer<PageText> pages) throws IOException {
        long size = size(file);
        try {
            JsonNode answer = ask(request("text", file), size, part -> pages.accept(json.treeToValue(part.get("page"), PageText.class)));
            failed(answer);
        } catch (HelperFailure e) {
            throw new KhosoException(problem(e, file), null, e);
        }
    }

    @Override
    public byte[] render(Path file, int page, int dpi) throws IOException {
        long size = size(file);
        Path out = Files.createTempFile(folder(), "page", ".png");
        try {
            ObjectNode request = request("render", file);
            request.put("page", page).put("dpi", dpi).put("out", uri(out));
            failed(ask(request, size, part -> {
            }));
            return Files.readAllBytes(out);
        } catch (HelperFailure e) {
            throw new KhosoException(problem(e, file), null, e);
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static long size(Path file) throws IOException {
        if (!Files.exists(file))
            throw new NoSuchFileException(file.toString());
        if (!Files.isRegularFile(file))
            throw new IOException("not a file: " + file.toRealPath(LinkOption.NOFOLLOW_LINKS));
        if (!Files.isReadable(file))
            throw new java.nio.file.AccessDeniedException(file.toString());
        return Files.size(file);
    }

    private ObjectNode request(String op, Path file) {
        // a URI holds the bytes of the name, a string only what the locale can spell
        return json.createObjectNode().put("op", op).put("file", uri(file));
    }

    private static String uri(Path p) {
        return p.toAbsolutePath().toUri().toString();
    }

    private JsonNode ask(ObjectNode request, long size, HelperPool.Parts parts) throws IOException {
        Duration patience = options.patience().plusMillis(size / 50_000); // big files take longer: 20 s more for each GB
        return pool().ask(request, patience, parts);
    }

    private void failed(JsonNode answer) throws IOException {
        if (answer.has("failed"))
            throw new KhosoException(json.treeToValue(answer.get("failed"), Message.class), null, null);
    }

    private Message problem(HelperFailure e, Path file) {
        String name = file.getFileName().toString();
        return switch (e.kind()) {
            case LATE -> Message.of("media.late", name, options.patience().toSeconds());
            case MEMORY -> Message.of("media.out-of-memory", name, options.heapMegabytes());
            case CRASHED -> Message.of("media.crashed", name);
        };
    }

    @Override
    public void prepare() {
        try {
            pool().prepare();
        } catch (IOException e) {
            return; // the first file is told why
        }
    }

    private synchronized HelperPool pool() throws IOException {
        if (pool == null) {
            List<String> data = List.of(uri(Signatures.unpacked(folder())), uri(Signatures.table(folder())));
            pool = new HelperPool(options, MediaClassPath.MAIN, MediaClassPath.find(), data, json);
        }
        return pool;
    }

    private synchronized Path folder() throws IOException {
        if (folder == null)
            folder = Files.createTempDirectory("khoso-media");
        return folder;
    }

    /** Ends the helper processes. */
    @Override
    @Deactivate
    public synchronized void close() throws IOException {
        if (pool != null)
            pool.close();
        pool = null;
        if (folder == null)
            return;
        try (var left = Files.list(folder)) {
            for (Path p : left.toList())
                Files.deleteIfExists(p);
        }
        Files.deleteIfExists(folder);
        folder = null;
    }
}
