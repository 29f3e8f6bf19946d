package org.khoso.survey.exchange.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.khoso.api.survey.Response.Cell;

/** Forms in the hands of a clerk, and what runs their script where it is installed. */
final class Pages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Pages() {
    }

    static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }

    static String block(byte[] page, String id) {
        var m = Pattern.compile("(?s)<script type=\"application/json\" id=\"" + id + "\">(.*?)</script>").matcher(text(page));
        if (!m.find())
            throw new AssertionError(id);
        return m.group(1);
    }

    static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    /** @return the page as its script saves it with these answers */
    static byte[] answered(byte[] page, String answers) {
        String all = text(page);
        String tag = "<script type=\"application/json\" id=\"khoso-answers\">";
        int from = all.indexOf(tag) + tag.length();
        String file = all.substring(0, from) + FormPage.inScript(answers) + all.substring(all.indexOf("</script", from));
        return file.getBytes(StandardCharsets.UTF_8);
    }

    /** Answers of a form, one by one. */
    static final class Filling {
        private final ObjectNode root = JSON.createObjectNode().put("document", FormRead.ANSWERS).put("version", 1).put("who", "");

        Filling() {
            root.putArray("cells");
        }

        Filling who(String name) {
            root.put("who", name);
            return this;
        }

        Filling value(Cell c, String value) {
            root.withArray("cells").addObject().put("item", c.item()).put("row", c.row()).put("column", c.column()).put("value", value);
            return this;
        }

        Filling raw(Cell c, String raw) {
            root.withArray("cells").addObject().put("item", c.item()).put("row", c.row()).put("column", c.column()).put("raw", raw);
            return this;
        }

        byte[] in(byte[] page) {
            return answered(page, root.toString());
        }
    }

    /** @return a program of the machine */
    static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(p -> Path.of(p, name)).filter(Files::isExecutable)
                .findFirst();
    }

    /** @return what a program prints */
    static String run(Path dir, List<String> command) throws Exception {
        Path out = Files.createTempFile(dir, "out", ".txt");
        Process p = new ProcessBuilder(command).directory(dir.toFile()).redirectOutput(out.toFile())
                .redirectError(dir.resolve("err").toFile()).start();
        if (!p.waitFor(120, TimeUnit.SECONDS)) {
            p.destroyForcibly();
            throw new AssertionError(command.getFirst() + " took too long");
        }
        if (p.exitValue() != 0)
            throw new AssertionError(Files.readString(dir.resolve("err")));
        return Files.readString(out);
    }
}
