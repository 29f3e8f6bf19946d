package org.khoso.core.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.khoso.core.report.Whole;

/**
 * The file in which people say which new unit a former one belongs to: {@code old,new}, a line each, a note behind. A decision that is taken
 * back or replaced stays as a remark: who decided what when can be read later.
 */
public final class DecisionsFile {
    /** Its name beside the responses. */
    public static final String NAME = "decisions.csv";
    private static final String HEAD = "old,new,note";
    private static final String REMARK = "# ";

    private DecisionsFile() {
    }

    /**
     * Writes a decision down.
     *
     * @param former code of the former commune or district
     * @param unit   code of the new commune or province; empty takes an earlier decision back
     * @param who    who decides
     * @param note   why; may be empty
     */
    public static void decide(Path file, String former, String unit, String who, String note) throws IOException {
        List<String> lines = new ArrayList<>(Files.isRegularFile(file) ? Files.readAllLines(file) : List.of(HEAD));
        for (int i = 1; i < lines.size(); i++)
            if (lines.get(i).strip().startsWith(former + ","))
            lines.set(i, REMARK + lines.get(i));
        if (!unit.isEmpty())
            lines.add(former + "," + unit + "," + clean(who + " " + LocalDate.now() + (note.isBlank() ? "" : ": " + note)));
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Whole.write(file, out -> {
            out.write(text);
            return null;
        });
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
