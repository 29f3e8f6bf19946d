package org.khoso.plugins.internal;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tukaani.xz.XZInputStream;

/** A p2 repository on disk: a folder or a ZIP, simple or composed of others that lie below it. */
final class Repository implements Closeable {
    static final long LARGEST = 512L << 20;
    private static final int XZ_KILOBYTES = 128 << 10;
    private static final int DEEPEST = 4;

    private final Place root;
    private final Map<Unit, Origin> units = new LinkedHashMap<>();

    /** Where a unit's files are read from. */
    private record Origin(Place place, Artifacts artifacts) {
    }

    private Repository(Place root) {
        this.root = root;
    }

    /** @return whether the path looks like a p2 repository */
    static boolean is(Path path) throws IOException {
        if (Files.isDirectory(path))
            return has(new Place.Folder(path));
        try (var zip = new Place.Zip(new ZipFile(path.toFile()), "")) {
            return has(zip);
        } catch (ZipException e) {
            return false;
        }
    }

    private static boolean has(Place place) throws IOException {
        for (String name : List.of("content.xml.xz", "content.jar", "content.xml", "compositeContent.jar", "compositeContent.xml"))
            try (InputStream in = place.open(name)) {
                if (in != null)
                    return true;
            }
        return false;
    }

    static Repository open(Path path) throws IOException {
        Place root = Files.isDirectory(path) ? new Place.Folder(path) : new Place.Zip(new ZipFile(path.toFile()), "");
        var r = new Repository(root);
        try {
            r.read(root, 0);
        } catch (IOException | RuntimeException e) {
            root.close();
            throw e;
        }
        return r;
    }

    private void read(Place place, int depth) throws IOException {
        try (InputStream in = find(place, "content")) {
            if (in != null) {
                List<Unit> found = Metadata.read(in, place.name());
                try (InputStream files = find(place, "artifacts")) {
                    if (files == null)
                        throw Problems.of("no-artifacts", place.name());
                    var origin = new Origin(place, Artifacts.read(files, place.name()));
                    found.forEach(u -> units.putIfAbsent(u, origin));
                }
                return;
            }
        }
        try (InputStream in = find(place, "compositeContent")) {
            if (in == null || depth == DEEPEST)
                throw Problems.of("no-repository", place.name());
            for (String child : children(in, place))
                read(place.below(child), depth + 1);
        }
    }

    private static List<String> children(InputStream in, Place place) throws IOException {
        List<String> found = new ArrayList<>();
        try {
            XMLStreamReader xml = Metadata.reader(in);
            while (xml.hasNext())
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("child"))
                    found.add(xml.getAttributeValue(null, "location"));
        } catch (XMLStreamException e) {
            throw Metadata.bad(e, place.name());
        }
        for (String child : found)
            if (child == null || child.contains(":") || child.startsWith("/"))
            throw Problems.of("network", String.valueOf(child));
        return found;
    }

    /** A document may be plain, in a jar of its own, or compressed. */
    private static InputStream find(Place place, String name) throws IOException {
        InputStream in = place.open(name + ".xml.xz");
        if (in != null)
            return new Limited(new XZInputStream(in, XZ_KILOBYTES), place.name());
        in = place.open(name + ".jar");
        if (in == null) {
            in = place.open(name + ".xml");
            return in == null ? null : new Limited(in, place.name());
        }
        var zip = new ZipInputStream(in);
        for (var e = zip.getNextEntry(); e != null; e = zip.getNextEntry())
            if (e.getName().equals(name + ".xml"))
            return new Limited(zip, place.name());
        zip.close();
        throw Problems.of("bad-metadata", place.name(), name + ".jar");
    }

    List<Unit> units() {
        return List.copyOf(units.keySet());
    }

    String name() {
        return root.name();
    }

    /** @return the unit's file. @throws IOException if it is not there */
    InputStream open(Unit unit, Unit.Artifact artifact) throws IOException {
        Origin o = units.get(unit);
        String path = o.artifacts().path(artifact);
        InputStream in = o.artifacts().lists(artifact) ? o.place().open(path) : null;
        if (in == null)
            throw Problems.of("no-file", path, o.place().name());
        return in;
    }

    Map<String, String> checksums(Unit unit, Unit.Artifact artifact) {
        return units.get(unit).artifacts().checksums(artifact);
    }

    @Override
    public void close() throws IOException {
        root.close();
    }

    /** A document that never ends is no metadata. */
    private static final class Limited extends FilterInputStream {
        private final String where;
        private long left = LARGEST;

        Limited(InputStream in, String where) {
            super(in);
            this.where = where;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0)
                count(1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            if (n > 0)
                count(n);
            return n;
        }

        private void count(int n) throws IOException {
            left -= n;
            if (left < 0)
                throw Problems.of("too-large", where, LARGEST >> 20);
        }
    }
}
