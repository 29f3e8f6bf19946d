package org.khoso.intake.mapping.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.Merge;
import org.khoso.intake.table.internal.TableRow;

/** Finds the header of a sheet among its first rows: below titles and mottos, one to four rows high. */
public final class HeaderFinder {
    /** Rows that are looked at. */
    public static final int DEPTH = 80;
    private static final int TALLEST = 4;
    private static final int LONGEST = 90;
    private final Set<String> names = new HashSet<>();

    /** @param targets everything that may head a column */
    public HeaderFinder(Iterable<Target> targets) {
        for (Target t : targets)
            for (Target.Name n : t.names())
                names.add(n.plain().replace(" ", ""));
        names.remove("");
    }

    /**
     * A header.
     *
     * @param first   first row from 1, 0 if there is none
     * @param last    last row
     * @param columns texts, merged ones joined by " / "
     * @param known   how many columns have a known name
     */
    public record Header(int first, int last, List<String> columns, int known) {
    }

    /** @param rows first rows that are not blank; @param merges merged regions */
    public Header find(List<TableRow> rows, List<Merge> merges) {
        TreeMap<Integer, TableRow> byNumber = new TreeMap<>();
        rows.forEach(r -> byNumber.put(r.number(), r));
        TableRow best = null;
        double most = 0;
        for (TableRow r : rows) {
            double s = score(r);
            if (s > most + 0.01) {
                most = s;
                best = r;
            }
        }
        if (best == null)
            return new Header(0, 0, List.of(), 0);
        Block b = new Block(byNumber, merges, best.number());
        b.grow();
        List<String> columns = b.columns();
        int known = (int) columns.stream().filter(this::known).count();
        return new Header(b.first, b.last, columns, known);
    }

    private double score(TableRow r) {
        int known = 0;
        int filled = 0;
        int numbers = 0;
        Set<String> seen = new HashSet<>();
        for (Cell c : r.cells())
            if (!c.blank()) {
                filled++;
                numbers += c.numeric() ? 1 : 0;
                if (seen.add(c.text()) && known(c.text()))
                    known++;
            }
        boolean form = numbers >= known; // "Fonds | 27 | Catalogue | 3" on a cover: names beside what they name
        return known < 2 || form || known * 10 < filled * 3 ? 0 : known + (double) known / filled;
    }

    private boolean known(String text) {
        if (text.length() > LONGEST)
            return false;
        if (names.contains(plain(text)) || names.contains(plain(Target.bare(text))))
            return true;
        int slash = text.lastIndexOf(" / ");
        return slash > 0 && (known(text.substring(slash + 3)) || known(text.substring(0, slash)));
    }

    private static String plain(String text) {
        return Words.plain(text).replace(" ", "");
    }

    /** The rows of a header around the one that says most. */
    private final class Block {
        private final TreeMap<Integer, TableRow> rows;
        private final List<Merge> merges;
        private int first;
        private int last;

        Block(TreeMap<Integer, TableRow> rows, List<Merge> merges, int row) {
            this.rows = rows;
            this.merges = merges.stream().filter(m -> m.firstRow() <= DEPTH * 3).toList();
            first = row;
            last = row;
        }

        void grow() {
            boolean grown = true;
            while (grown && last - first + 1 < TALLEST) {
                grown = false;
                if (above()) {
                    first--;
                    grown = true;
                }
                if (last - first + 1 < TALLEST && below()) {
                    last++;
                    grown = true;
                }
            }
        }

        private boolean above() {
            TableRow up = rows.get(first - 1);
            if (up == null || numbers(up))
                return false;
            if (spans(first - 1))
                return true;
            // a row of groups: not one title over everything
            boolean title = up.filled() < 2 || up.cells().stream().anyMatch(c -> c.text().length() > LONGEST);
            return !title && up.filled() <= width(rows.get(first)) && texts(up) && (groups(first - 1) || up.cells().stream()
                    .anyMatch(c -> known(c.text())));
        }

        private boolean below() {
            TableRow down = rows.get(last + 1);
            if (down == null || numbers(down))
                return false;
            if (spans(last))
                return true;
            if (!texts(down))
                return false;
            TableRow here = rows.get(last);
            boolean gaps = false;
            int fit = 0;
            for (int i = 0; i < down.cells().size(); i++) {
                if (down.cell(i).blank())
                    continue;
                boolean free = here.cell(i).blank() || group(here, i);
                gaps |= here.cell(i).blank();
                fit += free && known(here.cell(i).text() + " / " + down.cell(i).text()) ? 1 : 0;
                if (!free)
                    return false;
            }
            return fit > 0 && (gaps || groups(last));
        }

        /** Whether the cell heads the columns to its right too. */
        private boolean group(TableRow row, int column) {
            return merges.stream().anyMatch(m -> m.firstRow() == row.number() && m.firstColumn() == column
                    && m.lastColumn() > column)
                    || merges.isEmpty() && row.cell(column + 1).blank();
        }

        private boolean groups(int row) {
            return merges.stream().anyMatch(m -> m.firstRow() == row && m.lastRow() == row && m.lastColumn() > m.firstColumn()
                    && m.lastColumn() - m.firstColumn() + 1 < width(rows.get(row)) + 1);
        }

        /** Whether a merged region goes from that row to the next. */
        private boolean spans(int row) {
            return merges.stream().anyMatch(m -> m.firstRow() <= row && m.lastRow() > row && m.firstRow() >= row - TALLEST
                    && m.lastRow() - m.firstRow() < TALLEST && m.lastColumn() - m.firstColumn() < 8);
        }

        private boolean texts(TableRow row) {
            return row.cells().stream().allMatch(c -> c.blank() || c.kind() == Cell.Kind.TEXT && c.text().length() <= LONGEST
                    && c.text().chars().filter(Character::isDigit).count() < 3);
        }

        private int width(TableRow row) {
            return row == null ? 0 : row.cells().size();
        }

        List<String> columns() {
            int width = 0;
            for (int r = first; r <= last; r++)
                width = Math.max(width, width(rows.get(r)));
            List<String> out = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                List<String> parts = new ArrayList<>();
                for (int r = first; r <= last; r++) {
                    String t = text(r, c);
                    if (!t.isEmpty() && !parts.contains(t))
                        parts.add(t);
                }
                out.add(String.join(" / ", parts));
            }
            return out;
        }

        private String text(int row, int column) {
            for (Merge m : merges)
                if (m.firstRow() >= first && m.firstRow() <= row && row <= m.lastRow() && m.firstColumn() <= column
                        && column <= m.lastColumn())
                return cell(m.firstRow(), m.firstColumn());
            String own = cell(row, column);
            if (!own.isEmpty() || row == last || cell(row + 1, column).isEmpty() || !merges.isEmpty() && !carries(row))
                return own;
            for (int c = column - 1; c >= 0 && !cell(row + 1, c).isEmpty(); c--)
                if (!cell(row, c).isEmpty())
                return cell(row, c);
            return "";
        }

        private boolean carries(int row) {
            return merges.stream().noneMatch(m -> m.firstRow() == row && m.lastColumn() > m.firstColumn());
        }

        private String cell(int row, int column) {
            TableRow r = rows.get(row);
            return r == null ? "" : r.cell(column).text();
        }
    }

    /** @return whether it is a row of column numbers: (1) (2) (3), 1 2 3, A B 1 2 */
    public static boolean numbers(TableRow row) {
        int before = 0;
        int seen = 0;
        for (Cell c : row.cells()) {
            if (c.blank())
                continue;
            String t = c.text().replaceAll("[()\\[\\]]|=.*", "").strip();
            if (t.matches("[A-Da-d]") && before == 0) {
                seen++;
                continue;
            }
            if (!t.matches("\\d{1,2}") || Integer.parseInt(t) < before || Integer.parseInt(t) > before + 2)
                return false;
            before = Integer.parseInt(t);
            seen++;
        }
        return seen >= 3 && before >= seen - 3 && before > 0 && before <= seen + 2;
    }
}
