package org.khoso.standards.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of the documents as transcribed in {@code tables.md}; nothing of it comes from the shipped data. */
final class Transcript {
    private static final Path FILE = Path.of("../org.khoso.standards/src_test/org/khoso/standards/internal/tables.md");
    private static final Pattern HEAD = Pattern.compile("## `([\\w.]+)`.*");
    private static final Pattern LABELS = Pattern.compile("Labels: (.)(?: (.))?(?: · root `(\\w+)`, schema `([\\w.]+)`)?");

    /** A row of a table of fields. */
    record Row(String code, String vi, String type, int length, String duty, String wording) {
    }

    /** A table of fields, or with codes instead of rows a list. */
    record Table(String id, String source, String label, String duties, String root, String schema, List<Row> rows,
            Map<String, String> codes) {
        boolean sure() {
            return sure(label);
        }

        boolean sureDuties() {
            return sure(duties);
        }

        private static boolean sure(String label) {
            return label.equals("V") || label.equals("S");
        }

        /** The source as clauses cite it. */
        String clause() {
            return source.replaceAll(" \\([^)]*\\)$", "").replaceAll("Phụ lục (?=[IVX])", "PL ")
                    .replaceAll("(?<=[IVX])/(?=[IVX])", ", ").replaceAll("\\bpp?\\. ", "tr. ");
        }
    }

    private Transcript() {
    }

    /** @return tables and lists by id */
    static Map<String, Table> read() throws IOException {
        Map<String, Table> found = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(FILE);
        for (int i = 0; i < lines.size(); i++) {
            Matcher head = HEAD.matcher(lines.get(i));
            if (!head.matches())
                continue;
            Matcher labels = LABELS.matcher(lines.get(i + 2));
            if (!labels.matches())
                throw new IOException("labels are missing under " + lines.get(i));
            List<Row> rows = new ArrayList<>();
            Map<String, String> codes = new LinkedHashMap<>();
            for (int k = i + 6; k < lines.size() && lines.get(k).startsWith("|"); k++) {
                String[] cell = lines.get(k).substring(1).split("\\|", -1);
                if (cell.length == 3)
                    codes.put(cell[0].strip().equals("–") ? cell[1].strip() : cell[0].strip(), cell[1].strip());
                else
                    rows.add(row(cell));
            }
            found.put(head.group(1), new Table(head.group(1), lines.get(i + 1).substring("Source: ".length()), labels.group(1),
                    labels.group(2), labels.group(3), labels.group(4), rows, codes));
        }
        return found;
    }

    private static Row row(String[] cell) {
        return new Row(cell[1].strip().replace("`", ""), cell[2].strip().replace(" (nếu có)", ""), cell[4].strip(),
                cell[5].isBlank() ? 0 : Integer.parseInt(cell[5].strip()), cell[6].strip(), cell[7].strip());
    }
}
