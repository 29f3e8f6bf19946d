package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation.Decision;

/** Reads decisions about former units: {@code old,new}, a line each; what follows a third comma is a note for people. */
final class Decisions {
    private static final long LARGEST = 4L << 20;
    private static final String HEAD = "old,new";

    private Decisions() {
    }

    static List<Decision> read(Path file) throws IOException {
        if (!Files.isRegularFile(file))
            throw new KhosoException(Message.of("survey.sum.no-file", file), Message.of("survey.sum.no-file.remedy"), null);
        if (Files.size(file) > LARGEST)
            throw new KhosoException(Message.of("survey.sum.decision", file, Message.of("survey.sum.too-large")),
                    Message.of("survey.sum.decision.remedy"), null);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw bad(file, 1, e);
        }
        if (lines.isEmpty())
            throw bad(file, 1, null);
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (i == 0 ? !head(line) : !line.isEmpty() && !line.startsWith("#") && !add(decisions, line, file + ":" + (i + 1)))
                throw bad(file, i + 1, null);
        }
        return decisions;
    }

    /** Spreadsheet programs put a mark before the first letter. */
    private static boolean head(String line) {
        String l = line.startsWith("\ufeff") ? line.substring(1) : line;
        return l.equals(HEAD) || l.startsWith(HEAD + ",");
    }

    private static boolean add(List<Decision> decisions, String line, String place) {
        String[] parts = line.split(",", 3);
        if (parts.length < 2 || AdminUnits.levelOf(parts[0].strip()) == null || AdminUnits.levelOf(parts[1].strip()) == null)
            return false;
        decisions.add(new Decision(parts[0].strip(), parts[1].strip(), place));
        return true;
    }

    private static KhosoException bad(Path file, int line, Exception cause) {
        return new KhosoException(Message.of("survey.sum.decision", file + ":" + line, Message.of("survey.sum.decision.no-line")),
                Message.of("survey.sum.decision.remedy"), cause);
    }
}
