package org.khoso.intake.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khoso.api.RecordSetInfo;
import org.khoso.intake.files.internal.Shelf;
import org.khoso.intake.mapping.internal.HeaderFinder;
import org.khoso.intake.mapping.internal.Target;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.TableRow;

/** Tells rows of data from titles, headers, sums and section lines. One for each sheet, rows in order. */
final class RowKinds {
    /** What a row is. */
    enum RowKind {
        TITLE, HEADER, BLANK, SUBTOTAL, SECTION, DATA;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern NUMBERED = Pattern.compile("(?:[IVXLC]{1,6}|[A-Z]|[0-9]{1,2})\\s*[./)\\-:]\\s*\\S.*");
    private static final Pattern ROMAN = Pattern.compile("(?:[IVXLC]{1,6}|[A-H])[.)]?");
    private static final Pattern AMOUNT = Pattern.compile("[\\d.,]+ \\p{L}[\\p{L} ]*");
    private final Plan plan;
    private final Set<String> totals = new HashSet<>();
    private final Set<String> plainTotals = new HashSet<>();
    private final List<String> closing;
    private final List<String> sections;
    private final Set<String> headers = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final List<Pattern> patterns;
    private boolean closed;
    private RowKind before = RowKind.TITLE;

    RowKinds(Plan plan, Words words) {
        this.plan = plan;
        words.list("totals").forEach(w -> totals.add(Words.accented(w)));
        totals.forEach(w -> plainTotals.add(Words.plain(w)));
        closing = words.list("closing").stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
        patterns = words.list("closingPatterns").stream().map(Pattern::compile).toList();
        sections = words.list("sections").stream().map(Words::accented).toList();
        for (RecordSetInfo set : Stream.of(plan.dossierSet, plan.recordSet).filter(Objects::nonNull).toList())
            for (Target t : Target.of(set, words))
                t.names().forEach(n -> names.add(n.plain()));
        for (String h : plan.scan.sheet.columns())
            for (String part : (h + " / " + h.replace(" / ", " ")).split(" / "))
                if (!part.isBlank())
                headers.add(Words.plain(part));
    }

    /** @return what the next row is */
    RowKind next(TableRow row) {
        before = kind(row);
        closed &= before != RowKind.DATA;
        return before;
    }

    private RowKind kind(TableRow row) {
        if (row.number() <= plan.headerLast)
            return row.number() < plan.headerFirst ? RowKind.TITLE : RowKind.HEADER;
        if ((before == RowKind.HEADER || before == RowKind.TITLE) && (HeaderFinder.numbers(row) || heads(row)) || repeated(row))
            return RowKind.HEADER;
        int filled = 0;
        Cell only = null;
        for (int c = 0; c < row.cells().size(); c++)
            if (c != plan.rowNumber && !row.cell(c).blank()) {
                filled++;
                only = row.cell(c);
            }
        Cell number = row.cell(plan.rowNumber);
        if (filled == 0)
            return total(number) || number.kind() == Cell.Kind.TEXT && !number.numeric()
                    ? section(number.text(),
                            true)
                    : RowKind.BLANK;
        if (total(row))
            return RowKind.SUBTOTAL;
        if (closing(row))
            return RowKind.SECTION;
        if (filled == 1 && plan.scan.sheet.columns().size() > 2 && only.kind() == Cell.Kind.TEXT && (!key(row) || shelf(only))) {
            if (ROMAN.matcher(number.text()).matches())
                return RowKind.SECTION;
            if (number.blank())
                return section(only.text(), plan.rowNumber >= 0 && plan.role != org.khoso.api.intake.Mapping.Role.MIXED);
        }
        return RowKind.DATA;
    }

    private RowKind section(String text, boolean sure) {
        String accented = Words.accented(text);
        boolean word = sections.stream().anyMatch(s -> (accented + " ").startsWith(s + " ")) && text.length() < 120;
        if (totals.contains(accented))
            return RowKind.SUBTOTAL;
        return sure || word || NUMBERED.matcher(text).matches() ? RowKind.SECTION : RowKind.DATA;
    }

    /** "Box no 5" is no code of a dossier, in whatever column it stands. */
    private boolean shelf(Cell only) {
        return plan.heads.heading(only.text(), Shelf.NONE) != null;
    }

    private boolean key(TableRow row) {
        return plan.keys().stream().anyMatch(c -> !row.cell(c).blank() && row.cell(c).text().chars().anyMatch(Character::isDigit)
                && row.cell(c).text().length() < 60 && !NUMBERED.matcher(row.cell(c).text()).matches());
    }

    /** The names of the columns once more below them, in another language. */
    private boolean heads(TableRow row) {
        List<String> texts = row.cells().stream().filter(c -> !c.blank()).map(c -> Words.plain(c.text())).toList();
        long known = texts.stream().filter(names::contains).count();
        return known >= 3 && known * 10 >= texts.size() * 6 && row.cells().stream().noneMatch(Cell::numeric);
    }

    private boolean repeated(TableRow row) {
        List<Cell> filled = row.cells().stream().filter(c -> !c.blank()).toList();
        int other = 0;
        for (Cell c : filled)
            if (!headers.contains(Words.plain(c.text())) && ++other * 10 > filled.size() * 4)
            return false;
        return filled.size() - other >= 2;
    }

    /** A word for a sum, and nothing beside it but numbers. */
    private boolean total(TableRow row) {
        boolean word = false;
        for (Cell c : row.cells()) {
            if (c.blank())
                continue;
            if (total(c)) {
                word = true;
                continue;
            }
            boolean number = c.kind() == Cell.Kind.NUMBER || c.numeric() || c.kind() == Cell.Kind.ERROR
                    || c.text().length() < 30 && AMOUNT.matcher(c.text()).matches();
            if (!number)
                return false;
        }
        return word;
    }

    private boolean total(Cell c) {
        if (c.kind() != Cell.Kind.TEXT || c.text().length() > 80)
            return false;
        String accented = Words.accented(c.text());
        if (totals.contains(accented))
            return true;
        if (plainTotals.contains(accented) && c.text().chars().allMatch(ch -> ch < 128))
            return true;
        for (String t : totals)
            if (accented.startsWith(t + " ") && (t.length() > 4 || c.text().contains(":")
                    || Character.isDigit(accented.charAt(accented.length() - 1))))
            return true;
        return false;
    }

    private boolean closing(TableRow row) {
        if (closed && !number(row) && row.filled() <= 4 && !key(row))
            return true; // names and places below a signature
        if (row.filled() <= 3 && !number(row) && row.cells().stream().anyMatch(c -> !c.blank() && c.text().length() < 120
                && patterns.stream().anyMatch(p -> p.matcher(org.khoso.text.Fold.fold(c.text())).matches()))) {
            closed = true;
            return true;
        }
        if (key(row) || row.filled() > 3 || !row.cell(plan.rowNumber).blank() && row.cell(plan.rowNumber).numeric())
            return false;
        String first = row.cells().stream().filter(c -> !c.blank()).findFirst().map(c -> c.text().toLowerCase(Locale.ROOT))
                .orElse("");
        if (closing.stream().noneMatch(first::startsWith))
            return false;
        closed = true;
        return true;
    }

    private boolean number(TableRow row) {
        return plan.rowNumber >= 0 && row.cell(plan.rowNumber).numeric();
    }
}
