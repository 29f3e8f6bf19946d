package samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What a checker must find. */
final class Truth {
    /** One finding. Subject and place are known only when the catalogue is laid out. */
    record Entry(String kind, String rule, Supplier<String> subject, Supplier<String> place, String note) {
    }

    private final List<Entry> entries = new ArrayList<>();

    void add(String kind, String rule, Supplier<String> subject, Supplier<String> place, String note) {
        entries.add(new Entry(kind, rule, subject, place, note));
    }

    void add(String kind, String rule, Item subject, String place, String note) {
        add(kind, rule, subject::code, () -> place, note);
    }

    List<Entry> entries() {
        return entries;
    }

    /** Writes the list as JSON, in a stable order. */
    void write(Path file) throws IOException {
        StringBuilder out = new StringBuilder("[");
        String separator = "\n";
        for (Entry e : entries) {
            out.append(separator).append("{\"kind\":").append(quote(e.kind)).append(",\"rule\":").append(quote(e.rule))
                    .append(",\"subject\":").append(quote(e.subject.get())).append(",\"place\":").append(quote(e.place.get()))
                    .append(",\"note\":").append(quote(e.note)).append('}');
            separator = ",\n";
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, out.append("\n]\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\')
                out.append('\\').append(c);
            else if (c < ' ' || c == 0x200f || c == 0x202e)
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            else
                out.append(c);
        }
        return out.append('"').toString();
    }
}
