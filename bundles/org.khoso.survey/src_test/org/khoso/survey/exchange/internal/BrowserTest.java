package org.khoso.survey.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Template;

/** The form in Chromium, where that is installed. */
class BrowserTest {
    @TempDir
    Path dir;

    private String drawn(byte[] page) throws Exception {
        var chromium = Pages.program("chromium");
        assumeTrue(chromium.isPresent());
        Path file = Files.write(dir.resolve("phieu.html"), page);
        return Pages.run(dir,
                List.of(chromium.get().toString(), "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + dir.resolve("p"),
                        "--virtual-time-budget=3000", "--dump-dom", file.toUri().toString()));
    }

    @Test
    void thePageIsDrawnAndWhatABrowserSavesOfItCanBeRead() throws Exception {
        HtmlFormat html = new HtmlFormat(Samples.CLOCK);
        Template t = Samples.small();
        Response r = Samples.random(t, 9);
        byte[] page = new Pages.Filling().who("Phạm D").value(new Cell("1.đ", "", "txt"), "</script> <b> \"mới\"")
                .in(Samples.write(html, t, r));
        String dom = drawn(page);
        assertTrue(dom.contains("data-cell=\"1.đ//int\"") && dom.contains("/many\"") && dom.contains("data-cell=\"2.a/"),
                dom.substring(0, 3000));
        assertEquals(Samples.read(html, t, page, "a.html"), Samples.read(html, t, dom.getBytes(StandardCharsets.UTF_8), "a.html"));
        long cells = Pattern.compile("data-cell=").matcher(dom).results().count();
        assertEquals(cells, Pattern.compile("data-cell=").matcher(drawn(dom.getBytes(StandardCharsets.UTF_8))).results().count());
    }
}
