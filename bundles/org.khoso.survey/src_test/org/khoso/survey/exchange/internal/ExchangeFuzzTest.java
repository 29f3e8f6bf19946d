package org.khoso.survey.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.Message;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Broken forms and workbooks: a response, or a clear refusal. */
class ExchangeFuzzTest {
    private final Template small = Samples.small();

    private void fuzz(String format, ResponseFormat f, Shape shape, byte[]... more) throws Exception {
        String name = "phieu" + f.ending();
        Fuzz.of(format, ExchangeFuzzTest.class).shape(shape).naming(name).seed(Samples.write(f, small, Samples.random(small, 1))).seed(more)
                .words("\"origin\":\"COMPUTED\"", "<c r=\"B7\"", "t=\"s\"", "<f>1+1</f>", "khoso-survey-response", "\"version\":2", "#none",
                        "1904",
                        "\"raw\":", "</script", "_x0041_", "2025-02-30", "1.234")
                .run((file, in) -> read(f, file, name, in));
    }

    private List<Message> read(ResponseFormat f, byte[] file, String name, Path in) throws Exception {
        Samples.read(f, small, file, name);
        return List.of();
    }

    @Test
    void json() throws Exception {
        fuzz("survey JSON", new JsonFormat(), Shape.JSON);
    }

    @Test
    void workbook() throws Exception {
        fuzz("survey workbook", new XlsxFormat(Samples.CLOCK), Shape.ZIP);
    }

    @Test
    void form() throws Exception {
        var html = new HtmlFormat(Samples.CLOCK);
        fuzz("survey form", html, Shape.JSON,
                new Pages.Filling().who("D").value(new org.khoso.api.survey.Response.Cell("1.đ", "", "int"), "5").raw(
                        new org.khoso.api.survey.Response.Cell("2.a", "1", "dec"), "1.234,5")
                        .in(Samples.write(html, small, Samples.empty(small))));
    }

    /** Lists behind figures: one, none, or a clear refusal; never one that is longer than it may be. */
    @Test
    void lists() throws Exception {
        var out = new ByteArrayOutputStream();
        var items = List.of(new ListBehind.Item("01a2237a-be97-7a9a-b8b9-d53ee89e4817", "H98.1", "Hồ sơ"),
                new ListBehind.Item("b", "", ""));
        new JsonFormat().write(small, Samples.random(small, 2),
                List.of(new ListBehind("aa", List.of(), false), new ListBehind("bb", items, false)),
                out);
        Fuzz.of("survey lists", ExchangeFuzzTest.class).shape(Shape.JSON).naming("phieu.json").seed(out.toByteArray())
                .words("\"lists\":", "\"items\":[", "\"hash\":\"bb\"", "\"id\":").run((file, in) -> {
                    ListReader.find(new ByteArrayInputStream(file), "phieu.json", "bb")
                            .ifPresent(l -> assertTrue(l.items().size() <= ListBehind.MOST));
                    return List.of();
                });
    }
}
