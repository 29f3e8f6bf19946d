package org.khoso.schematron.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContents;
import org.khoso.media.helper.HelperOptions;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Broken manifests, rules and documents: each is left out or told of, and the next is judged. */
class PackFuzzTest {
    private static final byte[] MANIFEST = "id=hue\ntitle.vi=Quy tắc\nrules=a.sch\ndocuments=**/EAD_*.xml,METS.xml\ntypes=SIP_hoso\nlabel=S\nlevel=may\n"
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] RULES = ("<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'><let name='n' value='2'/><pattern id='p'>"
            + "<rule context='a/b[@c]'><assert id='A1' role='warning' test='count(../b) lt $n'>Quá nhiều <name/>: <value-of select='count(../b)'/></assert>"
            + "</rule></pattern></schema>").getBytes(StandardCharsets.UTF_8);
    private static final byte[] DOCUMENT = "<a xmlns:x='urn:x'><b c='1'>văn bản</b><b c='2'/><x:d>&#x1F4C4;</x:d></a>"
            .getBytes(StandardCharsets.UTF_8);

    private static SchematronRules rules(byte[]... document) {
        return new SchematronRules((path, most) -> new PackageContents.Opened() {
            @Override
            public List<PackageContents.Item> items() {
                return List.of(new PackageContents.Item("METS.xml", document[0].length));
            }

            @Override
            public boolean cut() {
                return false;
            }

            @Override
            public InputStream open(String name) {
                return new ByteArrayInputStream(document[0]);
            }

            @Override
            public void close() {
                // nothing is open
            }
        }, new HelperOptions(128, Duration.ofSeconds(20), 10_000, 1, Duration.ofSeconds(60), List.of("-Xss4m", "-XX:TieredStopAtLevel=1")),
                Path.of("lib"));
    }

    private static List<Message> judged(SchematronRules rules, Path in, byte[] manifest, byte[] schema) throws Exception {
        Files.write(in.resolve("hue.properties"), manifest);
        Files.write(in.resolve("a.sch"), schema);
        var judged = rules.judge(in, "SIP_hoso", List.of(in), Progress.NONE);
        List<Message> said = new ArrayList<>(judged.warnings());
        judged.findings().forEach(f -> said.add(f.message()));
        return said;
    }

    @Test
    void manifests() throws Exception {
        try (SchematronRules rules = rules(DOCUMENT)) {
            Fuzz.of("rule pack", SchematronRules.class)
                    .words("\\u", "documents=" + "*".repeat(200), "rules=../../etc/passwd.sch", "label=V").limit(Duration.ofSeconds(25))
                    .seed(MANIFEST).run((file, in) -> judged(rules, in, file, RULES));
        }
    }

    @Test
    void schemas() throws Exception {
        try (SchematronRules rules = rules(DOCUMENT)) {
            Fuzz.of("Schematron", SchematronRules.class).shape(Shape.XML)
                    .words("<include href='file:///etc/passwd'/>", "doc('file:///etc/passwd')", "1 to 9999999999", "<extends rule='p'/>")
                    .limit(Duration.ofSeconds(60)).seed(RULES).run((file, in) -> judged(rules, in, MANIFEST, file));
        }
    }

    @Test
    void documents() throws Exception {
        byte[][] now = {DOCUMENT};
        try (SchematronRules rules = rules(now)) {
            Fuzz.of("judged document", SchematronRules.class).shape(Shape.XML).words("<!DOCTYPE a>", "&x;").limit(Duration.ofSeconds(60))
                    .seed(DOCUMENT)
                    .run((file, in) -> {
                        now[0] = file;
                        return judged(rules, in, MANIFEST, RULES);
                    });
        }
    }
}
