package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.khoso.api.packaging.PackageContents;
import org.osgi.service.component.annotations.Component;

/** Shows what the verifier would read, under the same limits. */
@Component
public final class GuardedContents implements PackageContents {
    @Override
    public Opened open(Path packagePath, int most) throws IOException {
        Limits limits = Limits.DEFAULT.entries(most);
        Source source = Sources.openNoLink(packagePath, limits);
        try {
            Listed listed = new Listed(source);
            source.list(listed);
            if (listed.damage != null)
                throw new ZipException(listed.damage);
            listed.items.sort(Comparator.comparing(Item::path));
            return listed;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static final class Listed implements Opened, Source.Listener {
        private final Source source;
        private final List<Item> items = new ArrayList<>();
        private final Map<String, Entry> entries = new HashMap<>();
        private boolean cut;
        private String damage;

        Listed(Source source) {
            this.source = source;
        }

        @Override
        public void entry(Entry entry) {
            boolean twice = entries.containsKey(entry.path); // nobody can say which of them is meant
            entries.put(entry.path, twice ? null : entry);
            items.add(new Item(entry.path, twice ? -1 : entry.size));
        }

        @Override
        public void trouble(String rule, String path, Object... args) {
            switch (rule) {
                case "package/too-many-entries" -> cut = true;
                case "package/zip-damaged" -> damage = String.valueOf(args[0]);
                default -> items.add(new Item(path, -1));
            }
        }

        @Override
        public List<Item> items() {
            return items;
        }

        @Override
        public boolean cut() {
            return cut;
        }

        @Override
        public InputStream open(String path) throws IOException {
            Entry entry = entries.get(path);
            if (entry == null)
                throw new NoSuchFileException(path);
            return source.open(entry);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
