package org.khoso.ui.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;
import org.khoso.api.store.ObjectVault;
import org.khoso.core.PageTexts;
import org.khoso.ui.UiJobs;

/** Pictures of pages, drawn by the helper process in the background; a few of the last are kept. UI thread, except where said. */
final class PageImages {
    private static final int KEPT = 8;

    /** A page at a resolution. @param object vault address @param page page from 1 @param dpi resolution */
    record Key(String object, int page, int dpi) {
    }

    private final UiJobs jobs;
    private final MediaReader media;
    private final Map<Key, Image> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Key, List<Consumer<String>>> waiting = new LinkedHashMap<>();

    PageImages(UiJobs jobs, MediaReader media) {
        this.jobs = jobs;
        this.media = media;
    }

    /** @return the picture if it is there */
    Optional<Image> get(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Draws a page. @param then called with null when it is there, with the reason when it can't be drawn */
    void draw(ObjectVault vault, Key key, Consumer<String> then) {
        List<Consumer<String>> others = waiting.get(key);
        if (others != null) {
            others.add(then);
            return;
        }
        waiting.put(key, new ArrayList<>(List.of(then)));
        Display display = Display.getCurrent();
        jobs.load(p -> picture(display, vault, key), r -> arrived(key, r));
    }

    private record Result(Image image, String why) {
    }

    /** The toolkit allows pictures to be made on any thread, and for those of a page that takes a third of what a wait may take. */
    private Result picture(Display display, ObjectVault vault, Key key) {
        try {
            Optional<Path> file = vault.file(key.object());
            Path path = file.isPresent() ? file.get() : copy(vault, key.object());
            try {
                var data = new ImageData(new ByteArrayInputStream(media.render(path, key.page(), key.dpi())));
                return new Result(new Image(display, data), null);
            } finally {
                if (file.isEmpty())
                    Files.deleteIfExists(path);
            }
        } catch (IOException | RuntimeException e) {
            return new Result(null, jobs.explain(e));
        }
    }

    /** A vault that is not on this machine. */
    private static Path copy(ObjectVault vault, String object) throws IOException {
        Path file = Files.createTempFile("khoso-page", ".bin");
        try (var in = vault.open(object)) {
            Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private void arrived(Key key, Result r) {
        List<Consumer<String>> who = waiting.remove(key);
        if (r.image() != null) {
            kept.put(key, r.image());
            var eldest = kept.entrySet().iterator();
            while (kept.size() > KEPT) {
                eldest.next().getValue().dispose();
                eldest.remove();
            }
        }
        who.forEach(w -> w.accept(r.why()));
    }

    /** @return words of a page with their places; empty if nobody has read it. Any thread but the UI's */
    static Optional<PageText> words(ObjectVault vault, String texts, int page) throws IOException {
        var found = new AtomicReference<PageText>();
        if (texts != null && !texts.isEmpty())
            PageTexts.read(vault, texts, t -> {
                if (t.page() == page)
                    found.set(t);
            });
        return Optional.ofNullable(found.get());
    }

    void dispose() {
        kept.values().forEach(Image::dispose);
        kept.clear();
    }
}
