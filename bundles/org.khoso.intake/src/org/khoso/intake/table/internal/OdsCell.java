package org.khoso.intake.table.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The cell of an OpenDocument spreadsheet at which the reader stands: its value, shown as its program shows it. */
final class OdsCell {
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final Pattern MONTH_OR_YEAR = Pattern.compile("(\\d{1,2}\\s*[/.-]\\s*)?\\d{4}");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);
    private final XMLStreamReader xml;
    private final String type;
    private final boolean error;
    private final String value;
    private String link = "";

    OdsCell(XMLStreamReader xml) {
        this.xml = xml;
        String kind = xml.getAttributeValue(OFFICE, "value-type");
        type = kind == null ? "" : kind;
        boolean failed = false;
        for (int i = 0; i < xml.getAttributeCount(); i++)
            failed |= "value-type".equals(xml.getAttributeLocalName(i)) && "error".equals(xml.getAttributeValue(i));
        error = failed;
        String named = switch (type) {
            case "date" -> "date-value";
            case "time" -> "time-value";
            case "boolean" -> "boolean-value";
            case "string" -> "string-value";
            default -> "value";
        };
        value = xml.getAttributeValue(OFFICE, named);
    }

    /** @return the cell; the reader stands at its end */
    Cell read() throws XMLStreamException {
        String formula = xml.getAttributeValue(OdsSheet.TABLE, "formula");
        Cell cell = cell();
        return cell.linked(link.isEmpty() ? FileLink.ofFormula(formula) : link);
    }

    private Cell cell() throws XMLStreamException {
        String shown = text();
        if (error)
            return Cell.error(shown.isEmpty() ? "#" : shown);
        return switch (type) {
            case "float", "currency", "percentage" -> number(shown);
            case "date" -> date(shown);
            case "time" -> time(shown);
            case "boolean" -> new Cell(Cell.Kind.BOOLEAN, "true".equals(value) ? "1" : "0", Double.NaN);
            default -> Cell.text(shown.isEmpty() && value != null ? value : shown);
        };
    }

    /** Paragraphs of the cell itself, without notes and drawings. */
    private String text() throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        for (int event = xml.next(), depth = 0; event != XMLStreamConstants.END_ELEMENT || depth > 0; event = xml.next()) {
            if (event == XMLStreamConstants.END_ELEMENT)
                depth--;
            else if (event == XMLStreamConstants.START_ELEMENT) {
                if (!begins(out, depth))
                    OdsSheet.skip(xml);
                else
                    depth++;
            } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) && depth > 0
                    && out.length() < Limits.CELL)
                out.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
        return out.toString();
    }

    /** @return whether what begins here is part of the text */
    private boolean begins(StringBuilder out, int depth) {
        switch (xml.getLocalName()) {
            case "p" -> out.append(out.isEmpty() ? "" : "\n");
            case "s" -> out.append(" ".repeat(Math.clamp(XlsxTable.number(xml.getAttributeValue(null, "c"), 1), 1, 200)));
            case "tab" -> out.append('\t');
            case "line-break" -> out.append('\n');
            case "a" -> link = FileLink.of(xml.getAttributeValue(XLINK, "href"));
            case "span" -> {
            }
            default -> {
                return depth > 0 && !"annotation".equals(xml.getLocalName()) && !"frame".equals(xml.getLocalName());
            }
        }
        return true;
    }

    /** Leading zeros are kept as they are shown; separators of thousands are not. */
    private Cell number(String shown) {
        try {
            double d = Double.parseDouble(value == null ? "" : value);
            if (Double.isNaN(d) || Double.isInfinite(d))
                return Cell.text(shown);
            boolean zeros = shown.length() < 60 && shown.matches("0[0-9]+") && Double.parseDouble(shown) == d;
            return new Cell(Cell.Kind.NUMBER, zeros ? shown : CellText.plain(d), d);
        } catch (NumberFormatException e) { // not what the type says: the text itself is all there is
            return Cell.text(shown.isEmpty() ? value : shown);
        }
    }

    private Cell date(String shown) {
        if (MONTH_OR_YEAR.matcher(shown.strip()).matches())
            return Cell.text(shown); // shown as a month or a year: that is what the contractor meant
        try {
            LocalDate day = LocalDate.parse(value == null ? "" : value.substring(0, Math.min(10, value.length())));
            String text = String.format(Locale.ROOT, "%02d/%02d/%04d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
            return day.isBefore(FIRST)
                    ? Cell.text(text)
                    : new Cell(Cell.Kind.DATE, text, DAY_ZERO.until(day, java.time.temporal.ChronoUnit.DAYS));
        } catch (DateTimeException e) { // a date that no calendar has
            return Cell.text(shown.isEmpty() ? value : shown);
        }
    }

    private Cell time(String shown) {
        try {
            long s = Duration.parse(value == null ? "" : value).abs().toSeconds();
            return Cell.text(String.format(Locale.ROOT, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60));
        } catch (DateTimeParseException e) { // a clock of another program
            return Cell.text(shown);
        }
    }
}
