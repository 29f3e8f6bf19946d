package org.khoso.survey.exchange.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a workbook knows of itself, on a hidden sheet: lines of texts. The first names format and version, the second survey, version
 * and body, the third has a checksum of all others. Then the response as it was written (in pieces that a cell holds), the words
 * that stand between the input cells (a hash for each, to notice moved cells), and for each input cell what it answers.
 * Workbooks come back after months: lines and their order are never changed, new kinds of lines may come.
 */
final class BookMap {
    static final String SHEET = "_khoso";
    static final String FORMAT = "khoso-survey-workbook";
    static final int VERSION = 1;
    static final String SURVEY = "survey";
    static final String CHECKSUM = "checksum";
    static final String BASE = "base";
    static final String LABEL = "label";
    static final String INPUT = "input";
    /** Fields of the longest line. */
    static final int WIDEST = 8;
    private static final int PIECE = 30_000;

    private final List<List<String>> lines = new ArrayList<>();

    /** @param sheet name of the sheet @param ref cell, e.g. B7 @param text what stands there */
    void label(String sheet, String ref, String text) {
        lines.add(List.of(LABEL, sheet, ref, hash(text)));
    }

    void input(String sheet, String ref, Slot s, String unit) {
        lines.add(List.of(INPUT, sheet, ref, s.item(), s.row(), s.column(), s.option(), unit));
    }

    /** @param json the response as one line of JSON @return all lines */
    List<List<String>> lines(String survey, String version, String respondent, String json) {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of(FORMAT, Integer.toString(VERSION)));
        all.add(List.of(SURVEY, survey, version, respondent));
        String base = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)); // no program changes these letters
        for (int i = 0; i < base.length(); i += PIECE)
            all.add(List.of(BASE, Integer.toString(i / PIECE), base.substring(i, Math.min(base.length(), i + PIECE))));
        all.addAll(lines);
        all.add(2, List.of(CHECKSUM, checksum(all)));
        return all;
    }

    /** @return checksum of all lines but its own */
    static String checksum(List<List<String>> lines) {
        MessageDigest digest = digest();
        for (List<String> line : lines)
            if (!line.getFirst().equals(CHECKSUM))
            digest.update((String.join("\t", line).stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @return what is kept of words between input cells */
    static String hash(String text) {
        return HexFormat.of().formatHex(digest().digest(Texts.line(text).getBytes(StandardCharsets.UTF_8))).substring(0, 16);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
