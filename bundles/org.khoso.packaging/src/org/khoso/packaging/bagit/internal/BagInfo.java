package org.khoso.packaging.bagit.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;

/** bag-info.txt: who made the bag, and how many bytes and files it should hold. */
final class BagInfo {
    private static final String FILE = "bag-info.txt";
    /** Its name up to 0.95. */
    private static final String OLD_FILE = "package-info.txt";
    private static final Pattern LINE = Pattern.compile("([^:\\s][^:]*?)\\s*:(.*)");
    private static final Pattern SUM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");
    private final Bag bag;
    private final State state;
    private String sum;
    private String identifier = "";
    /** Label whose value may go on in the next line. */
    private String label = "";

    BagInfo(Bag bag, State state) {
        this.bag = bag;
        this.state = state;
    }

    /** @return identifier given by the sender; empty if there is none */
    String identifier() {
        return identifier;
    }

    void check(Charset charset) {
        Entry e = bag.get(FILE) == null ? bag.get(OLD_FILE) : bag.get(FILE);
        if (e == null)
            return;
        try (Lines lines = new Lines(bag.open(e), charset)) {
            for (String line = lines.next(); line != null; line = lines.next())
                line(e, line, lines.number());
            state.mark(lines, e.path);
        } catch (CharacterCodingException ex) {
            state.invalid("bag/letters", e.path, charset.name());
        } catch (Lines.TooLong ex) {
            state.invalid("bag/line-long", e.path);
        } catch (IOException ex) {
            state.invalid("package/unreadable", e.path, String.valueOf(ex.getMessage()));
        }
        if (sum != null)
            compare(e);
    }

    private void line(Entry e, String line, int number) {
        boolean goesOn = !line.isEmpty() && Character.isWhitespace(line.charAt(0)) && number > 1;
        if (goesOn)
            goOn(line.strip());
        if (line.isBlank() || goesOn)
            return;
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            state.note("bag/info-line", e.path + "!" + number, line);
            return;
        }
        label = m.group(1).toLowerCase(java.util.Locale.ROOT);
        value(e, number, m.group(2).strip());
    }

    private void value(Entry e, int number, String value) {
        switch (label) {
            case "payload-oxum" -> {
                if (sum != null)
                    state.invalid("bag/oxum-form", e.path + "!" + number, value);
                sum = value;
            }
            case "external-identifier" -> {
                label = identifier.isEmpty() ? label : "";
                identifier = identifier.isEmpty() ? value : identifier;
            }
            default -> {
                // for people
            }
        }
    }

    /** Values may be folded: a line that begins with white space belongs to the one before. */
    private void goOn(String text) {
        if (label.equals("payload-oxum"))
            sum = (sum + " " + text).strip();
        if (label.equals("external-identifier"))
            identifier = (identifier + " " + text).strip();
    }

    private void compare(Entry e) {
        Matcher m = SUM.matcher(sum);
        if (!m.matches()) {
            state.invalid("bag/oxum-form", e.path, sum);
            return;
        }
        long[] found = new long[2];
        bag.forEach(f -> {
            if (BagPaths.isPayload(f.path)) {
                found[0] += f.size;
                found[1]++;
            }
        });
        if (found[0] != Long.parseLong(m.group(1)) || found[1] != Long.parseLong(m.group(2)))
            state.invalid("bag/oxum", e.path, sum, found[0] + "." + found[1]);
    }
}
