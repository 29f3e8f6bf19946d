package org.khoso.survey.exchange.internal;

import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One cell of a sheet, from its XML. A formula is said to be one; it is never computed, and its stored result is not taken for an answer. */
final class BookCell {
    /** Characters of a cell that are kept; Excel itself holds 32,767. */
    private static final int LONGEST = 40_000;
    private static final int LETTERS = 26;

    private BookCell() {
    }

    /** @param numbers makes something of a number as stored @return what stands in the cell that is open */
    static Raw read(XMLStreamReader xml, List<String> strings, Function<String, Raw> numbers) throws XMLStreamException {
        String type = attribute(xml, "t");
        StringBuilder value = new StringBuilder();
        String formula = null;
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT)
                depth--;
            if (event != XMLStreamConstants.START_ELEMENT)
                continue;
            switch (xml.getLocalName()) {
                case "v" -> value.append(content(xml));
                case "is" -> value.append(text(xml));
                case "f" -> formula = content(xml);
                default -> depth++;
            }
        }
        if (formula != null)
            return new Raw.Bad("formula", "=" + formula);
        return raw(type, value.toString(), strings, numbers);
    }

    private static Raw raw(String type, String value, List<String> strings, Function<String, Raw> numbers) {
        return switch (type) {
            case "s" -> {
                int n = number(value.strip(), -1);
                yield n >= 0 && n < strings.size() ? new Raw.Text(strings.get(n)) : new Raw.Bad("error", "#" + value);
            }
            case "inlineStr" -> new Raw.Text(value);
            case "str", "d" -> new Raw.Text(Texts.unescaped(value));
            case "b" -> new Raw.Flag(yes(value.strip()));
            case "e" -> new Raw.Bad("error", value);
            default -> value.isBlank() ? Raw.BLANK : numbers.apply(value.strip());
        };
    }

    /** @return characters of the element that is open; what it has inside counts too */
    private static String content(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT)
                depth++;
            else if (event == XMLStreamConstants.END_ELEMENT)
                depth--;
            else if (characters(event) && out.length() < LONGEST)
                out.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
        return out.toString();
    }

    /** @return text of the string that is open, runs joined, without phonetic hints */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        int depth = 1;
        int phonetic = 0;
        boolean text = false;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                phonetic = phonetic > 0 || xml.getLocalName().equals("rPh") ? phonetic + 1 : 0;
                text = xml.getLocalName().equals("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                phonetic = Math.max(0, phonetic - 1);
                text = false;
            } else if (characters(event) && text && phonetic == 0 && out.length() < LONGEST)
                out.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
        return Texts.unescaped(out.toString());
    }

    private static boolean characters(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE;
    }

    static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    static boolean yes(String value) {
        return value.equals("1") || value.equals("true") || value.equals("on");
    }

    static int number(String s, int otherwise) {
        return s.length() <= 9 && s.matches("\\d+") ? Integer.parseInt(s) : otherwise;
    }

    /** @return column from 1 of a cell's name such as AB12; 0 if it is none */
    static int column(String ref) {
        int n = 0;
        for (int i = 0; i < ref.length() && i < 4 && ref.charAt(i) >= 'A' && ref.charAt(i) <= 'Z'; i++)
            n = n * LETTERS + ref.charAt(i) - 'A' + 1;
        return n;
    }

    /** @return letters of a column from 1 */
    static String letters(int column) {
        StringBuilder out = new StringBuilder();
        for (int n = column; n > 0; n = (n - 1) / LETTERS)
            out.insert(0, (char) ('A' + (n - 1) % LETTERS));
        return out.toString();
    }
}
