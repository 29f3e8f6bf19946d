package org.khoso.core.reply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;

/** The answers of a province that does not exist. */
final class SongHau {
    static final Respondent PROVINCE = new Respondent("99", "Tỉnh Sông Hậu", "province");
    private static final Instant WHEN = Instant.parse("2025-05-20T02:30:00Z");
    private final Map<Cell, Given> answers = new TreeMap<>();

    SongHau put(String item, String row, String column, String value) {
        answers.put(new Cell(item, row, column), Given.entered(value, "Nguyễn Văn A", WHEN));
        return this;
    }

    SongHau none(String item, String reason) {
        return put(item, "", Response.NONE, reason);
    }

    SongHau counted(String item, String row, String column, String value) {
        answers.put(new Cell(item, row, column), new Given(value, Origin.COMPUTED, "", "", "", null,
                "count(" + column + ") where level=" + row + " and digitised", WHEN, "0123456789abcdef".repeat(4), null));
        return this;
    }

    SongHau replaced(String item, String row, String column, String value, String before, String why) {
        answers.put(new Cell(item, row, column), new Given(value, Origin.OVERRIDDEN, before, why, "Trần Thị B", WHEN, "sum(" + column + ")",
                WHEN, "fedcba9876543210".repeat(4), null));
        return this;
    }

    SongHau without(String item) {
        answers.keySet().removeIf(c -> c.item().equals(item));
        return this;
    }

    Response response(State state, Issue issue) {
        return new Response(new UUID(0, 7), "bnv-2025-05-digitisation", "1", PROVINCE, LocalDate.of(2025, 5, 22), state, issue, answers);
    }

    Response draft() {
        return response(State.DRAFT, Issue.OWN);
    }

    Response issued() {
        return response(State.DISPATCHED, new Issue("7/BC-UBND", LocalDate.of(2025, 5, 9), WHEN, "Nguyễn Văn A", "", "own", 0));
    }

    /** Every item has an answer, or says why it has none. */
    static SongHau whole() {
        var s = new SongHau()
                .put("1", "", "overview",
                        "Ủy ban nhân dân tỉnh đã ban hành Kế hoạch số 45/KH-UBND ngày 12 tháng 4 năm 2025 về số hóa tài liệu lưu trữ, "
                                + "giao Sở Nội vụ chủ trì.\nCác huyện, xã lập danh mục tài liệu phải số hóa trước ngày 30 tháng 4 năm 2025.")
                .put("1", "", "scope", "Toàn tỉnh")
                .put("1", "", "place", "Trung tâm Lưu trữ lịch sử tỉnh và trụ sở Ủy ban nhân dân các huyện, xã")
                .put("1", "", "from", "2025-04-01").put("1", "", "to", "2025-12-31");
        String[][] figures = {{"province", "12", "34", "120.5", "12408", "150321", "1203345", "20000", "2000000"},
                {"district", "9", "27", "80", "8000", "64000", "512000", "9000", "600000"},
                {"commune", "96", "96", "41.25", "3100", "22000", "130450", "5000", "200000"}};
        String[] columns = {"orgs", "fonds", "metres", "dossiers", "documents", "pages", "planDossiers", "planPages"};
        for (String[] row : figures)
            for (int i = 0; i < columns.length; i++)
                s.counted("1.a", row[0], columns[i], row[i + 1]);
        s.replaced("1.a", "commune", "pages", "130450", "130400", "Thêm 50 trang bản đồ chưa nhập kho");
        for (String row : new String[]{"province", "district", "commune"})
            s.put("1.a", row, "content", "Tài liệu hành chính, đất đai, hộ tịch từ năm 1976 đến năm 2024")
                    .counted("1.b", row, "percent", "62.04")
                    .put("1.b", row, "from", "2025-04-01").put("1.b", row, "to", "2025-12-31");
        s.put("1.b", "province", "note", "Đúng tiến độ").put("1.c", "province", "method", "SELF,SERVICE")
                .put("1.c", "district", "method", "SELF")
                .put("1.c", "commune", "method", "OTHER").put("1.c", "commune", "other", "Thuê nhân công thời vụ");
        s.put("1.d", "1", "level", "province").put("1.d", "1", "name", "Công ty TNHH Lưu trữ Cửu Long").put("1.d", "1", "taxcode",
                "1800123456");
        for (int i = 1; i <= 12; i++)
            s.put("1.đ", String.valueOf(i), "level", "province").put("1.đ", String.valueOf(i), "kind", i == 1 ? "SOFTWARE" : "SCANNER")
                    .put("1.đ", String.valueOf(i), "name", i == 1 ? "Khoso" : "Máy quét khổ A" + (i % 3 + 2) + " số " + i)
                    .put("1.đ", String.valueOf(i), "qty", String.valueOf(i))
                    .put("1.đ", String.valueOf(i), "func", "Quét, chỉnh ảnh, nhận dạng chữ");
        s.put("1.e", "", "fields", "18 trường của hồ sơ, 21 trường của văn bản").put("1.e", "", "storage", "Ổ đĩa mạng, sao lưu hằng ngày")
                .put("1.e′", "", "meets", "NO").put("1.e′", "", "reason", "Thiếu trường “Mức độ tin cậy” ở 1.204 văn bản")
                .put("2.a", "", "existing", "1512345678901").put("2.a", "", "expected", "3000000000000").put("2.a", "", "base", "10^3")
                .put("2.b", "", "has", "YES").put("2.b", "", "kind", "INHOUSE").put("2.b", "", "name", "Khoso")
                .put("2.b", "", "func", "Thu thập, kiểm tra, bảo quản, tra cứu")
                .put("3.a", "1", "qty", "2").put("3.a", "1", "where", "Trung tâm dữ liệu tỉnh").put("3.a", "1", "ops", "Máy chủ ảo")
                .put("3.a", "1", "capacity", "20000000000000").put("3.b", "body", "level", "2").put("3.b", "body", "backup", "3")
                .put("3.b", "body", "text", "Đáp ứng cơ bản").put("3.b", "province", "level", "3").put("3.b", "province", "backup", "0")
                .put("3.b", "province", "text", "Đang hoàn thiện hồ sơ cấp độ").none("3.c", "Tỉnh tự vận hành, không thuê dịch vụ")
                .put("4.a", "", "mode", "TRANSFER").put("4.a", "", "text", "Đề nghị được chuyển giao trong năm 2025.")
                .put("4.b", "", "tb", "12.5").put("4.b", "", "text", "Mở rộng dung lượng lưu trữ & sao lưu <ngoài> trung tâm");
        return s;
    }
}
