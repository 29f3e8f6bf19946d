package org.khoso.plugins.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** What a stranger gives out as a p2 repository or as a plug-in: it is read, or refused with the name of what is wrong. */
class PluginFuzzTest {
    private static final String CONTENT = """
            <?xml version='1.0' encoding='UTF-8'?>
            <?metadataRepository version='1.2.0'?>
            <repository name='trial'><units size='2'>
            <unit id='vidu.a' version='1.0.0'><properties size='1'><property name='df_LT.n' value='Ví dụ'/></properties>
            <provides><provided namespace='osgi.bundle' name='vidu.a' version='1.0.0'/></provides>
            <requires><required namespace='java.package' name='vidu.api' range='[1,2)'/>
            <required namespace='osgi.bundle' name='vidu.lib' range='[1,2)' optional='true'><filter>(osgi.os=linux)</filter></required></requires>
            <filter>(osgi.os=linux)</filter><artifacts><artifact classifier='osgi.bundle' id='vidu.a' version='1.0.0'/></artifacts>
            <touchpointData><instructions><instruction key='install'>installBundle(bundle:${artifact})</instruction></instructions></touchpointData></unit>
            <unit id='vidu.lib' version='1.2.0'><provides/></unit></units></repository>
            """;
    private static final String ARTIFACTS = """
            <?xml version='1.0'?><?artifactRepository version='1.1.0'?>
            <repository><mappings><rule filter='(&amp; (classifier=osgi.bundle))' output='${repoUrl}/plugins/${id}_${version}.jar'/></mappings>
            <artifacts><artifact classifier='osgi.bundle' id='vidu.a' version='1.0.0'><properties>
            <property name='download.checksum.sha-256' value='00'/></properties></artifact>
            <artifact classifier='osgi.bundle' id='vidu.a' version='1.0.0'><processing size='1'><step id='unpacker'/></processing>
            </artifact></artifacts></repository>
            """;
    @TempDir
    Path folder;

    private static byte[] utf8(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void content() throws Exception {
        Fuzz.of("plug-in metadata", Metadata.class).shape(Shape.XML).naming("content")
                .words("<filter><x/></filter>", "range='[2,1'", "id='../../x'",
                        "<instruction key='x'>ln(a)</instruction>", "<unit/>")
                .seed(utf8(CONTENT)).run((file, in) -> {
                    read(file, utf8(ARTIFACTS), in);
                    return List.of();
                });
    }

    @Test
    void artifacts() throws Exception {
        Fuzz.of("plug-in artifacts", Metadata.class).shape(Shape.XML).naming("content")
                .words("filter='(&amp;'", "<rule/>", "<artifact/>", "<property/>",
                        "output='file:///etc/passwd'")
                .seed(utf8(ARTIFACTS)).run((file, in) -> {
                    read(utf8(CONTENT), file, in);
                    return List.of();
                });
    }

    private static void read(byte[] content, byte[] artifacts, Path in) throws Exception {
        Path top = Files.createDirectory(in.resolve("content"));
        Files.write(top.resolve("content.xml"), content);
        Files.write(top.resolve("artifacts.xml"), artifacts);
        Files.writeString(Files.createDirectory(top.resolve("plugins")).resolve("vidu.a_1.0.0.jar"), "jar");
        try (Repository r = Repository.open(top)) {
            for (Unit u : r.units())
                for (Unit.Artifact a : u.artifacts())
                    r.open(u, a).close();
        }
    }

    @Test
    void jar() throws Exception {
        Path plain = Jars.bundle(folder, "vidu.a", "Export-Package: com.example\n",
                Map.of("com/example/A.class", "class", "OSGI-INF/a.xml", "<x/>"));
        Path signed = Jars.sign(plain, Jars.keys(folder, "CN=Maker"));
        Fuzz.of("plug-in", Metadata.class).shape(Shape.ZIP).naming("a.jar")
                .words("Bundle-SymbolicName", "META-INF/MANIFEST.MF", "../x", "META-INF/versions/9/")
                .seed(Files.readAllBytes(plain), Files.readAllBytes(signed)).run((file, in) -> {
                    Jar.read(Files.write(in.resolve("a.jar"), file), "a.jar");
                    return List.of();
                });
    }
}
