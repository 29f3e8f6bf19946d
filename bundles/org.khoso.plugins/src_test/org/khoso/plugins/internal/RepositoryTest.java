package org.khoso.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.osgi.framework.VersionRange;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Repositories in each form that p2 writes, what is chosen from them, and what is refused. */
class RepositoryTest {
    private static final String BUNDLE = unit("com.example.a", "1.0.0", "",
            need("java.package", "org.khoso.api", "[1,2)", "") + need("osgi.bundle", "com.example.lib", "[1,2)", ""));
    private static final String LIB = unit("com.example.lib", "1.2.0", "", "") + unit("com.example.lib", "1.1.0", "", "");
    private static final String FEATURE = """
            <unit id='com.example.feature.feature.group' version='1.0.0'><properties size='2'>
            <property name='org.eclipse.equinox.p2.type.group' value='true'/><property name='org.eclipse.equinox.p2.name' value='%n'/>
            <property name='df_LT.n' value='Example'/></properties>
            <provides><provided namespace='org.eclipse.equinox.p2.iu' name='com.example.feature.feature.group' version='1.0.0'/></provides>
            <requires><required namespace='org.eclipse.equinox.p2.iu' name='com.example.a' range='[1.0.0,1.0.0]'/>
            <required namespace='org.eclipse.equinox.p2.iu' name='com.example.feature.feature.jar' range='[1.0.0,1.0.0]'>
            <filter>(org.eclipse.update.install.features=true)</filter></required></requires></unit>
            """;
    @TempDir
    Path folder;

    static String need(String namespace, String name, String range, String more) {
        return "<required namespace='%s' name='%s' range='%s'%s/>".formatted(namespace, name, range, more);
    }

    static String unit(String id, String version, String more, String needs) {
        return """
                <unit id='%1$s' version='%2$s'><provides><provided namespace='org.eclipse.equinox.p2.iu' name='%1$s' version='%2$s'/>
                <provided namespace='osgi.bundle' name='%1$s' version='%2$s'/></provides><requires>%4$s</requires>
                <artifacts><artifact classifier='osgi.bundle' id='%1$s' version='%2$s'/></artifacts>%3$s</unit>
                """.formatted(id, version, more, needs);
    }

    private static String content(String... units) {
        return "<?xml version='1.0'?><?metadataRepository version='1.2.0'?><repository><units>" + String.join("", units)
                + "</units></repository>";
    }

    private static final String ARTIFACTS = """
            <repository><mappings><rule filter='(&amp; (classifier=osgi.bundle))' output='${repoUrl}/plugins/${id}_${version}.jar'/></mappings>
            <artifacts><artifact classifier='osgi.bundle' id='com.example.a' version='1.0.0'><properties>
            <property name='download.checksum.sha-256' value='00'/></properties></artifact>
            <artifact classifier='osgi.bundle' id='com.example.a' version='1.0.0'><processing size='1'><step id='org.x.Unpacker'/></processing>
            <properties><property name='download.checksum.sha-256' value='11'/></properties></artifact></artifacts></repository>
            """;

    private Path write(String content) throws IOException {
        Files.createDirectories(folder.resolve("plugins"));
        Files.writeString(folder.resolve("content.xml"), content);
        Files.writeString(folder.resolve("artifacts.xml"), ARTIFACTS);
        Files.writeString(folder.resolve("plugins/com.example.a_1.0.0.jar"), "jar");
        return folder;
    }

    /** Has org.khoso.api, and the bundle, feature and package of that name. */
    private static Product product(String own) {
        return new Product() {
            @Override
            public boolean bundle(String name, VersionRange range) {
                return name.equals(own);
            }

            @Override
            public boolean own(String name) {
                return name.equals(own);
            }

            @Override
            public boolean exports(String name, VersionRange range) {
                return name.equals("org.khoso.api");
            }

            @Override
            public boolean feature(String id, VersionRange range) {
                return false;
            }

            @Override
            public boolean plugin(Unit.Need need) {
                return false;
            }

            @Override
            public Map<String, String> environment() {
                return Map.of("osgi.os", "linux");
            }
        };
    }

    private static Set<String> chosen(Repository r, String id, Product product) throws IOException {
        Unit wanted = Selection.wanted(r.units(), id, "r");
        return Selection.of(wanted, r.units(), product, "r").stream().map(u -> u.id() + " " + u.version()).collect(Collectors.toSet());
    }

    private static String refused(org.junit.jupiter.api.function.Executable what) {
        return assertThrows(KhosoException.class, what).problem().key();
    }

    @Test
    void eachForm() throws Exception {
        String content = content(BUNDLE, LIB, FEATURE);
        write(content);
        readAs("plain");
        try (var out = new XZOutputStream(Files.newOutputStream(folder.resolve("content.xml.xz")), new LZMA2Options())) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("content.xml"), "not looked at");
        readAs("xz");
        Files.delete(folder.resolve("content.xml.xz"));
        zip(folder.resolve("content.jar"), Map.of("content.xml", content));
        readAs("jar");
        Path zip = folder.resolve("whole.zip");
        zip(zip, Map.of("content.xml", content, "artifacts.xml", ARTIFACTS, "plugins/com.example.a_1.0.0.jar", "jar"));
        try (Repository r = Repository.open(zip)) {
            files(r);
        }
        Path parts = Files.createDirectories(folder.resolve("composed"));
        Files.writeString(parts.resolve("compositeContent.xml"), "<repository><children><child location='part'/></children></repository>");
        Files.createDirectories(parts.resolve("part/plugins"));
        Files.writeString(parts.resolve("part/content.xml"), content);
        Files.writeString(parts.resolve("part/artifacts.xml"), ARTIFACTS);
        Files.writeString(parts.resolve("part/plugins/com.example.a_1.0.0.jar"), "jar");
        try (Repository r = Repository.open(parts)) {
            files(r);
        }
    }

    private void readAs(String form) throws IOException {
        assertTrue(Repository.is(folder), form);
        try (Repository r = Repository.open(folder)) {
            files(r);
        }
    }

    private static void files(Repository r) throws IOException {
        assertEquals(Set.of("com.example.feature.feature.group 1.0.0", "com.example.a 1.0.0", "com.example.lib 1.2.0"), chosen(r, null,
                product("")));
        Unit u = Selection.wanted(r.units(), "com.example.a", "r");
        assertEquals(Map.of("sha-256", "00"), r.checksums(u, u.artifacts().get(0)));
        try (InputStream in = r.open(u, u.artifacts().get(0))) {
            assertEquals("jar", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void zip(Path file, Map<String, String> entries) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var e : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(e.getKey()));
                out.write(e.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void whatIsChosen() throws Exception {
        try (Repository r = Repository.open(write(content(BUNDLE, LIB, FEATURE)))) {
            assertEquals("Example", Selection.wanted(r.units(), null, "r").label());
            // what the product has is not taken again
            assertEquals(Set.of("com.example.a 1.0.0"), chosen(r, "com.example.a", product("com.example.lib")));
            assertEquals(Set.of("com.example.lib 1.1.0"), chosen(r, "com.example.lib/1.1.0", product("")));
            assertEquals("plugin.no-such-unit", refused(() -> chosen(r, "com.example.b", product(""))));
        }
        try (Repository r = Repository.open(write(content(LIB, unit("com.example.c", "1", "", ""))))) {
            assertEquals("plugin.which", refused(() -> chosen(r, null, product(""))));
        }
        try (Repository r = Repository.open(write(content()))) {
            assertEquals("plugin.empty-repository", refused(() -> chosen(r, null, product(""))));
        }
    }

    @Test
    void whatIsMissing() throws Exception {
        try (Repository r = Repository.open(write(content(BUNDLE)))) {
            var e = assertThrows(KhosoException.class, () -> chosen(r, null, product("")));
            assertEquals("plugin.unresolved", e.problem().key());
            assertEquals("com.example.a: Require-Bundle com.example.lib [1.0.0,2.0.0)", e.problem().args().get(1));
        }
        String optional = unit("com.example.a", "1.0.0", "", need("osgi.bundle", "com.example.no", "0", " optional='true'")
                + need("java.package", "com.example.win", "0", "").replace("/>", "><filter>(osgi.os=win32)</filter></required>"));
        try (Repository r = Repository.open(write(content(optional)))) {
            assertEquals(Set.of("com.example.a 1.0.0"), chosen(r, null, product("")));
        }
    }

    @Test
    void whatIsNotForKhoso() throws Exception {
        for (var each : Map.of("<filter>(osgi.os=win32)</filter>", "plugin.other-system",
                "<touchpointData><instructions><instruction key='configure'>org.x.natives.chmod(targetDir:/);</instruction>"
                        + "</instructions></touchpointData>",
                "plugin.instructions").entrySet())
            try (Repository r = Repository.open(write(content(unit("com.example.a", "1.0.0", each.getKey(), ""))))) {
                assertEquals(each.getValue(), refused(() -> chosen(r, null, product(""))));
            }
        String harmless = "<touchpointData><instructions><instruction key='manifest'>Bundle-SymbolicName: a(b)</instruction>"
                + "<instruction key='configure'>org.eclipse.equinox.p2.touchpoint.eclipse.markStarted(started:true);</instruction>"
                + "</instructions></touchpointData>";
        try (Repository r = Repository.open(write(content(unit("com.example.a", "1.0.0", harmless, ""))))) {
            assertEquals(Set.of("com.example.a 1.0.0"), chosen(r, null, product("")));
        }
        String binary = unit("com.example.a", "1.0.0", "", "").replace("classifier='osgi.bundle'", "classifier='binary'");
        try (Repository r = Repository.open(write(content(binary, FEATURE.replaceAll("(?s)<requires>.*</requires>",
                "<requires>" + need(Unit.UNITS, "com.example.a", "0", "") + "</requires>"))))) {
            assertEquals("plugin.other-files", refused(() -> chosen(r, null, product(""))));
        }
    }

    @Test
    void hostile() throws Exception {
        assertEquals("plugin.bad-name", refused(() -> Repository.open(write(content(unit("../a", "1.0.0", "", ""))))));
        assertEquals("plugin.bad-xml", refused(() -> Repository.open(write("<repository><units>"))));
        assertEquals("plugin.bad-metadata", refused(() -> Repository.open(write(content(unit("a", "one", "", ""))))));
        Files.writeString(folder.resolve("secret"), "secret");
        String entity = "<!DOCTYPE r [<!ENTITY e SYSTEM '" + folder.resolve("secret").toUri() + "'>]>" + content(unit("a", "1", "", ""))
                .replace("</units>", "&e;</units>");
        assertEquals("plugin.bad-xml", refused(() -> Repository.open(write(entity))));
        for (String to : List.of("${repoUrl}/../secret", "${repoUrl}/../../${id}")) {
            write(content(unit("com.example.a", "1.0.0", "", "")));
            Files.writeString(folder.resolve("artifacts.xml"), ARTIFACTS.replace("${repoUrl}/plugins/${id}_${version}.jar", to));
            try (Repository r = Repository.open(folder)) {
                Unit u = r.units().get(0);
                assertEquals("plugin.escape", refused(() -> r.open(u, u.artifacts().get(0))));
            }
        }
        Path parts = Files.createDirectories(folder.resolve("composed"));
        Files.writeString(parts.resolve("compositeContent.xml"),
                "<repository><children><child location='https://x.org/'/></children></repository>");
        assertEquals("plugin.network", refused(() -> Repository.open(parts)));
        Files.writeString(parts.resolve("compositeContent.xml"), "<repository><children><child location='.'/></children></repository>");
        assertEquals("plugin.no-repository", refused(() -> Repository.open(parts)));
    }
}
