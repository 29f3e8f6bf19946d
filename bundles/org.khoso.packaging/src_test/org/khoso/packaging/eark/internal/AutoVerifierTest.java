package org.khoso.packaging.eark.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.test.RandomContent;
import org.khoso.packaging.test.TestCatalog;

/** What a package is, is found out by looking at it. */
class AutoVerifierTest {
    @TempDir
    Path dir;
    private final TestCatalog catalog = new TestCatalog();

    private String standard(Path p) throws IOException {
        return new AutoVerifier().verify(p, catalog, Progress.NONE).standard();
    }

    @Test
    void packagesOfTheCircular() throws IOException {
        for (PackageType t : new PackageType[]{PackageType.SIP_HOSO, PackageType.AIP_HOSO})
            for (boolean zip : new boolean[]{true, false}) {
                Path p = new HosoPackager()
                        .write(new RandomContent(catalog, 3).next(t, 1, 2, 10), dir.resolve(t.code() + zip), zip, Progress.NONE).path();
                assertEquals("TT 05/2025/TT-BNV", standard(p));
            }
    }

    @Test
    void packagesOfEark() throws IOException {
        Files.write(dir.resolve("s.zip"), EarkSample.sip().zip("sample"));
        assertEquals("E-ARK SIP 2.2.0", standard(dir.resolve("s.zip")));
        Files.write(dir.resolve("flat.zip"), EarkSample.sip().zip(""));
        assertEquals("E-ARK SIP 2.2.0", standard(dir.resolve("flat.zip")));
        EarkSample c = EarkSample.of("https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml", 1);
        assertEquals("E-ARK CSIP 2.2.0", standard(c.folder(dir)));
        // the name that the circular gives to its description is no sign of the circular by itself
        assertEquals("E-ARK CSIP 2.2.0", standard(c.put("metadata/descriptive/EAD.xml", "<ead/>").folder(dir)));
        assertEquals("TT 05/2025/TT-BNV", standard(c.put("metadata/descriptive/EAD.xml", "<simpledc/>").folder(dir)));
    }

    /** ETERNA writes profiles of AIP and DIP under the host of SIP; the specification knows a submission by its own profile. */
    @Test
    void theNameOfTheProfileTellsNotItsHost() throws IOException {
        for (String profile : new String[]{"E-ARK-AIP-v2-2-0.xml", "E-ARK-DIP-v2-1-0.xml"})
            assertTrue(standard(EarkSample.of("https://earksip.dilcis.eu/profile/" + profile, 1).folder(dir)).startsWith("E-ARK CSIP"),
                    profile);
    }

    /** CSIPSTR4 asks for METS.xml; ESSArch writes mets.xml. */
    @Test
    void aMetsDocumentOfAnotherCaseIsOne() throws IOException {
        EarkSample s = EarkSample.sip();
        s.files.put("mets.xml", s.files.remove("METS.xml"));
        Files.write(dir.resolve("m.zip"), s.zip("sample"));
        assertEquals("E-ARK SIP 2.2.0", standard(dir.resolve("m.zip")));
        Files.write(dir.resolve("m.zip"), s.put("mets.xml", "<mets/>").zip("sample"));
        assertEquals("TT 05/2025/TT-BNV", standard(dir.resolve("m.zip")));
    }

    @Test
    void bags() throws IOException {
        Files.createDirectories(dir.resolve("b/data"));
        Files.writeString(dir.resolve("b/bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        assertEquals("BagIt 1.0", standard(dir.resolve("b")));
        EarkSample inside = EarkSample.sip().put("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
        Files.write(dir.resolve("b.zip"), inside.zip("b"));
        assertEquals("BagIt 0.97", standard(dir.resolve("b.zip")));
    }

    @Test
    void anythingElseIsHeldAgainstTheCircular() throws IOException {
        Files.write(dir.resolve("x.zip"), "nothing".getBytes(StandardCharsets.US_ASCII));
        assertEquals("TT 05/2025/TT-BNV", standard(dir.resolve("x.zip")));
        assertEquals("TT 05/2025/TT-BNV", standard(Files.createDirectories(dir.resolve("empty"))));
        assertThrows(NoSuchFileException.class, () -> standard(dir.resolve("none")));
    }
}
