package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.packaging.PackageReader.Opened;
import org.khoso.api.packaging.PackageType;

/** What the circular leaves open, others read in another way: their packages are whole, and hints are all that they get. */
class OtherReadingsTest {
    private static final String METS = "METS.xml";
    private static final String REP_METS = Sound.REP + METS;
    private static final String EAD = "metadata/descriptive/EAD.xml";
    private static final String PREMIS = "metadata/preservation/PREMIS.xml";
    private static final String REP_PREMIS = Sound.REP + "metadata/preservation/PREMIS_rep1.xml";
    @TempDir
    Path dir;

    private static Sound references(PackageType type, UnaryOperator<String> how) {
        Sound s = Sound.of(type);
        s.edit(REP_METS, t -> java.util.regex.Pattern.compile("(xlink:href=\")([^\"]*)\"").matcher(t)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(m.group(1) + how.apply(m.group(2)) + "\"")));
        byte[] rep = s.files.get(REP_METS);
        return s.edit(METS, t -> t.replaceFirst("(?s)SIZE=\"\\d+\"([^>]*)CHECKSUM=\"[0-9a-f]+\"([^>]*>\\s*<mets:FLocat [^>]*rep1/METS.xml)",
                "SIZE=\"" + rep.length + "\"$1CHECKSUM=\"" + Sound.sha256(rep) + "\"$2"));
    }

    private void hintsAlone(Sound s) throws IOException {
        List<String> found = Sound.findings(s.verdict());
        assertTrue(!found.isEmpty() && found.stream().allMatch(f -> f.startsWith("loose-reference should @ " + Sound.REP)),
                found::toString);
        Path top = dir.resolve(s.folder);
        for (Map.Entry<String, byte[]> f : s.files.entrySet()) {
            Files.createDirectories(top.resolve(f.getKey()).getParent());
            Files.write(top.resolve(f.getKey()), f.getValue());
        }
        try (Opened o = new HosoReader().open(top)) {
            assertEquals(s.files.keySet().stream().filter(f -> f.contains("/descriptive/EAD_")).count(), o.records().size());
            long files = o.records().stream().mapToLong(r -> r.files().size()).sum() + o.loose().size();
            assertEquals(s.files.keySet().stream().filter(f -> f.contains("/data/")).count(), files);
        }
    }

    /** CSIP76, which the circular builds on: "the file protocol using the relative location of the file". */
    @Test
    void theFileProtocolIsBorne() throws IOException {
        hintsAlone(references(PackageType.SIP_HOSO, href -> "file:///./" + href));
    }

    /** The circular says "relative", not to what. */
    @Test
    void referencesFromTheTopOfThePackageAreBorne() throws IOException {
        hintsAlone(references(PackageType.AIP_HOSO, href -> Sound.REP + href));
    }

    @Test
    void namesThatAreNotEncodedAreBorne() throws IOException {
        Sound s = Sound.of(PackageType.SIP_HOSO);
        s.files.put("schemas/50% #1.xsd", s.files.remove("schemas/xlink.xsd"));
        s.edit(METS, t -> t.replace("xlink:href=\"schemas/xlink.xsd\"", "xlink:href=\"schemas/50% #1.xsd\""));
        assertTrue(Sound.findings(s.verdict()).contains("loose-reference should @ schemas/50% #1.xsd"));
    }

    @Test
    void numbersMayBeginWithZeros() throws IOException {
        assertEquals(List.of(),
                Sound.findings(Sound.of(PackageType.SIP_HOSO).edit(EAD, "<totalDoc>3", "<totalDoc>03").rechain().verdict()));
    }

    /** Which PREMIS speaks of the files, and how it names them, no source tells. */
    @Test
    void preservationMetadataOfFiles() throws IOException {
        Sound named = Sound.of(PackageType.AIP_HOSO);
        named.edit(REP_PREMIS, t -> t.replaceAll("(?s)<premis:storage>.*?</premis:storage>", "")
                .replaceAll("<premis:originalName>[^<]*</premis:originalName>", ""));
        String data = named.first("/data/");
        String name = data.substring(data.lastIndexOf('/') + 1);
        List<String> found = Sound.findings(named.rechain().verdict());
        assertTrue(found.contains("premis-uncovered should @ " + data), found::toString);
        named.edit(REP_PREMIS, "(?s)(premis:file\".*?<premis:objectIdentifierValue>)[^<]*", "$1" + name);
        found = Sound.findings(named.rechain().verdict());
        assertTrue(!found.contains("premis-uncovered should @ " + data), found::toString);
    }

    @Test
    void anIdentifierOutsideOfAnObjectIsNoFile() throws IOException {
        Sound stray = Sound.of(PackageType.AIP_HOSO).edit(REP_PREMIS, t -> t.replaceFirst("<premis:object ",
                "<premis:objectIdentifierValue>x</premis:objectIdentifierValue><premis:object "));
        assertEquals(List.of("element-order should @ " + REP_PREMIS), Sound.findings(stray.rechain().verdict()));
    }
}
