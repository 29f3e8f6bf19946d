package org.khoso.core.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.core.transfer.Receipt.Line;
import org.khoso.core.transfer.Receipt.Reason;
import org.khoso.core.transfer.TransferManifest.Piece;
import org.khoso.core.transfer.TransferManifest.Rule;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Manifests and receipts that somebody broke or made up. */
class TransferFuzzTest {
    private static final String SHA = "ab".repeat(32);
    private static final String ID = "01a224af-31cf-7763-ad19-19bdd46c9d4e";
    private static final Instant WHEN = Instant.parse("2026-11-29T00:00:00Z");
    private static final String[] WORDS = {"\"packages\":[]", "\"bytes\":", "null", "1e400", "../x.zip", "\\u0000", "-1", "con.zip",
            "\"reasons\":[{}]"};

    @Test
    void manifests() throws Exception {
        var first = new TransferManifest(ID, "A_B_0001", "Nộp lưu", 1, 1, "A", "Sở", "B", WHEN, "An", "", "", new Rule("Luật", "V"),
                List.of(new Piece("1uuid-A.zip", "uuid-A", "SIP_hoso", "H1", "Hồ sơ", SHA, 10, 2, "")));
        var second = new TransferManifest(ID, "A_B_0001", "Nộp lưu", 1, 2, "A,C", "", "B", WHEN, "", SHA, "KH", new Rule("", ""),
                List.of(new Piece("2uuid-A.zip", "uuid-D", "AIP_hoso", "H1", "", SHA, 12, 0, "uuid-A"),
                        new Piece("3.zip", "uuid-E", "AIP_hoso", "H2", "", SHA, 12, 0, "uuid-B")));
        Fuzz.of("hand-over manifest", TransferManifestJson.class).shape(Shape.JSON).naming("manifest.json").words(WORDS)
                .seed(TransferManifestJson.write(first), TransferManifestJson.write(second)).run((file, in) -> {
                    TransferManifest m = TransferManifestJson.read(file, "manifest.json");
                    if (!m.equals(TransferManifestJson.read(TransferManifestJson.write(m), "manifest.json")))
                        throw new AssertionError("not the same when written: " + new String(file, StandardCharsets.UTF_8));
                    return List.of();
                });
    }

    @Test
    void receipts() throws Exception {
        var partly = new Receipt(ID, "A_B_0001", 1, 1, "A", "B", "Lưu trữ", SHA, WHEN, "Bình", "ClamAV", "partly",
                List.of(new Line("uuid-A", "H1", SHA, 10, "returned", List.of(new Reason("H1.1", "Mờ"))),
                        new Line("uuid-B", "H2", SHA, 11, "accepted", List.of())));
        Fuzz.of("hand-over receipt", ReceiptJson.class).shape(Shape.JSON).naming("receipt.json").words(WORDS)
                .seed(ReceiptJson.write(partly))
                .run((file, in) -> {
                    ReceiptJson.read(file, "receipt.json");
                    return List.of();
                });
    }
}
