package org.khoso.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.KhosoException;
import org.khoso.core.transfer.Receipt.Line;
import org.khoso.core.transfer.Receipt.Reason;
import org.khoso.core.transfer.TransferManifest.Piece;
import org.khoso.core.transfer.TransferManifest.Rule;

/** Manifests and receipts: what is written is read; what strangers changed ends in a refusal that names the field, or in a manifest that is in order. */
class TransferFilesTest {
    private static final String SHA = "ab".repeat(32);
    private static final TransferManifest MANIFEST = new TransferManifest(new UUID(1, 2).toString(), "H98.64_LTLS_0001", "Nộp lưu", 1, 2,
            "H98.64,H98.65", "Sở", "LTLS", Instant.parse("2026-11-29T00:00:00Z"), "An", SHA, "KH 12", new Rule("Luật Đ.17", "V"),
            List.of(new Piece("1uuid-A.zip", "uuid-A", "SIP_hoso", "H98.1", "Hồ sơ", SHA, 10, 2, "uuid-B"),
                    new Piece("2uuid-C.zip", "uuid-C", "AIP_hoso", "H98.2", "", SHA, 11, 0, "")));
    private static final Receipt RECEIPT = new Receipt(MANIFEST.transfer(), MANIFEST.code(), 1, 2, "H98.64", "LTLS", "Lưu trữ", SHA,
            Instant.parse("2026-11-29T00:00:00Z"), "Bình", "none", "partly",
            List.of(new Line("uuid-A", "H98.1", SHA, 10, "returned", List.of(new Reason("H98.1.1", "Mờ"))),
                    new Line("uuid-C", "H98.2", SHA, 11, "accepted", List.of())));

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertEquals(MANIFEST, TransferManifestJson.read(TransferManifestJson.write(MANIFEST), "m"));
        assertEquals(RECEIPT, ReceiptJson.read(ReceiptJson.write(RECEIPT), "r"));
        assertEquals(21, MANIFEST.bytes());
        assertEquals(2, MANIFEST.records());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"\"1uuid-A.zip\"|\"../a.zip\"|packages.file",
            "\"1uuid-A.zip\"|\"2uuid-C.zip\"|packages.file",
            "\"1uuid-A.zip\"|\"con.zip\"|packages.file", "\"identifier\":\"uuid-A\"|\"identifier\":\"uuid-C\"|packages.identifier",
            "\"code\":\"H98.1\"|\"code\":\"H98.2\"|packages.code", "\"bytes\":10|\"bytes\":-1|packages.bytes",
            "\"bytes\":10|\"bytes\":1e3|JSON",
            "\"number\":1|\"number\":\"1\"|JSON", "\"number\":1|\"number\":0|number", "\"submission\":2|\"submission\":null|submission",
            "\"code\":\"LTLS\"|\"code\":\"a/b\"|receiver", "H98.64,H98.65|H98.64,|sender", "2026-11-29T00:00:00Z|yesterday|made",
            "\"records\":2|\"records\":-2|packages.records"})
    void whatIsOutOfOrderIsNamed(String old, String changed, String field) {
        String json = text(TransferManifestJson.write(MANIFEST));
        assertTrue(json.contains(old), json);
        byte[] bytes = json.replaceFirst(java.util.regex.Pattern.quote(old), java.util.regex.Matcher.quoteReplacement(changed))
                .getBytes(StandardCharsets.UTF_8);
        KhosoException e = assertThrows(KhosoException.class, () -> TransferManifestJson.read(bytes, "m.json"));
        assertEquals("core.transfer.manifest", e.problem().key());
        assertTrue(e.problem().args().get(0).equals("m.json") && e.problem().args().get(1).toString().startsWith(field),
                e.problem().toString());
    }

    @Test
    void otherFilesAreRefused() {
        byte[] survey = text(TransferManifestJson.write(MANIFEST)).replace("khoso-transfer", "khoso-survey-bundle")
                .getBytes(StandardCharsets.UTF_8);
        assertEquals("core.transfer.other-document",
                assertThrows(KhosoException.class, () -> TransferManifestJson.read(survey, "m")).problem().key());
        byte[] newer = text(TransferManifestJson.write(MANIFEST)).replace("\"version\":1", "\"version\":2")
                .getBytes(StandardCharsets.UTF_8);
        assertEquals("core.transfer.foreign",
                assertThrows(KhosoException.class, () -> TransferManifestJson.read(newer, "m")).problem().key());
        assertThrows(KhosoException.class, () -> ReceiptJson.read(TransferManifestJson.write(MANIFEST), "m"));
        byte[] reasons = text(ReceiptJson.write(RECEIPT)).replace("\"accepted\"", "\"returned\"").getBytes(StandardCharsets.UTF_8);
        assertThrows(KhosoException.class, () -> ReceiptJson.read(reasons, "r"), "returned without a reason");
    }

    @Test
    void reasonsAreKeptLineByLine() {
        List<Reason> all = List.of(new Reason("H98.1", "Thiếu: trang 3"), new Reason("H98.2", "Mờ"));
        assertEquals(all, Reasons.of(Reasons.text(all)));
        assertEquals(List.of(new Reason("a", "b c")), Reasons.of(Reasons.line("a", "b\nc")));
        assertEquals(List.of(), Reasons.of(""));
    }
}
