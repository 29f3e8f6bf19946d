package org.khoso.intake.files.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.text.Fold;
import org.khoso.text.Identifiers;
import org.khoso.text.LegacyText;

/**
 * The folders of a delivery. Files are listed folder by folder when wanted; of each only one bit is kept. Links are never
 * followed.
 */
public final class FileTree {
    private static final int DEEPEST = 32;
    private static final int SAMPLE = 20_000;
    private static final int MOST = 2_000_000;
    private final Map<String, Folder> byPath = new HashMap<>();
    private final List<Folder> all = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<Folder> unreadable = new ArrayList<>();
    private final Folder root;
    private final StringBuilder sample = new StringBuilder();
    private final LegacyText form;
    private int entries;

    /** Walks the folders. */
    public FileTree(Path path, Progress progress) throws IOException {
        root = new Folder(path, "", null);
        Deque<Folder> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty() && !progress.cancelled()) {
            Folder f = open.pop();
            all.add(f);
            byPath.put(Names.path(f.relative()), f);
            List<Folder> below = new ArrayList<>();
            for (Path p : looked(f)) {
                sample(p.getFileName().toString());
                if (++entries > MOST)
                    throw new KhosoException(Message.of("intake.too-many-files", MOST),
                            Message.of("intake.too-many-files.remedy"), null);
                if (Files.isSymbolicLink(p))
                    links.add(relative(f, p));
                else if (Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS) && f.depth() < DEEPEST)
                    below.add(new Folder(p, relative(f, p), f));
                else if (Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    f.grow();
            }
            for (int i = below.size() - 1; i >= 0; i--)
                open.push(below.get(i));
        }
        form = sample.isEmpty() || sample.chars().anyMatch(c -> c > 0x1000) ? LegacyText.NONE : LegacyText.of(sample.toString());
        if (form != LegacyText.NONE)
            all.forEach(f -> byPath.putIfAbsent(Names.path(read(f.relative())), f));
    }

    private void sample(String name) {
        if (sample.length() < SAMPLE && name.chars().anyMatch(c -> c > 127))
            sample.append(Fold.nfc(name)).append(' ');
    }

    /** @return a name as it was meant: names typed in fonts of before Unicode look like nothing that a catalogue says */
    String read(String name) {
        return form == LegacyText.NONE ? name : Fold.nfc(form.decode(name));
    }

    /** A folder that cannot be opened is told, and the others are read. */
    private List<Path> looked(Folder f) throws IOException {
        try {
            return entries(f);
        } catch (IOException e) {
            if (f.parent() == null)
                throw e;
            unreadable.add(f);
            return List.of();
        }
    }

    private static String relative(Folder f, Path p) {
        String name = Fold.nfc(p.getFileName().toString());
        return f.relative().isEmpty() ? name : f.relative() + "/" + name;
    }

    private static List<Path> entries(Folder f) throws IOException {
        List<Path> out = new ArrayList<>();
        try (DirectoryStream<Path> s = Files.newDirectoryStream(f.path())) {
            for (Path p : s)
                if (!junk(p.getFileName().toString()))
                out.add(p);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        out.sort(Comparator.comparing(p -> Fold.nfc(p.getFileName().toString()),
                Identifiers.NATURAL.thenComparing(Comparator.naturalOrder())));
        return out;
    }

    /** @return whether a name is that of something programs leave behind */
    public static boolean junk(String name) {
        String n = name.toLowerCase(Locale.ROOT);
        return n.equals("thumbs.db") || n.equals(".ds_store") || n.equals("desktop.ini") || n.startsWith("~$")
                || n.startsWith("._")
                || n.equals("__macosx") || n.equals(".spotlight-v100") || n.equals(".trashes") || n.equals("$recycle.bin")
                || n.equals("system volume information") || n.equals(".fseventsd") || n.startsWith(".~lock.")
                || n.endsWith(".tmp") && n.startsWith("~");
    }

    /** @return the top folder */
    public Folder root() {
        return root;
    }

    /** @return all folders, parents first, in natural order */
    public List<Folder> folders() {
        return all;
    }

    /** @return folders that could not be opened */
    public List<Folder> unreadable() {
        return unreadable;
    }

    /** @return links that were not followed */
    public List<String> links() {
        return links;
    }

    /** @return the folder with that path, in any case and form of letters; null if there is none */
    public Folder folder(String relative) {
        return byPath.get(Names.path(relative));
    }

    /** @return regular files of a folder in natural order */
    public static List<Path> files(Folder f) throws IOException {
        if (f.count() == 0)
            return List.of(); // nor can a folder be opened that could not be when the delivery was walked
        return entries(f).stream().filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS)).toList();
    }
}
