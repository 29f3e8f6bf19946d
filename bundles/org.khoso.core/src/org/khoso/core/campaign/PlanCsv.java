package org.khoso.core.campaign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/**
 * A small table as text: cells between commas, semicolons or tabs, whichever the first line has most of; quotes around cells that have
 * such a sign or a line end. What a cell has is text, also what looks like a formula. Size and numbers of rows and cells are bounded.
 */
final class PlanCsv {
    private static final long MOST_BYTES = 4 << 20;
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_CELLS = 64;
    private static final char BOM = '\ufeff';
    private final String name;
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    /** A row. @param line its line in the file, from 1 @param cells cells */
    record Row(int line, List<String> cells) {
    }

    PlanCsv(String name, String text) {
        this.name = name;
        this.text = text.isEmpty() || text.charAt(0) != BOM ? text : text.substring(1);
        String first = this.text.lines().findFirst().orElse("");
        char best = ',';
        for (char c : new char[]{';', '\t'})
            if (count(first, c) > count(first, best))
            best = c;
        this.separator = best;
    }

    private static long count(String s, char c) {
        return s.chars().filter(x -> x == c).count();
    }

    /** @return rows that are not blank. @throws KhosoException if the file is too large or no text; names it */
    static List<Row> read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (Files.size(file) > MOST_BYTES)
            throw bad(name, "core.campaign.csv.large", MOST_BYTES >> 20);
        try {
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes((int) MOST_BYTES);
            }
            return new PlanCsv(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()).rows();
        } catch (CharacterCodingException e) {
            throw new KhosoException(Message.of("core.campaign.csv.encoding", name), Message.of("core.campaign.csv.remedy"), e);
        }
    }

    List<Row> rows() throws KhosoException {
        List<Row> rows = new ArrayList<>();
        while (at < text.length()) {
            Row row = row();
            if (row.cells.stream().allMatch(String::isBlank))
                continue;
            if (rows.size() >= MOST_ROWS)
                throw bad(name, "core.campaign.csv.rows", MOST_ROWS);
            rows.add(row);
        }
        return rows;
    }

    private Row row() throws KhosoException {
        int begun = line;
        List<String> cells = new ArrayList<>();
        boolean more = true;
        while (more) {
            if (cells.size() >= MOST_CELLS)
                throw bad(name, "core.campaign.csv.cells", begun, MOST_CELLS);
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted(begun) : plain());
            more = at < text.length() && text.charAt(at) == separator;
            at += more ? 1 : 0;
        }
        if (at < text.length() && text.charAt(at) == '\r')
            at++;
        if (at < text.length() && text.charAt(at) == '\n')
            at++;
        line++;
        return new Row(begun, cells);
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n' && text.charAt(at) != '\r')
            at++;
        return text.substring(from, at);
    }

    private String quoted(int begun) throws KhosoException {
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"')
                at++;
            else if (c == '"') {
                at++;
                return cell + plain();
            }
            line += c == '\n' ? 1 : 0;
            cell.append(c);
        }
        throw bad(name, "core.campaign.csv.quote", begun);
    }

    private static KhosoException bad(String name, String key, Object... more) {
        List<Object> args = new ArrayList<>(List.of(name));
        args.addAll(List.of(more));
        return new KhosoException(new Message(key, args), Message.of("core.campaign.csv.remedy"), null);
    }
}
