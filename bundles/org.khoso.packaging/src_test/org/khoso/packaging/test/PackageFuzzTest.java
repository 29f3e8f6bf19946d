package org.khoso.packaging.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.verify.internal.HosoVerifier;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Packages with anything in them: a verdict, never more. */
class PackageFuzzTest {
    private static final String[] WORDS = {"xlink:href=\"../../../x\"", "CHECKSUMTYPE=\"MD5\"", "SIZE=\"-1\"", "ID=\"x\"", "mets:mptr",
            "<?khoso-sha256 0?>",
            "xsi:type=\"x\"", "LOCTYPE=\"URL\""};
    @TempDir
    Path dir;
    private TestCatalog catalog;
    private HosoVerifier verifier;
    private List<Path> folders;

    @BeforeEach
    void packages() throws IOException {
        catalog = new TestCatalog();
        verifier = new HosoVerifier();
        folders = new ArrayList<>();
        RandomContent random = new RandomContent(catalog, 7);
        for (PackageType type : PackageType.values())
            folders.add(new HosoPackager().write(random.next(type, 4, 8, 5000), dir.resolve(type.code()), false, Progress.NONE).path());
    }

    private List<Message> verdict(Path p) throws IOException {
        return verifier.verify(p, catalog, Progress.NONE).findings().stream().map(f -> f.message()).toList();
    }

    /** Each package has its file replaced by the broken one, which is then put right again. */
    private void inside(String format, String path) throws Exception {
        Fuzz fuzz = Fuzz.of(format, HosoVerifier.class).shape(Shape.XML).words(WORDS);
        List<Path> files = new ArrayList<>();
        for (Path f : folders)
            files.addAll(new Victim(f, null).all(path).stream().map(f::resolve).filter(p -> p.toFile().length() < 60_000).toList());
        for (Path f : files)
            fuzz.seed(Files.readAllBytes(f));
        fuzz.run((file, in) -> {
            CRC32 crc = new CRC32();
            crc.update(file);
            Path at = files.get((int) (crc.getValue() % files.size()));
            Path top = folders.stream().filter(at::startsWith).findFirst().orElseThrow();
            byte[] good = Files.readAllBytes(at);
            Files.write(at, file);
            try {
                return verdict(top);
            } finally {
                Files.write(at, good);
            }
        });
    }

    @Test
    void mets() throws Exception {
        inside("METS", "(.*/)?METS\\.xml");
    }

    @Test
    void ead() throws Exception {
        inside("EAD", ".*/metadata/descriptive/.*\\.xml");
    }

    @Test
    void premis() throws Exception {
        inside("PREMIS", "(.*/)?metadata/preservation/.*\\.xml");
    }

    @Test
    void folder() throws Exception {
        inside("package folder", ".*");
    }

    @Test
    void zip() throws Exception {
        Fuzz fuzz = Fuzz.of("package ZIP", HosoVerifier.class).shape(Shape.ZIP).words(WORDS);
        RandomContent random = new RandomContent(catalog, 8);
        for (int i = 0; i < 4; i++)
            fuzz.seed(bytes(new HosoPackager().write(random.next(), dir.resolve("z" + i), true, Progress.NONE).path()));
        fuzz.run((file, in) -> {
            Path p = in.resolve("H1.zip");
            Files.write(p, file);
            return verdict(p);
        });
    }

    private static byte[] bytes(Path p) {
        try {
            return Files.readAllBytes(p);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
