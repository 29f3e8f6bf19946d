package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.intake.secrecy.internal.SecrecyMarks;

/** Marks of secrecy found, ordinary words left alone. */
class SecrecyMarksTest {
    private final SecrecyMarks marks = new SecrecyMarks(Words.load("secrecy"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Mật|MAT", "MẬT|MAT", "mat|MAT", "Tối mật|TOI_MAT", "TỐI  MẬT|TOI_MAT",
            "toi mat|TOI_MAT", "Tuyệt mật|TUYET_MAT",
            "A|TUYET_MAT", "B|TOI_MAT", "C|MAT", "x|MAT", "Có|MAT", "03 - Mật|MAT", "không rõ|MAT", "Độ Tuyệt Mật|TUYET_MAT"})
    void column(String value, String degree) {
        assertEquals(degree, marks.ofColumn(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Thường", "thuong", "THƯỜNG", "Không", "khong", "Không mật", "0", "-", "Công khai",
            "Đã giải mật", " "})
    void columnSaysNo(String value) {
        assertEquals(null, marks.ofColumn(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[MẬT] Kế hoạch bố phòng năm 1979|MAT", "Kế hoạch bố phòng (Tối mật)|TOI_MAT",
            "Kế hoạch bố phòng - Tuyệt mật|TUYET_MAT",
            "MẬT: Báo cáo tình hình|MAT", "Báo cáo MẬT về tình hình biên giới|MAT",
            "Kế hoạch TUYỆT MẬT của Bộ Chỉ huy|TUYET_MAT", "(Mật)|MAT", "Tài liệu mật|MAT",
            "Độ mật: Tối mật|TOI_MAT", "BÁO CÁO [MẬT]|MAT", "[MAT] Bao cao|MAT", "Báo cáo (tài liệu mật)|MAT",
            "Hồ sơ Tối mật|TOI_MAT", "Báo cáo /Mật/|MAT"})
    void stamps(String title, String degree) {
        assertEquals(degree, marks.ofTitle(title));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hồ sơ về việc bảo vệ bí mật nhà nước năm 2001", "QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
            "Quy chế bảo vệ BÍ MẬT NHÀ NƯỚC", "Dự án nuôi ong lấy mật ong tại xã Mỹ An",
            "Mật độ dân số các huyện", "Đổi mật khẩu hệ thống", "Hồ sơ về việc mất con dấu", "Biên bản bàn giao mặt bằng",
            "MẶT BẰNG TỔNG THỂ", "Bệnh mắt hột ở học sinh",
            "Nhà Mạt - họ Mạt", "Danh mục bí mật nhà nước (giải mật)", "Hồ sơ giải mật tài liệu [Đã giải mật]",
            "Báo cáo công tác cơ yếu, mật mã", "Mật thư của làng", "Gặp mặt đầu xuân",
            "Nghị định về danh mục bí mật nhà nước độ Tối mật thuộc ngành y tế", "Ho so ve viec mat con dau",
            "Bàn giao mặt bằng (có mặt các hộ dân)", ""})
    void ordinaryWords(String title) {
        assertEquals(null, marks.ofTitle(title));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"MẬT|MAT", "Mat|MAT", "Hồ sơ mật|MAT", "Ho so tuyet mat 4|TUYET_MAT",
            "Tài liệu MẬT 1|MAT", "[MẬT] HS 012|MAT", "HS012 (Mat)|MAT",
            "12_MAT|MAT", "HS-03_MAT|MAT", "MAT_003|MAT", "01. Tối mật|TOI_MAT", "Ke hoach tuyet mat 2020|TUYET_MAT",
            "ho_so_mat|MAT", "QD 12 - Mật|MAT", "TOI MAT|TOI_MAT",
            "HoSo_Mật|MAT"})
    void names(String name, String degree) {
        assertEquals(degree, marks.ofName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mat bang tang 1", "MAT-BANG", "mat-cat-a", "be_mat", "Mặt bằng", "mặt sau", "anh_mat_truoc",
            "Hồ sơ mất", "HS 01", "Bí mật nhà nước", "mật ong rừng", "Giải mật",
            "Hồ sơ đã giải mật", "Nguyen Van Mat 1980 quyet dinh", "0001", "VB001", "H98.64.12.1983.002", "Khám mắt", "gap-mat",
            "MatDoDanSo"})
    void ordinaryNames(String name) {
        assertEquals(null, marks.ofName(name));
    }

    /** What nobody sees makes the marks look at a text in full: it must say the same without. */
    @Test
    void aLookAheadChangesNothing() {
        String[] pieces = {"mật", "MẬT", "Mat", "MAT", "m", "ậ", "ật", "t", "tối", "TUYỆT", "mặt bằng", "bí", "hồ sơ", "12", " ", " ", "_",
                "-", "–", "(", ")", "[", "]", ": ", "…",
                "“", "×", "\u00a0", "ma\u0323\u0302t", "a\u0302", "Ơ", "ß", "İ", "đã giải "};
        Random random = new Random();
        for (int i = 0; i < 30_000; i++) {
            String text = Stream.generate(() -> pieces[random.nextInt(pieces.length)]).limit(random.nextInt(8))
                    .collect(Collectors.joining());
            String full = "\u0001" + text;
            assertEquals(marks.ofTitle(full), marks.ofTitle(text), text);
            assertEquals(marks.ofName(full), marks.ofName(text), text);
            assertEquals(marks.ofHeading(full), marks.ofHeading(text), text);
            assertEquals(marks.ofAccess(full), marks.ofAccess(text), text);
            if (text.length() < 40 && !text.isEmpty())
                assertEquals(marks.ofRemark(full), marks.ofRemark(text), text);
        }
    }
}
