package org.khoso.packaging.bagit.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.Progress;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;
import org.khoso.packaging.verify.internal.Hashes;
import org.khoso.packaging.verify.internal.SafePath;

/** One manifest: its lines are held against the files, one by one; of what it lists only hashes are kept. */
final class Manifest {
    private static final Pattern NAME = Pattern.compile("(tag)?manifest-([A-Za-z0-9-]+)\\.txt", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile("(\\S+)[ \\t]+(.+)", Pattern.DOTALL);
    private final Bag bag;
    private final State state;
    private final Fetch fetch;
    private final Progress progress;
    private final Charset charset;
    private final Entry file;
    private final boolean tag;
    private final String algorithm;
    private final Hashes listed;
    /** Paths with their checksums: the drafts let a line stand twice. */
    private final Hashes lines;

    private Manifest(Bag bag, State state, Fetch fetch, Progress progress, Charset charset, Entry file, Matcher name) {
        this.bag = bag;
        this.state = state;
        this.fetch = fetch;
        this.progress = progress;
        this.charset = charset;
        this.file = file;
        tag = name.group(1) != null;
        algorithm = name.group(2).toLowerCase(Locale.ROOT).replace("-", "");
        listed = new Hashes(bag.scratch());
        lines = new Hashes(bag.scratch());
    }

    /** @return the manifest that a file is; null if it is none */
    static Manifest of(Bag bag, State state, Fetch fetch, Progress progress, Charset charset, Entry file) {
        Matcher name = NAME.matcher(file.path);
        return name.matches() ? new Manifest(bag, state, fetch, progress, charset, file, name) : null;
    }

    boolean isTag() {
        return tag;
    }

    String path() {
        return file.path;
    }

    boolean lists(String path) {
        return listed.contains(mark(path, bag.get(path)));
    }

    /** Two files whose names differ only in how letters are composed are two; a file that is missing is known by its letters. */
    private static long mark(String path, Entry e) {
        return Hashes.of(e == null ? "/" + SafePath.key(path) : e.path);
    }

    void check() {
        MessageDigest digest = digest();
        if (state.strict() && !file.path.matches("(tag)?manifest-[a-z0-9]+\\.txt"))
            state.incomplete("bag/manifest-name", file.path);
        if (digest == null) {
            state.note("bag/algorithm", file.path, algorithm);
            state.unverified();
        } else if (state.strict() && !tag && state.isWeak(algorithm))
            state.note("bag/weak", file.path, algorithm);
        try (Lines lines = new Lines(bag.open(file), charset)) {
            for (String line = lines.next(); line != null && !progress.cancelled(); line = lines.next())
                if (!line.isBlank())
                line(line, lines.number(), digest);
            state.mark(lines, file.path);
        } catch (CharacterCodingException e) {
            state.incomplete("bag/letters", file.path, charset.name());
        } catch (Lines.TooLong e) {
            state.incomplete("bag/line-long", file.path);
        } catch (IOException e) {
            state.incomplete("package/unreadable", file.path, String.valueOf(e.getMessage()));
        }
    }

    private MessageDigest digest() {
        String name = state.algorithm(algorithm);
        try {
            return name.isEmpty() ? null : MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }

    private void line(String line, int number, MessageDigest digest) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            state.incomplete("bag/line", file.path + "!" + number, line);
            return;
        }
        String plain = BagPaths.plain(m.group(2));
        if (!plain.equals(m.group(2)))
            state.note("bag/path-form", file.path + "!" + number, m.group(2));
        String path = BagPaths.decode(plain, state.strict());
        if (!BagPaths.safe(path)) {
            state.incomplete("bag/hostile-path", file.path + "!" + number, plain);
            return;
        }
        if (tag == BagPaths.isPayload(path) || tag && NAME.matcher(path).matches() && path.toLowerCase(Locale.ROOT).startsWith("tag")) {
            state.incomplete(tag ? "bag/tag-path" : "bag/path", file.path + "!" + number, plain);
            return;
        }
        Entry e = bag.get(path);
        if (e == null && bag.get(plain) != null) {
            state.note("bag/path-escape", file.path + "!" + number, plain);
            path = plain;
            e = bag.get(plain);
        } else if (BagPaths.bare(plain, state.strict()))
            state.note("bag/path-escape", file.path + "!" + number, plain);
        long mark = mark(path, e);
        boolean again = !state.strict() && !lines.add(Hashes.of(m.group(1).toLowerCase(Locale.ROOT) + " " + mark));
        if (!listed.add(mark))
            twice(path, again);
        else if (e == null)
            missing(path);
        else
            compare(e, m.group(1), digest);
    }

    /** From 1.0 on each file stands once in a manifest; before that a line that only says the same again does no harm. */
    private void twice(String path, boolean same) {
        if (same && !state.strict())
            state.note("bag/listed-again", path, file.path);
        else
            state.incomplete("bag/listed-twice", path, file.path);
    }

    private void missing(String path) {
        boolean toFetch = !tag && fetch.has(path);
        state.incomplete(tag ? "bag/tag-missing" : toFetch ? "bag/not-fetched" : "bag/missing-file", path, file.path);
    }

    private void compare(Entry e, String said, MessageDigest digest) {
        e.listed = true;
        bag.note(e);
        if (digest == null)
            return;
        if (!said.matches("[0-9A-Fa-f]{" + 2 * digest.getDigestLength() + "}")) {
            state.invalid("bag/digest", e.path, said, file.path);
            return;
        }
        progress.item(e.path);
        digest.reset();
        byte[] found = bag.digest(e, digest);
        if (found == null)
            state.unverified();
        else if (!Bag.hex(found).equals(said.toLowerCase(Locale.ROOT)))
            state.invalid(tag ? "bag/tag-changed" : "bag/changed", e.path, said, Bag.hex(found), file.path);
        progress.worked(1);
    }
}
