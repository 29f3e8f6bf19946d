package org.khoso.intake.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Mapping;
import org.khoso.intake.files.internal.Shelf;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.model.Concepts;

/** Which heads of columns speak of secrecy, of access, or of the place on the shelf. They do whatever field somebody maps the column to. */
final class SecrecyHeads {
    private static final int HEADING = 40;
    private final Set<String> secrecy = new HashSet<>();
    private final Set<String> access = new HashSet<>();
    private final Set<String> boxes = new HashSet<>();
    private final Set<String> catalogues = new HashSet<>();
    private final Set<String> fonds = new HashSet<>();
    private final Set<String> years = new HashSet<>();
    private final Set<String> sheets = new HashSet<>();
    private final List<String> phrases;
    private final Pattern dossier;
    private final Pattern within;
    private final Pattern sheet;

    SecrecyHeads(Words synonyms, List<RecordSetInfo> sets) {
        List<String> words = synonyms.list("targets", Mapping.SECRECY);
        words.forEach(w -> secrecy.addAll(List.of(Words.accented(w), Words.plain(w))));
        phrases = words.stream().map(Words::accented).filter(w -> w.contains(" ")).toList();
        dossier = coded("^(?:", synonyms.list("targets", Mapping.DOSSIER).stream().filter(w -> w.contains(" ")).toList(), ")\\s*[:.]?\\s*");
        within = coded("(?:^|\\s)(?:", synonyms.list("dossierTitles"), ")\\s*[:.]?\\s*");
        sheet = coded("^(?:", synonyms.list("folderPrefixes"), ")[\\s._-]*(?=\\d\\S*$)");
        synonyms.list("years").forEach(w -> years.add(Words.accented(w)));
        synonyms.list("sheets").forEach(w -> sheets.add(Words.accented(w)));
        synonyms.list("boxes").forEach(w -> boxes.add(Words.accented(w)));
        synonyms.list("both", Concepts.CATALOGUE_CODE).forEach(w -> catalogues.add(Words.accented(w)));
        synonyms.list("both", Concepts.FONDS_CODE).forEach(w -> fonds.add(Words.accented(w)));
        synonyms.list("both", Concepts.ACCESS_MODE).forEach(w -> access.addAll(List.of(Words.accented(w), Words.plain(w))));
        for (RecordSetInfo s : sets) {
            s.byConcept(Concepts.ACCESS_MODE).ifPresent(f -> names(f, access));
            s.byConcept(Concepts.SECRECY).ifPresent(f -> names(f, secrecy));
        }
    }

    private static void names(FieldInfo f, Set<String> to) {
        to.add(Words.accented(f.label().vi()));
        to.add(Words.accented(f.code()));
        if (f.label().en() != null)
            to.add(Words.accented(f.label().en()));
    }

    /** @return whether a head, or the lowest part of a head of several rows, means the degree of secrecy */
    boolean secrecy(String head) {
        String accented = " " + Words.accented(head) + " ";
        return any(head, secrecy) || phrases.stream().anyMatch(p -> accented.contains(" " + p + " "));
    }

    /** @return whether it means the access regime */
    boolean access(String head) {
        return any(head, access);
    }

    /** @return whether it means the box */
    boolean box(String head) {
        return any(head, boxes);
    }

    /** @return whether it means the catalogue, or what takes its place */
    boolean catalogue(String head) {
        return any(head, catalogues);
    }

    /** @return whether it means the year of a dossier */
    boolean year(String head) {
        return any(head, years);
    }

    /** @return whether it means the sheet that a record begins on */
    boolean firstSheet(String head) {
        return any(head, sheets);
    }

    /** @return whether it means the fonds */
    boolean fonds(String head) {
        return any(head, fonds);
    }

    /** @return what a heading such as "Box no 5" says: the same place with this in it; null if it says nothing of the kind */
    Shelf heading(String text, Shelf before) {
        String accented = Words.accented(text);
        if (begins(accented, boxes))
            return new Shelf(text, before.catalogue(), before.fonds());
        if (begins(accented, catalogues))
            return new Shelf("", text, before.fonds());
        return begins(accented, fonds) ? new Shelf("", "", text) : null;
    }

    /** @return the dossier that a heading such as "Dossier no 15/1994" names, empty if it names none */
    String dossier(String text) {
        String own = code(dossier, text);
        return own.isEmpty() ? code(within, text) : own;
    }

    /** @return the dossier that a sheet is called by: "HS 15"; empty if it is called otherwise */
    String sheet(String name) {
        return code(sheet, name);
    }

    private static String code(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() && m.group(1).chars().anyMatch(Character::isDigit) ? m.group(1) : "";
    }

    /** Names, and behind them a code. */
    private static Pattern coded(String before, List<String> names, String after) {
        return Pattern.compile(names.stream().map(Pattern::quote).collect(Collectors.joining("|", before, after + "([^\\s:;,()]{1,60})")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A name and a number, and not much more. */
    private static boolean begins(String accented, Set<String> names) {
        return accented.length() < HEADING && names.stream().anyMatch(n -> accented.startsWith(n + " ")
                && Character.isDigit(accented.charAt(n.length() + 1)));
    }

    private static boolean any(String head, Set<String> names) {
        String last = head.substring(head.lastIndexOf(" / ") + 1);
        return names.contains(Words.accented(head)) || names.contains(Words.accented(last));
    }
}
