package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Template;

/** Writes the form: one file that asks no network; its policy lets nothing run but the script that is written here. */
final class FormPage {
    private static final String FOLDER = "/KHOSO-INF/survey/form/";
    private static final Pattern PLACE = Pattern.compile("@([A-Z-]+)@");
    /** What may end a script element, or is no letter of JavaScript before 2019. */
    private static final Pattern DANGEROUS = Pattern.compile("[<>&\\u2028\\u2029]");
    private static final int LONGEST_CODE = 40;

    private FormPage() {
    }

    static void write(Template template, Response response, Words words, OutputStream out) throws IOException {
        Labels labels = new Labels(words);
        String base = ResponseWriter.line(response);
        String id = BookMap.hash(base);
        String code = response.respondent().code().replaceAll("[^A-Za-z0-9.-]", "_");
        String file = "phieu-" + code.substring(0, Math.min(LONGEST_CODE, code.length())) + HtmlFormat.ENDING;
        String script = resource("values.js") + resource("conditions.js") + resource("answers.js") + resource("page.js");
        String style = resource("page.css");
        Map<String, String> places = new HashMap<>();
        places.put("TITLE", escaped(template.title().vi()));
        for (String key : new String[]{"NOSCRIPT", "SAVE", "PRINT", "NEXT", "RESTORED", "DISCARD"})
            places.put(key, escaped(words.vi("survey.form." + key.toLowerCase(java.util.Locale.ROOT))));
        places.put("SCRIPT", script);
        places.put("SCRIPT-HASH", hash(script));
        places.put("STYLE", style);
        places.put("STYLE-HASH", hash(style));
        places.put("FORM", inScript(FormJson.of(template, response, labels, base, id, file)));
        places.put("ANSWERS", "{\"document\":\"" + FormRead.ANSWERS + "\",\"version\":1,\"cells\":[]}");
        String page = PLACE.matcher(resource("page.html")).replaceAll(m -> Matcher.quoteReplacement(places.get(m.group(1))));
        out.write(page.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = FormPage.class.getResourceAsStream(FOLDER + name)) {
            if (in == null)
                throw new IOException("missing in the bundle: " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", ""); // readers of HTML drop it before they hash
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    static String inScript(String json) {
        return DANGEROUS.matcher(json).replaceAll(m -> Matcher.quoteReplacement(String.format("\\u%04x", (int) m.group().charAt(0))));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
