package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.SheetMapping;

/** Headers as contractors write them. Each line: role, then header=target pairs. */
class HeaderMatchingTest {
    @TempDir
    Path dir;

    /** Dossier sheets: a sheet is made of these headers, and each must go where it belongs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
            "STT=@stt; Mã hồ sơ=arcFileCode; Tiêu đề hồ sơ=title; THBQ=maintenance; Số tờ=numberOfPaper; Ghi chú=description",
            "TT=@stt; Mã HS=arcFileCode; Tên hồ sơ=title; Thời hạn BQ=maintenance; Thời gian BĐ-KT=startDate; Tờ số=numberOfPaper; GC=description",
            "STT=@stt; MÃ HỒ SƠ LƯU TRỮ=arcFileCode; TIÊU ĐỀ HỒ SƠ=title; THỜI GIAN BẮT ĐẦU=startDate; THỜI GIAN KẾT THÚC=endDate; THỜI HẠN BẢO QUẢN=maintenance",
            "Stt=@stt; Ma ho so=arcFileCode; Tieu de ho so=title; Thoi gian bat dau=startDate; Thoi gian ket thuc=endDate; Thoi han bao quan=maintenance; So to=numberOfPaper",
            "Số TT=@stt; Hồ sơ số=arcFileCode; Tiêu đề hồ sơ=title; Từ ngày=startDate; Đến ngày=endDate; Số lượng tờ=numberOfPaper; Thời hạn bảo quản=maintenance",
            "STT=@stt; Số, ký hiệu hồ sơ=arcFileCode; Nội dung hồ sơ=title; Năm=startDate; TLBQ=maintenance; Chế độ SD=mode; NN=language",
            "No.=@stt; File code=arcFileCode; Title=title; Start=startDate; End=endDate; Retention=maintenance; Note=description",
            "STT=@stt; Mã định danh hồ sơ=arcFileCode; Tiêu đề HS=title; TGBĐ=startDate; TGKT=endDate; SL tờ=numberOfPaper; SL trang=numberOfPage; Độ mật=@secrecy",
            "STT=@stt; Mã hồ sơ=arcFileCode; Mã hồ sơ gốc giấy=paperFileCode; Tiêu đề hồ sơ=title; Tổng số văn bản=totalDoc; Từ khoá=keyword; KHTT=inforSign; Tên thư mục=@folder",
            "STT=@stt; Ma HS=arcFileCode; Tieu de=title; Che do su dung=mode; Ngon ngu=language; Tinh trang vat ly=format; Muc do tin cay=confidenceLevel; Muc do mat=@secrecy",
            "arcFileCode=arcFileCode; title=title; maintenance=maintenance; mode=mode; startDate=startDate; endDate=endDate; totalDoc=totalDoc; description=description",
            "STT=@stt; Mã hồ sơ (*)=arcFileCode; Tiêu đề hồ sơ (bắt buộc)=title; Thời hạn lưu trữ=maintenance; Ngày bắt đầu (dd/mm/yyyy)=startDate; Ngày kết thúc (dd/mm/yyyy)=endDate",
            "STT=@stt; Mã hồ sơ=arcFileCode; Tiêu để hồ sơ=title; Thòi hạn bảo quản=maintenance; Thời gian=startDate; Số lượng trang=numberOfPage; Chế độ dự phòng=riskRecovery",
            "STT=@stt; Mã ĐVBQ=arcFileCode; Tên tiêu đề hồ sơ=title; Thời gian bắt đầu và kết thúc=startDate; Số tờ tài liệu=numberOfPaper; Bảo quản=maintenance; Chú thích=description"})
    void dossiers(String line) throws Exception {
        check(Mapping.Role.DOSSIERS, line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
            "STT=@stt; Mã hồ sơ=arcFileCode; Số/KH=codeNumber; Ngày VB=issuedDate; Trích yếu=subject; Tác giả=organName; Tờ số=null; Ghi chú=description",
            "STT=@stt; Mã HS=arcFileCode; Số ký hiệu văn bản=codeNumber; Ngày tháng năm văn bản=issuedDate; Tên loại và trích yếu nội dung văn bản=subject; Tác giả văn bản=organName; Số trang=numberOfPage",
            "STT=@stt; Thuộc hồ sơ=arcFileCode; Số VB=codeNumber; Ký hiệu VB=codeNotation; Ngày ban hành=issuedDate; CQBH=organName; Trích yếu nội dung=subject; Tên tệp=@file",
            "TT=@stt; Ma ho so=arcFileCode; So van ban=codeNumber; Ky hieu van ban=codeNotation; Ngay van ban=issuedDate; Co quan ban hanh=organName; Trich yeu noi dung=subject; Duong dan=@file",
            "STT=@stt; Mã hồ sơ=arcFileCode; Mã văn bản=docCode; STT VB trong HS=docOrdinal; Loại VB=typeName; Số hiệu=codeNumber; Ngày ký=issuedDate; Trích yếu ND=subject; File PDF=@file",
            "STT=@stt; Hồ sơ số=arcFileCode; Số, ký hiệu VB=codeNumber; Ngày, tháng, năm=issuedDate; Cơ quan, tổ chức ban hành=organName; Nội dung=subject; Số tờ=numberOfPage; Độ mật=@secrecy",
            "docCode=docCode; arcFileCode=arcFileCode; docOrdinal=docOrdinal; typeName=typeName; codeNumber=codeNumber; codeNotation=codeNotation; issuedDate=issuedDate; organName=organName; subject=subject",
            "STT=@stt; Mã hồ sơ=arcFileCode; Tên loại=typeName; Số=codeNumber; Ký hiệu=codeNotation; Ngày tháng=issuedDate; Tác giả VB=organName; Nội dung văn bản=subject; Bút phê=autograph",
            "STT=@stt; Mã hồ sơ=arcFileCode; SKH=codeNumber; NTN văn bản=issuedDate; TYND=subject; CQ ban hành=organName; SL trang=numberOfPage; Tên file=@file; GC=description"})
    void records(String line) throws Exception {
        check(Mapping.Role.RECORDS, line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
            "STT=@stt; Mã hồ sơ=@dossier; Mã ảnh=docCode; Tên sự kiện=eventName; Tiêu đề ảnh=imageTitle; Tác giả=photographer; Địa điểm chụp=photoPlace; Ngày chụp=photoTime; Màu=colour; Cỡ ảnh=filmSize",
            "STT=@stt; Mã hồ sơ=@dossier; Số lưu trữ=archivesNumber; Sự kiện=eventName; Tiêu đề phim/âm thanh=movieTitle; Người ghi=recorder; Nơi ghi=recordPlace; Ngày ghi=recordDate; Thời lượng=playTime; Chất lượng=quality"})
    void photosAndSound(String line) throws Exception {
        check(Mapping.Role.RECORDS, line);
    }

    private void check(Mapping.Role role, String line) throws Exception {
        List<Object> headers = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (String pair : line.split("; ")) {
            headers.add(pair.substring(0, pair.lastIndexOf('=')));
            wanted.add(pair.substring(pair.lastIndexOf('=') + 1));
        }
        Object[] data = headers.stream().map(h -> (Object) "").toArray();
        data[0] = "x1";
        new Fixture(dir).xlsx("Muc luc.xlsx", "Sheet1", headers.toArray(), data);
        SheetMapping m = new Fixture(dir).propose().sheets().get(0);
        List<String> got = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++)
            got.add(headers.get(i) + "=" + m.columns().get(i));
        List<String> want = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++)
            want.add(headers.get(i) + "=" + wanted.get(i));
        assertEquals(want, got);
        assertEquals(role, m.role());
        m.confidence().forEach((c, v) -> assertTrue(v >= 0.55 && v <= 1, headers.get(c) + " " + v));
    }

    @Test
    void threeRowHeaderBelowMottoAndTitle() throws Exception {
        Fixture f = new Fixture(dir).xlsx("ML.xlsx", "MLHS", Fixture.row("UBND TỈNH SÔNG HẬU", null, null,
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                Fixture.row("SỞ NỘI VỤ", null, null, "Độc lập - Tự do - Hạnh phúc"), Fixture.row(),
                Fixture.row("MỤC LỤC HỒ SƠ LƯU TRỮ"),
                Fixture.row("Phông: Sở Thủy lợi (1976 - 1996)"),
                Fixture.row("STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thông tin hồ sơ", null, null, null, "Ghi chú"),
                Fixture.row(null, null, null, "Thời gian", null, "Số lượng"), Fixture.row(null, null, null, "Bắt đầu",
                        "Kết thúc", "Tờ", "Trang"),
                Fixture.row("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"), Fixture.row(1, "H98.64.12.1983.002",
                        "Hồ sơ đê bao", "1983", "1984", 5, 7, "x"),
                Fixture.row(new Fixture.Merged(3, 3, 0, 7)), Fixture.row(new Fixture.Merged(5, 5, 3, 6)),
                Fixture.row(new Fixture.Merged(6, 6, 3, 4)),
                Fixture.row(new Fixture.Merged(6, 6, 5, 6)), Fixture.row(new Fixture.Merged(5, 7, 0, 0)),
                Fixture.row(new Fixture.Merged(5, 7, 1, 1)),
                Fixture.row(new Fixture.Merged(5, 7, 2, 2)), Fixture.row(new Fixture.Merged(5, 7, 7, 7)));
        SheetMapping m = f.propose().sheets().get(0);
        assertEquals("6-8", m.headerFirst() + "-" + m.headerLast());
        assertEquals("{0=@stt, 1=arcFileCode, 2=title, 3=startDate, 4=endDate, 5=numberOfPaper, 6=numberOfPage, 7=description}",
                new TreeMap<>(m.columns()).toString());
        Fixture.Result r = f.read();
        assertEquals(1, r.dossiers().size());
        assertEquals("{blank=1, dossier=1, header=4, title=4}", r.rows().toString());
    }

    @Test
    void twoRowHeaderInCsvHasNoMergedCells() throws Exception {
        Fixture f = new Fixture(dir).csv("ml.csv",
                "STT,Mã hồ sơ,Tiêu đề hồ sơ,Thời gian,,Số lượng,\n,,,Bắt đầu,Kết thúc,Số tờ,Số trang\n1,H98.1,Đê bao,1983,1984,5,7\n");
        SheetMapping m = f.propose().sheets().get(0);
        assertEquals("{0=@stt, 1=arcFileCode, 2=title, 3=startDate, 4=endDate, 5=numberOfPaper, 6=numberOfPage}",
                new TreeMap<>(m.columns()).toString());
    }

    @Test
    void otherStandardNeedsNoOtherCode() throws Exception {
        Fixture f = new Fixture(dir).xlsx("a.xlsx", "Hồ sơ", Fixture.row("STT", "Mã hồ sơ", "Số và ký hiệu hồ sơ",
                "Tiêu đề hồ sơ", "Thời hạn bảo quản", "Chế độ sử dụng"),
                Fixture.row(1, "H1.1", "01-TH", "Đê bao", "Vĩnh viễn", "Hạn chế"));
        f.sets = Fixture.STANDARDS.tt02();
        SheetMapping m = f.propose().sheets().get(0);
        assertEquals("{0=@stt, 1=FileCode, 2=FileNotation, 3=Title, 4=Maintenance, 5=Rights}",
                new TreeMap<>(m.columns()).toString());
    }
}
