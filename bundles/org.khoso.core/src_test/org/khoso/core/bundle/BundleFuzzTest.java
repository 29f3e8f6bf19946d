package org.khoso.core.bundle;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.Finding;
import org.khoso.api.sign.Trust;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.bundle.BundleImport.Receiving;
import org.khoso.core.bundle.Manifest.Part;
import org.khoso.core.bundle.Manifest.Returned;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Bundles that somebody broke, as a whole behind the encryption, and manifests that somebody signed. */
class BundleFuzzTest {
    private static final String NAME = "a.khoso-bundle";
    private static final byte[] LETTER = "x".repeat(5000).getBytes(StandardCharsets.UTF_8);
    private final ToyCrypto toy = new ToyCrypto();
    private final ToyArchive archive = new ToyArchive();
    private final Responses responses = new Responses();
    private final Signers signers = new Signers();

    private static byte[] answers(int pages) {
        return ("{\"id\":\"01a223ec-8e8d-7bab-9e3c-cc8a4adce945\",\"version\":\"1\",\"code\":\"31120\",\"state\":\"SENT\",\"answers\":{\"1.a//pages\":"
                + pages + "}}").getBytes(StandardCharsets.UTF_8);
    }

    private static Part part(String name, byte[] bytes) {
        return new Part(name, bytes.length, Refusals.sha256(bytes));
    }

    private static Manifest manifest(long number, byte[] answers) {
        return new Manifest(new Series("s", "31120", "31120", Purpose.RESPONSE), "1", number, Instant.parse("2025-05-22T01:02:03Z"), "A",
                "",
                null, List.of(part("response.json", answers), part("attachments/Báo cáo.pdf", LETTER)));
    }

    private byte[] file(long number) throws Exception {
        byte[] answers = answers((int) number);
        Manifest m = manifest(number, answers);
        byte[] signed = toy.sign(ToyCrypto.key("An"), () -> new ByteArrayInputStream(ManifestJson.write(m)), null, null);
        return toy.encrypt(BundleZip.write(signed, m.parts(), List.of(answers, LETTER)), List.of(new ToyCrypto.Cert("Tỉnh")));
    }

    private BundleImport importer() {
        Bilingual x = new Bilingual("x", null);
        Template survey = new Template("s", "1", x, "", "", "", null, null, List.of(), List.of(), List.of(), List.of());
        var service = SurveyService.class.cast(Proxy.newProxyInstance(SurveyService.class.getClassLoader(),
                new Class<?>[]{SurveyService.class}, (p, m, a) -> m.getName().equals("template") ? Optional.of(survey) : List.of(survey)));
        return new BundleImport(new BundleContent(responses, new Filling(service, responses), new ToyFormat()), signers, toy,
                new SignerJudge(toy, toy, Clock.systemUTC()), Clock.systemUTC());
    }

    /** Whatever was done to it: it is refused, or what was signed comes in. */
    @Test
    void whole() throws Exception {
        signers.add(archive.session(), new ToyCrypto.Cert("An"), new Signers.Entry("31120", Purpose.RESPONSE, null, null));
        var receiving = new Receiving(ToyCrypto.key("Tỉnh"), Trust.none(Instant.now()), null);
        Fuzz.of("survey bundle", BundleImport.class).shape(Shape.ZIP).naming(NAME)
                .words("manifest.p7m", "response.json", "attachments/../x", "An|").seed(file(1), file(2)).run((file, in) -> {
                    Files.write(in.resolve(NAME), file);
                    BundleImport.Taken taken = importer().take(archive.session(), in.resolve(NAME), receiving);
                    byte[] kept = archive.objects.get(taken.bundle().object());
                    var zip = new BundleZip(kept, NAME);
                    zip.parts(manifest(taken.bundle().number(), answers((int) taken.bundle().number())), (part, bytes) -> {
                    });
                    return taken.notes().stream().map(Finding::message).toList();
                });
    }

    @Test
    void manifests() throws Exception {
        var back = new Manifest(new Series("s", "92", "31120", Purpose.RETURN), "1", 1, Instant.EPOCH.plusSeconds(9), "B", "",
                new Returned(3, "cd".repeat(32), "Thiếu"), List.of());
        Fuzz.of("bundle manifest", ManifestJson.class).shape(Shape.JSON).naming(NAME)
                .words("\"number\":", "null", "1e400", "\"parts\":[]", "\\u0000", "-1", "attachments/../x")
                .seed(ManifestJson.write(manifest(3, LETTER)), ManifestJson.write(back)).run((file, in) -> {
                    ManifestJson.read(file, NAME);
                    return List.of();
                });
    }
}
