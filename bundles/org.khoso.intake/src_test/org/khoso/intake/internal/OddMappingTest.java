package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;

/** A mapping from a file may say anything about any sheet: what does not fit the delivery is a finding or a refusal. */
class OddMappingTest {
    private static final String[] TARGETS = {"title", "arcFileCode", "maintenance", "startDate", "numberOfPaper", "nothing", "",
            Mapping.FILE, Mapping.FOLDER,
            Mapping.ROW_NUMBER, Mapping.SECRECY, Mapping.DOSSIER, "@other", "isSecret", "\0", "x".repeat(5000)};
    private static final String[] FILES = {"a.csv", "b.csv", "none.csv", "", "../a.csv", "/etc/passwd", "con", "a.csv\0"};
    private static final int[] ROWS = {0, 1, 2, 3, 4, 1000, 1 << 20, Integer.MAX_VALUE};
    private static final int[] COLUMNS = {0, 1, 2, 3, 4, 5, 400, 16_383, 1_000_000};
    @TempDir
    Path dir;

    private static SheetMapping sheet(Random r, List<String> sets) {
        Map<Integer, String> columns = new HashMap<>();
        for (int n = r.nextInt(8); n > 0; n--)
            columns.put(COLUMNS[r.nextInt(COLUMNS.length)], TARGETS[r.nextInt(TARGETS.length)]);
        int first = ROWS[r.nextInt(ROWS.length)];
        return new SheetMapping(FILES[r.nextInt(FILES.length)], r.nextInt(4) == 0 ? "x" : "", first,
                r.nextInt(3) == 0 ? ROWS[r.nextInt(ROWS.length)] : first,
                Role.values()[r.nextInt(4)], r.nextInt(5) == 0 ? null : sets.get(r.nextInt(sets.size())), columns, Map.of());
    }

    @Test
    void anyMapping() throws Exception {
        Files.write(dir.resolve("a.csv"),
                "STT,Mã hồ sơ,Tiêu đề hồ sơ,Thời hạn bảo quản\n1,H1,Đê,VV\n2,H2,Kè,20 năm\n".getBytes(StandardCharsets.UTF_8));
        Files.write(dir.resolve("b.csv"), "STT,Mã hồ sơ,Trích yếu,Tệp\n1,H1,Quyết định,a.pdf\n".getBytes(StandardCharsets.UTF_8));
        new Fixture(dir).files("H1/a.pdf");
        List<String> sets = new ArrayList<>(Fixture.STANDARDS.aip().stream().map(s -> s.id()).toList());
        sets.addAll(List.of("", "no-such-set"));
        Random r = new Random(11);
        int read = 0;
        for (int i = 0; i < 400; i++) {
            List<SheetMapping> sheets = new ArrayList<>();
            for (int n = r.nextInt(4); n > 0; n--)
                sheets.add(sheet(r, sets));
            Mapping m = new Mapping(sheets);
            try (Delivery d = new Fixture(dir).open()) {
                new Fixture(dir).read(d, m, false);
                read++;
            } catch (KhosoException e) {
                assertTrue(e.problem().key().startsWith("intake."), e.toString());
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mapping " + i + ": " + m, e);
            }
        }
        assertTrue(read > 0);
    }
}
