import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Writes the jars of a folder anew without compression: what a start reads of them, some 30 MB, need not be inflated then (docs/adr/0012). Contents, order and times stay, and so does a signature.
 * The descriptors of the components of Khoso's own bundles become one file a bundle: each file costs a start as much for finding and setting up a parser as for reading it, and there are 230.
 * Run by the build: {@code java Stored.java FOLDER…}.
 */
final class Stored {
    private static final String OURS = "org.khoso.";
    private static final String HEADER = "Service-Component";
    private static final String ONE = "OSGI-INF/components.xml";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private Stored() {
    }

    public static void main(String[] folders) throws Exception {
        for (String folder : folders)
            try (var jars = Files.newDirectoryStream(Path.of(folder), "*.jar")) {
                for (Path jar : jars)
                    store(jar);
            }
    }

    private static void store(Path jar) throws Exception {
        Path next = jar.resolveSibling(jar.getFileName() + ".new");
        try (var from = new ZipFile(jar.toFile()); var to = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(next), 1 << 16))) {
            to.setMethod(ZipOutputStream.STORED);
            // an empty value: the entry is left out
            Map<String, byte[]> others = jar.getFileName().toString().startsWith(OURS) ? oneDescriptor(from) : Map.of();
            for (Enumeration<? extends ZipEntry> e = from.entries(); e.hasMoreElements();) {
                ZipEntry entry = e.nextElement();
                byte[] other = others.get(entry.getName());
                if (other == null)
                    copy(from, entry, to);
                else if (other.length > 0)
                    write(entry.getName(), entry.getTime(), other, to);
            }
            if (others.containsKey(ONE))
                write(ONE, from.getEntry(MANIFEST).getTime(), others.get(ONE), to);
        }
        Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @return what changes in a bundle with several descriptors: its manifest, the one file (new), the many (empty); nothing for others */
    private static Map<String, byte[]> oneDescriptor(ZipFile bundle) throws Exception {
        ZipEntry head = bundle.getEntry(MANIFEST);
        var manifest = head == null ? new Manifest() : new Manifest(bundle.getInputStream(head));
        String listed = manifest.getMainAttributes().getValue(HEADER);
        String[] files = listed == null ? new String[0] : listed.strip().split("\\s*,\\s*");
        // a pattern or a missing file is the framework's business
        if (files.length < 2 || java.util.stream.Stream.of(files).anyMatch(f -> bundle.getEntry(f) == null))
            return Map.of();
        Map<String, byte[]> changed = new LinkedHashMap<>();
        var all = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<components>\n");
        for (String f : files) {
            all.append(new String(bundle.getInputStream(bundle.getEntry(f)).readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^<\\?xml[^>]*\\?>\\s*", "")).append('\n');
            changed.put(f, new byte[0]);
        }
        byte[] one = all.append("</components>\n").toString().getBytes(StandardCharsets.UTF_8);
        checked(bundle, one, files.length);
        changed.put(ONE, one);
        manifest.getMainAttributes().putValue(HEADER, ONE);
        var out = new ByteArrayOutputStream();
        manifest.write(out);
        changed.put(MANIFEST, out.toByteArray());
        return changed;
    }

    /** A component that got lost here would be missed by nobody until somebody wants it. */
    private static void checked(ZipFile bundle, byte[] one, int files) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        int there = factory.newDocumentBuilder().parse(new ByteArrayInputStream(one)).getElementsByTagNameNS("*", "component").getLength();
        if (there != files)
            throw new IOException(bundle.getName() + ": " + files + " descriptors, " + there + " components");
    }

    private static void write(String name, long time, byte[] content, ZipOutputStream to) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setTime(time);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        to.putNextEntry(entry);
        to.write(content);
        to.closeEntry();
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        var same = new ZipEntry(entry.getName());
        same.setTime(entry.getTime());
        same.setSize(entry.getSize());
        same.setCrc(entry.getCrc());
        to.putNextEntry(same);
        try (var in = from.getInputStream(entry)) {
            in.transferTo(to);
        }
        to.closeEntry();
    }
}
