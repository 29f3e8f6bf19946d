package org.khoso.survey.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Template;

class HtmlFormatTest {
    private static final String FILE = "xã A.khoso-phieu.html";
    private final HtmlFormat html = new HtmlFormat(Samples.CLOCK);
    private final Template small = Samples.small();

    private byte[] empty() throws Exception {
        return Samples.write(html, small, Samples.empty(small));
    }

    private Response read(byte[] file) throws Exception {
        return Samples.read(html, small, file, FILE);
    }

    private void refused(String key, String names, byte[] file) {
        var e = assertThrows(KhosoException.class, () -> read(file));
        assertEquals(key, e.problem().key(), e.getMessage());
        assertTrue(e.problem().args().contains(FILE) && e.problem().args().toString().contains(names), e.getMessage());
    }

    private void refused(String key, String names, String file) {
        refused(key, names, file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatNobodyTouchedComesBackAsItWas() throws Exception {
        for (Template t : new Template[]{small, Samples.letter()})
            for (long seed = 0; seed < 20; seed++) {
                Response r = Samples.random(t, seed);
                assertEquals(Samples.origin(r, "form", r.issue().filledBy()), Samples.read(html, t, Samples.write(html, t, r), FILE),
                        "seed " + seed);
            }
    }

    @Test
    void whatWasTypedComesBack() throws Exception {
        for (long seed = 0; seed < 20; seed++) {
            Response r = Samples.random(small, seed);
            var filling = new Pages.Filling().who("Phạm \"D\" <x>");
            r.answers().forEach((c, g) -> filling.value(c, g.value()));
            Response back = read(filling.in(empty()));
            assertEquals(r.answers().keySet(), back.answers().keySet());
            r.answers().forEach((c, g) -> {
                Given b = back.answers().get(c);
                boolean text = Known.column(small, c).map(x -> x.type()).orElse("text").equals("text");
                assertEquals(new Given(text ? Texts.clean(g.value()) : g.value(), Origin.IMPORTED, "", "", "Phạm \"D\" <x>", Samples.NOW,
                        "", null,
                        "", null), b, c.toString());
            });
            assertEquals("Phạm \"D\" <x>", back.issue().filledBy());
        }
    }

    @Test
    void countedValuesAreRememberedAndClearedOnesGone() throws Exception {
        var counted = new Given("100", Origin.COMPUTED, "", "", "", null, "dossier", Samples.NOW, "ab", null);
        Cell a = new Cell("1.e′", "province", "int");
        Cell b = new Cell("1.e′", "district", "int");
        Response r = Samples.with(Samples.empty(small), Map.of(a, counted, b, counted));
        Response back = read(new Pages.Filling().value(a, "101").value(b, "").value(new Cell("1.e′", "", Slot.REASON), "Đếm lại").in(
                Samples.write(html, small, r)));
        assertEquals(Map.of(a, new Given("101", Origin.IMPORTED, "100", "Đếm lại", "", Samples.NOW, "dossier", Samples.NOW, "ab", null)),
                back.answers());
    }

    @Test
    void nothingInThePageCanGetOut() throws Exception {
        for (String evil : Samples.TEXTS) {
            Response e = Samples.empty(small);
            var r = new Response(e.id(), e.survey(), e.version(), new Response.Respondent(evil, evil, evil), null, e.state(), e.issue(),
                    Map.of(new Cell("1.đ", "", "txt"), Given.entered(evil, evil, null)));
            String page = Pages.text(Samples.write(html, small, r));
            assertEquals(3, Pattern.compile("<script").matcher(page.substring(0, page.lastIndexOf("<script>") + 8)).results().count(),
                    evil);
            assertEquals(evil,
                    Pages.json(Pages.block(page.getBytes(StandardCharsets.UTF_8), "khoso-form")).at("/base/answers/0/value").asText());
        }
        assertTrue(Pages.text(empty()).contains("<title>Phiếu &lt;thử&gt; &amp; &quot;nhỏ&quot;</title>"));
    }

    @Test
    void thePolicyFitsAndNothingIsFetched() throws Exception {
        String page = Pages.text(empty());
        String script = page.substring(page.lastIndexOf("<script>") + 8, page.lastIndexOf("</script>"));
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        for (String s : new String[]{script, style}) {
            String hash = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(s.getBytes(StandardCharsets.UTF_8)));
            assertTrue(page.contains("'sha256-" + hash + "'"));
        }
        assertFalse(script.contains("</script") || script.contains("<!--"));
        assertFalse(Pattern.compile("https?:|src=|@import|url\\(|fetch\\(|XMLHttp|innerHTML|eval\\(|new Function|document\\.write")
                .matcher(page.replaceAll("(?s)<script type=.*?</script>", "")).find());
    }

    @Test
    void whatCantBeUnderstoodIsNamed() throws Exception {
        refused("survey.cell.ambiguous", "1.đ//dec", new Pages.Filling().raw(new Cell("1.đ", "", "dec"), "1.234").in(empty()));
        refused("survey.cell.number", "mười", new Pages.Filling().raw(new Cell("2.a", "3", "int"), "mười").in(empty()));
        refused("survey.cell.number", "1.đ//int", new Pages.Filling().value(new Cell("1.đ", "", "int"), "1.5").in(empty()));
        refused("survey.cell.choice", "LẠ", new Pages.Filling().value(new Cell("1.đ", "", "many"), "SELF,LẠ").in(empty()));
        refused("survey.cell.yesno", "1.đ//yes", new Pages.Filling().value(new Cell("1.đ", "", "yes"), "MAYBE").in(empty()));
        refused("survey.cell.day", "1.đ//day", new Pages.Filling().value(new Cell("1.đ", "", "day"), "2025-02-30").in(empty()));
        refused("survey.cell.long", "1.đ//txt",
                new Pages.Filling().value(new Cell("1.đ", "", "txt"), "x".repeat(Typed.LONGEST + 1)).in(empty()));
        refused("survey.file.unknown-cell", "1.đ//lạ", new Pages.Filling().value(new Cell("1.đ", "", "lạ"), "1").in(empty()));
        refused("survey.file.unknown-cell", "2.a/0/int", new Pages.Filling().value(new Cell("2.a", "0", "int"), "1").in(empty()));
        refused("survey.file.field", "1.đ//int",
                new Pages.Filling().value(new Cell("1.đ", "", "int"), "1").raw(new Cell("1.đ", "", "int"), "2").in(
                        empty()));
        assertEquals("1234", read(new Pages.Filling().raw(new Cell("1.đ", "", "int"), "1.234").in(empty())).value("1.đ", "", "int"));
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        String page = Pages.text(empty());
        refused("survey.file.not-ours", FILE, "");
        refused("survey.file.not-ours", FILE, "<!DOCTYPE html><html><body>Xin chào");
        refused("survey.file.broken", "khoso-form", page.substring(0, page.indexOf("khoso-form\">") + 60));
        refused("survey.file.not-ours", FILE, page.substring(0, page.indexOf("<script type=\"application/json\" id=\"khoso-answers")));
        refused("survey.file.broken", "JSON", Pages.text(Pages.answered(empty(), "{")));
        refused("survey.file.foreign", "2",
                Pages.text(Pages.answered(empty(), "{\"document\":\"" + FormRead.ANSWERS + "\",\"version\":2,\"x\":[[")));
        refused("survey.file.foreign", "3", page.replaceFirst("\"document\":\"khoso-survey-form\",\"version\":1",
                "\"document\":\"khoso-survey-form\",\"version\":3"));
        refused("survey.file.foreign", "4", page.replaceFirst("\"document\":\"khoso-survey-response\",\"version\":1",
                "\"document\":\"khoso-survey-response\",\"version\":4"));
        refused("survey.file.field", "khoso-answers", page + "<script id=\"khoso-answers\">{}</script>");
        refused("survey.file.too-large", FILE, Pages.text(Pages.answered(empty(), "{\"a\":" + "[".repeat(9000))));
        refused("survey.file.too-large", FILE,
                Pages.text(Pages.answered(empty(), "{\"document\":\"" + "x".repeat(JsonReads.LONGEST + 9) + "\"}")));
        Response e = Samples.empty(small);
        refused("survey.file.other-survey", "lớn", Samples.write(html, small,
                new Response(e.id(), "lớn", "1", e.respondent(), null, e.state(), e.issue(), Map.of())));
        refused("survey.file.other-version", "7", Samples.write(html, small,
                new Response(e.id(), "nhỏ", "7", e.respondent(), null, e.state(), e.issue(), Map.of())));
    }

    @Test
    void itSaysWhatItBelongsTo() throws Exception {
        var about = html.about(new ByteArrayInputStream(empty()), FILE);
        assertEquals("nhỏ 1 79", about.survey() + " " + about.version() + " " + about.respondent().code());
    }
}
