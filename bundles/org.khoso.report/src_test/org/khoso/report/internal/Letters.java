package org.khoso.report.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipFile;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.DocumentExporter;
import org.khoso.api.report.DocumentExporter.Written;
import org.khoso.api.report.Piece;
import org.khoso.api.report.ReportData;
import org.khoso.api.report.ReportEngine;

/** Data and an engine for tests of documents. */
final class Letters {
    static final Fonts FONTS = new Fonts(Letters::font);

    private Letters() {
    }

    /** What was written. */
    record Made(byte[] bytes, Written written) {
    }

    private static InputStream font(String file) throws IOException {
        Path jar = Path.of(System.getProperty("user.home"),
                ".m2/repository/com/github/librepdf/openpdf-fonts-extra/3.0.5/openpdf-fonts-extra-3.0.5.jar");
        try (var zip = new ZipFile(jar.toFile())) {
            var e = zip.stream().filter(x -> x.getName().endsWith(file)).findFirst().orElseThrow();
            return new java.io.ByteArrayInputStream(zip.getInputStream(e).readAllBytes());
        }
    }

    static List<URL> layouts() throws IOException {
        return Collections.list(Letters.class.getClassLoader().getResources("KHOSO-INF/layouts/nd30-2020.yaml"));
    }

    /** @return layouts of letters about surveys, over those of the decree */
    static List<URL> surveyLayouts() throws IOException {
        List<URL> all = new ArrayList<>(layouts());
        all.addAll(Collections.list(Letters.class.getClassLoader().getResources("KHOSO-INF/layouts/survey.yaml")));
        return all;
    }

    static Map<String, DocumentExporter> exporters() {
        return Map.of("pdf", new PdfExporter(FONTS), "docx", new DocxExporter(FONTS), "html", new HtmlDocumentExporter(), "xlsx",
                new XlsxDocumentExporter());
    }

    static ReportEngine engine() throws IOException {
        return new Engine(layouts(), exporters());
    }

    static Made make(String report, String format, ReportData data) throws IOException {
        return make(engine(), report, format, data);
    }

    static Made make(ReportEngine engine, String report, String format, ReportData data) throws IOException {
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new IllegalStateException("the stream is not the exporter's to close");
            }
        };
        Written written = engine.write(report, format, data, Progress.NONE, out);
        String keep = System.getProperty("khoso.letters");
        if (keep != null)
            Files.write(Files.createDirectories(Path.of(keep)).resolve(report + "." + format), out.toByteArray());
        return new Made(out.toByteArray(), written);
    }

    static Data data() {
        return new Data()
                .with("superior", "Ủy ban nhân dân tỉnh Sông Hậu").with("agency", "Trung tâm Lưu trữ lịch sử")
                .with("agencySign", "TTLTLS").with("place", "Sông Hậu").with("date", LocalDate.of(2026, 2, 5)).with("number", "7")
                .with("signerRole", "Giám đốc").with("signer", "Nguyễn Thị Thu Hà");
    }

    static Data letter() {
        return data().with("subject", "giao nộp hồ sơ, tài liệu số hóa năm 2026")
                .with("addressees", List.of("Sở Nội vụ tỉnh Sông Hậu", "Văn phòng Ủy ban nhân dân tỉnh", "Ủy ban nhân dân các xã, phường"))
                .with("recipients", List.of("Như trên", "Chủ tịch UBND tỉnh (để báo cáo)", "Lưu: VT, NVLT. NTH10"))
                .with("authority", "KT. GIÁM ĐỐC").with("signerRole", "Phó Giám đốc")
                .with("body", List.of(
                        "Thực hiện Kế hoạch số 45/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về số hóa tài liệu lưu trữ, Trung tâm Lưu trữ "
                                + "lịch sử đề nghị các cơ quan, đơn vị chuẩn bị hồ sơ, tài liệu thuộc danh mục nộp lưu và giao nộp theo thời hạn dưới đây.",
                        "1. Hồ sơ được lập theo Thông tư số 05/2025/TT-BNV; mỗi hồ sơ kèm mục lục văn bản, tài liệu và dữ liệu chủ.",
                        "2. Thời hạn giao nộp: trước ngày 30 tháng 6 năm 2026. Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ Trung tâm để "
                                + "được hướng dẫn"));
    }

    /** Values and rows kept in memory. */
    static final class Data implements ReportData {
        private final Map<String, Object> values = new HashMap<>();
        private final Map<String, Rows> rows = new HashMap<>();
        private final Map<String, List<Piece>> pieces = new HashMap<>();

        /** Makes rows. */
        interface Rows {
            void give(Receiver receiver) throws IOException;
        }

        Data with(String name, Object value) {
            values.put(name, value);
            return this;
        }

        Data rows(String name, int count, Function<Integer, Map<String, Object>> row) {
            rows.put(name, receiver -> {
                for (int i = 1; i <= count; i++)
                    receiver.row(row.apply(i)::get);
            });
            return this;
        }

        Data tell(String name, Piece... all) {
            pieces.put(name, List.of(all));
            return this;
        }

        @Override
        public List<Piece> pieces(String name) {
            return pieces.getOrDefault(name, List.of());
        }

        @Override
        public Object value(String name) {
            return values.get(name);
        }

        @Override
        public void rows(String name, Receiver receiver) throws IOException {
            if (!rows.containsKey(name))
                throw new KhosoException(Message.of("no rows", name), null, null);
            rows.get(name).give(receiver);
        }
    }

    static Data dossiers(int count) {
        return data().with("fondsName", "Ủy ban nhân dân huyện Cửu Long").with("fondsTitle", "Ủy ban nhân dân huyện Cửu Long (H98.64)")
                .with("years", "1996-2004")
                .with("count", (long) count)
                .rows("dossiers", count, i -> Map.of("code", String.format("%02d.TH", i), "title",
                        i % 7 == 0
                                ? "Hồ sơ về việc giải quyết khiếu nại, tố cáo về đất đai của công dân trên địa bàn huyện, gồm đơn, biên bản và kết luận"
                                : "Hồ sơ hội nghị tổng kết công tác năm " + (1990 + i % 15),
                        "dates", "03/01/1996-28/12/1997", "retention", i % 3 == 0 ? "Vĩnh viễn" : "20 năm", "sheetsOrPages",
                        (long) (10 + i * 37 % 200), "note",
                        i % 11 == 0 ? "Có ảnh" : ""));
    }
}
