package org.khoso.packaging.bagit.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;
import org.khoso.packaging.verify.internal.Hashes;
import org.khoso.packaging.verify.internal.SafePath;

/** fetch.txt: files that the sender left elsewhere. They are told of, and never fetched. */
final class Fetch {
    private static final String FILE = "fetch.txt";
    private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:\\S+)[ \\t]+(\\d{1,18}|-)[ \\t]+(.+)", Pattern.DOTALL);
    private final Bag bag;
    private final State state;
    private final Charset charset;
    private final Hashes paths;

    Fetch(Bag bag, State state, Charset charset) {
        this.bag = bag;
        this.state = state;
        this.charset = charset;
        paths = new Hashes(bag.scratch());
    }

    boolean has(String path) {
        return paths.contains(Hashes.of(SafePath.key(path)));
    }

    void read() {
        lines(true, (line, number) -> {
            Matcher m = LINE.matcher(line);
            if (!m.matches()) {
                state.incomplete("bag/fetch-line", FILE + "!" + number, line);
                return;
            }
            String path = path(m);
            if (!BagPaths.safe(path))
                state.incomplete("bag/hostile-path", FILE + "!" + number, m.group(3));
            else if (!BagPaths.isPayload(path) && state.strict())
                state.incomplete("bag/fetch-line", FILE + "!" + number, line);
            else if (!BagPaths.isPayload(path)) // the drafts did not say where such files go
                state.note("bag/fetch-path", FILE + "!" + number, path);
            else
                paths.add(Hashes.of(SafePath.key(path)));
        });
    }

    private String path(Matcher m) {
        return BagPaths.decode(BagPaths.plain(m.group(3)), state.strict());
    }

    /** What is to be fetched has to be in every payload manifest. */
    void compare(List<Manifest> manifests) {
        lines(false, (line, number) -> {
            Matcher m = LINE.matcher(line);
            if (!m.matches() || !has(path(m)))
                return;
            String path = path(m);
            boolean all = manifests.stream().allMatch(x -> x.lists(path));
            boolean any = manifests.stream().anyMatch(x -> x.lists(path));
            if (state.strict() ? !all : !any)
                state.incomplete("bag/fetch-unlisted", FILE + "!" + number, path);
        });
    }

    /** @param first whether what is wrong with the file as a whole was not told of yet */
    private void lines(boolean first, BiConsumer<String, Integer> to) {
        Entry e = bag.get(FILE);
        if (e == null)
            return;
        try (Lines lines = new Lines(bag.open(e), charset)) {
            for (String line = lines.next(); line != null; line = lines.next())
                if (!line.isBlank())
                to.accept(line, lines.number());
            if (first)
                state.mark(lines, FILE);
        } catch (CharacterCodingException ex) {
            state.incomplete("bag/letters", FILE, charset.name());
        } catch (Lines.TooLong ex) {
            state.incomplete("bag/line-long", FILE);
        } catch (IOException ex) {
            state.incomplete("package/unreadable", FILE, String.valueOf(ex.getMessage()));
        }
    }
}
