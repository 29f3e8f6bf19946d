package org.khoso.core.campaign;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** A broken table is refused by name, or gives lines; nothing else happens. */
class PlanCsvFuzzTest {
    @TempDir
    Path dir;

    @Test
    void broken() throws Exception {
        Memory memory = new Memory();
        memory.fonds("H49.1", "Phông Sở Nội vụ");
        Campaigns campaigns = new Campaigns(null);
        Campaign c = campaigns.create(memory.session(), Map.of(Field.TITLE, "Đợt 1"));
        Fuzz.of("plan CSV", PlanCsv.class).shape(Shape.CSV).naming("plan.csv")
                .words("\"", ";", "\t", "lot,", "=HYPERLINK(\"x\")", "99999999999999999999", "31/02/2025", "H49.1", "\ufeff")
                .seed("lot,level,fonds,dossiers,pages,metres,from,to,note\n1,tỉnh,H49.1,10,1.200,\"2,5\",01/04/2025,12/2025,\"a\nb\"\n2,xã,,,,,,,\n"
                        .getBytes(StandardCharsets.UTF_8))
                .run((file, in) -> {
                    Files.write(in.resolve("plan.csv"), file);
                    campaigns.plan(memory.session(), c, in.resolve("plan.csv"), true);
                    return List.of();
                });
    }
}
