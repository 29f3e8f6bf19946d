import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes the jars of a folder anew without compression: what a start reads of them, some 30 MB, need not be inflated then (docs/adr/0012). Contents, order and times stay, and so does a signature.
 * Run by the build: {@code java Stored.java FOLDER…}.
 */
final class Stored {
    private Stored() {
    }

    public static void main(String[] folders) throws IOException {
        for (String folder : folders)
            try (var jars = Files.newDirectoryStream(Path.of(folder), "*.jar")) {
                for (Path jar : jars)
                    store(jar);
            }
    }

    private static void store(Path jar) throws IOException {
        Path next = jar.resolveSibling(jar.getFileName() + ".new");
        try (var from = new ZipFile(jar.toFile()); var to = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(next), 1 << 16))) {
            to.setMethod(ZipOutputStream.STORED);
            for (Enumeration<? extends ZipEntry> e = from.entries(); e.hasMoreElements();)
                copy(from, e.nextElement(), to);
        }
        Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
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
