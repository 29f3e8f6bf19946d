package org.khoso.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSymbolsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Công văn số 851/BNV-CVT&LTNN về số liệu|851/bnv-cvt&ltnn",
            "Căn cứ 15/2023/QĐ-UBND, ngày|15/2023/qd-ubnd",
            "mã H49.64.33.2001.160.|h49.64.33.2001.160", "Nghị quyết 12-NQ/TW của|12-nq/tw", "số 851 / BNV - CVT&LTNN|851/bnv-cvt&ltnn",
            "15/2023/qđ-ubnd|15/2023/qd-ubnd",
            "(05a/QĐ.UB)|05a/qd.ub", "ký ngày 01/4/2025.|2025-04-01", "Huế, ngày 01 tháng 4 năm 2025|2025-04-01",
            "tháng 4 năm 2025|2025-04",
            "000.00.00.H30.2010.01.TH.001|000.00.00.h30.2010.01.th.001", "1.4.2025|2025-04-01", "2025-04-01|2025-04-01",
            "33/2024/QH15|33/2024/qh15",
            "H49.64.33.2001.160.0000001|h49.64.33.2001.160.0000001", "30/2020/NĐ-CP|30/2020/nd-cp", "12/QĐ-UBND|12/qd-ubnd",
            "1234-CV/TU|1234-cv/tu",
            "05/2025/TT-BNV|05/2025/tt-bnv", "Số: 12 /BC-STNMT|12/bc-stnmt", "12/UBND-VX(2)|12/ubnd-vx", "Số 07-NQ/HU|07-nq/hu",
            "1234.567.890.12|1234.567.890.12", "0001.222.333.444|0001.222.333.444", "1.222.333.4444|1.222.333.4444", "A.222.333|a.222.333",
            "12.34.56.78|12.34.56.78", "a 12/Q\u0110-UB|12/qd-ub", "\uD840\uDC0B ngày 1 tháng 4 năm 2025|2025-04-01"})
    void findsOne(String text, String term) {
        assertEquals(List.of(term), DocumentSymbols.find(text).stream().map(Span::term).toList());
        assertEquals(List.of(term), DocumentSymbols.find(Normalizer.normalize(text, Form.NFD)).stream().map(Span::term).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "không có gì", "1.234.567 đồng", "123.456.789.012 đ", "1.2.3", "12.345.678.901", "www.example.org",
            "mục 1.2.3", "24/7", "31/02/1998", "http://a/b"})
    void findsNothing(String text) {
        assertEquals(List.of(), DocumentSymbols.find(text));
    }

    /** Where a thing stands in the text, also after letters that fold to more or fewer. */
    @Test
    void places() {
        for (String before : List.of("", "\u1ebf ", "e\u0302\u0301 ", "\uD840\uDC0B ", "\ufb03 ", "\u00df \u0130 ")) {
            String date = "ng\u00e0y 1 th\u00e1ng 4 n\u0103m 2025";
            assertEquals(List.of(new Span(before.length(), before.length() + date.length(), "2025-04-01", Span.Kind.DATE)),
                    DocumentSymbols.find(before + date), before);
            assertEquals(List.of(new Span(before.length(), before.length() + 8, "12/qd-ub", Span.Kind.SYMBOL)),
                    DocumentSymbols.find(before + "12/Q\u0110-UB."), before);
        }
    }

    /** The first of two that share letters is kept. */
    @Test
    void whatSharesLettersIsTakenOnce() {
        assertEquals(List.of("2025-04-01"), DocumentSymbols.find("01.04.2025").stream().map(Span::term).toList());
        assertEquals(List.of("2025-04-01", "2025-04-02"), DocumentSymbols.find("01/4/2025,02/4/2025").stream().map(Span::term).toList());
    }

    @Test
    void severalInOrder() {
        List<Span> found = DocumentSymbols.find("Quyết định 15/2023/QĐ-UBND ngày 01/4/2023, hồ sơ H49.64.33.2001.160 và 12/TB-VP.");
        assertEquals(List.of("15/2023/qd-ubnd", "2023-04-01", "h49.64.33.2001.160", "12/tb-vp"), found.stream().map(Span::term).toList());
        assertEquals(Span.Kind.DATE, found.get(1).kind());
    }

    @Test
    void spansLieInTheTextAndApart() {
        Random r = new Random();
        for (int i = 0; i < 20_000; i++) {
            String s = Texts.random(r) + "15/2023/QĐ-UBND" + Texts.random(r) + " ngày 1 tháng 4 năm 2025 " + Texts.random(r);
            int last = 0;
            for (Span p : DocumentSymbols.find(s)) {
                assertTrue(p.start() >= last && p.end() > p.start() && p.end() <= s.length(), s);
                last = p.end();
            }
        }
    }

    @Test
    void neverSlow() {
        for (String part : List.of("1/A-", "a.", "1/", "A-", "12/QĐ-UBND ", "ngày 1 ", "1/4/2025 ", "1.", "ạ", "\u0301"))
            assertTimeout(Duration.ofSeconds(5), () -> DocumentSymbols.find(part.repeat(100_000)), part);
    }
}
