package org.khoso.packaging.eark.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.packaging.test.TestCatalog;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** E-ARK packages and bags with anything in them: a verdict, never more. */
class OthersFuzzTest {
    private static final String[] METS = {"xlink:href=\"../../../x\"", "CHECKSUMTYPE=\"MD5\"", "SIZE=\"-1\"", "ID=\"dmd\"", "<mets:div>",
            "FILEID=\"g\"",
            "csip:CONTENTINFORMATIONTYPE=\"OTHER\"", "LOCTYPE=\"URL\"", "ADMID=\"\"", "LABEL=\"Representations/\""};
    private static final String[] BAG = {"%0A", "%25", "../", "~", "data/", "*", "Payload-Oxum: 1.1", "BagIt-Version: 0.97", "UTF-16",
            "http://x 1 data/a"};
    @TempDir
    Path dir;
    private final AutoVerifier verifier = new AutoVerifier();
    private final TestCatalog catalog = new TestCatalog();

    private List<Message> verdict(Path p) throws IOException {
        return verifier.verify(p, catalog, Progress.NONE).findings().stream().map(f -> f.message()).toList();
    }

    /** Files of a folder are replaced by the broken one, and put right again. */
    private void inside(String format, Shape shape, String[] words, Path top, List<Path> files) throws Exception {
        Fuzz fuzz = Fuzz.of(format, AutoVerifier.class).shape(shape).words(words);
        for (Path f : files)
            fuzz.seed(Files.readAllBytes(f));
        fuzz.run((file, in) -> {
            CRC32 crc = new CRC32();
            crc.update(file);
            Path at = files.get((int) (crc.getValue() % files.size()));
            byte[] good = Files.readAllBytes(at);
            Files.write(at, file);
            try {
                return verdict(top);
            } finally {
                Files.write(at, good);
            }
        });
    }

    private Path bag() throws IOException {
        Path b = dir.resolve("bag");
        Files.createDirectories(b.resolve("data/sub"));
        Files.writeString(b.resolve("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Files.writeString(b.resolve("data/a.txt"), "a");
        Files.writeString(b.resolve("data/sub/b c.txt"), "");
        Files.writeString(b.resolve("manifest-sha256.txt"), "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  data/a.txt\n"
                + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  data/sub/b c.txt\n");
        Files.writeString(b.resolve("manifest-md5.txt"),
                "0cc175b9c0f1b6a831c399e269772661  data/a.txt\nd41d8cd98f00b204e9800998ecf8427e  data/sub/b c.txt\n");
        Files.writeString(b.resolve("bag-info.txt"), "Contact-Name: x\n  y\nPayload-Oxum: 1.2\n");
        Files.writeString(b.resolve("fetch.txt"), "http://127.0.0.1:1/a - data/a.txt\n");
        return b;
    }

    @Test
    void mets() throws Exception {
        Path top = EarkSample.sip().folder(dir);
        inside("E-ARK METS", Shape.XML, METS, top, List.of(top.resolve("METS.xml"), top.resolve("representations/rep1/METS.xml")));
    }

    @Test
    void metadata() throws Exception {
        Path top = EarkSample.sip().folder(dir);
        inside("E-ARK metadata", Shape.XML, METS, top,
                List.of(top.resolve("metadata/descriptive/ead.xml"), top.resolve("metadata/preservation/premis.xml")));
    }

    @Test
    void zip() throws Exception {
        Fuzz fuzz = Fuzz.of("E-ARK ZIP", AutoVerifier.class).shape(Shape.ZIP).words(METS);
        fuzz.seed(EarkSample.sip().zip("sample"));
        fuzz.seed(EarkSample.of("https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml", 1).zip("sample"));
        fuzz.run((file, in) -> verdict(Files.write(in.resolve("sample.zip"), file)));
    }

    @Test
    void tar() throws Exception {
        Fuzz fuzz = Fuzz.of("package TAR", AutoVerifier.class).shape(Shape.BINARY).words("ustar", "././@LongLink", "12 path=a\n",
                "77777777777");
        fuzz.seed(EarkSample.of("https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml", 1).tar());
        ByteArrayOutputStream t = new ByteArrayOutputStream();
        TinyTar.file(t, "b/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".getBytes(StandardCharsets.US_ASCII));
        TinyTar.entry(t, "././@LongLink", new byte[200], 'L', 200);
        TinyTar.file(t, "b/data/a", new byte[10]);
        fuzz.seed(TinyTar.end(t));
        fuzz.run((file, in) -> verdict(Files.write(in.resolve("p.tar"), file)));
    }

    @Test
    void bagFiles() throws Exception {
        Path b = bag();
        inside("bag", Shape.TEXT, BAG, b, List.of(b.resolve("bagit.txt"), b.resolve("manifest-sha256.txt"), b.resolve("manifest-md5.txt"),
                b.resolve("bag-info.txt"), b.resolve("fetch.txt")));
    }

    @Test
    void bagZip() throws Exception {
        Path b = bag();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream z = new ZipOutputStream(out); var files = Files.walk(b)) {
            for (Path p : files.filter(Files::isRegularFile).toList()) {
                z.putNextEntry(new ZipEntry("bag/" + b.relativize(p).toString().replace('\\', '/')));
                z.write(Files.readAllBytes(p));
            }
        }
        Fuzz fuzz = Fuzz.of("bag ZIP", AutoVerifier.class).shape(Shape.ZIP).words(BAG);
        fuzz.seed(out.toByteArray());
        fuzz.run((file, in) -> verdict(Files.write(in.resolve("bag.zip"), file)));
    }
}
