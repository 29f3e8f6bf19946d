package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.survey.sum.internal.Reply.Place;

/** Files with a response each, and files with one a line, as pieces of bytes. */
final class Pieces {
    static final int LARGEST = 64 << 20;
    private static final String LINES = ".jsonl";
    private static final int DEEPEST = 8;

    private Pieces() {
    }

    /** The bytes of a response, or null if they are too many. @param place where @param bytes bytes; null: those of the whole file */
    record Piece(Place place, byte[] bytes) {
    }

    /** Takes pieces. */
    interface Taker {
        void take(Piece piece) throws IOException;
    }

    /** @return files in a stable order: as given, those of a folder by name. @throws KhosoException if one is not there; names it */
    static List<Path> files(List<Path> given) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path p : given)
            if (Files.isDirectory(p))
            try (Stream<Path> all = Files.walk(p, DEEPEST)) {
                all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS) && wanted(f.getFileName().toString())).sorted()
                        .forEach(files::add);
            }
            else if (Files.isRegularFile(p))
            files.add(p);
            else
            throw new KhosoException(Message.of("survey.sum.no-file", p), Message.of("survey.sum.no-file.remedy"), null);
        return files;
    }

    /** What is being written has a name that begins with a full stop. */
    private static boolean wanted(String name) {
        String n = name.toLowerCase(Locale.ROOT);
        return !n.startsWith(".") && (n.endsWith(".json") || n.endsWith(LINES));
    }

    static void each(Path file, Taker taker) throws IOException {
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(LINES)) {
            taker.take(new Piece(new Place(file, 0, 0, null), null));
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            Lines lines = new Lines(in, 0, LARGEST);
            int number = 1;
            for (Lines.Line l; (l = lines.next()) != null; number++)
                if (l.bytes() == null || !blank(l.bytes()))
                taker.take(new Piece(new Place(file, l.offset(), number, null), l.bytes()));
        }
    }

    private static boolean blank(byte[] line) {
        for (byte b : line)
            if (b != ' ' && b != '\t' && b != '\r')
            return false;
        return true;
    }

    /** @return bytes at a place. @throws KhosoException if they are too many */
    static byte[] bytes(Place place) throws IOException {
        if (place.line() == 0) {
            if (Files.size(place.file()) > LARGEST)
                throw tooLarge();
            return Files.readAllBytes(place.file());
        }
        try (InputStream in = Files.newInputStream(place.file())) {
            in.skipNBytes(place.offset());
            Lines.Line line = new Lines(in, place.offset(), LARGEST).next();
            if (line == null)
                throw new IOException(place + " is gone");
            if (line.bytes() == null)
                throw tooLarge();
            return line.bytes();
        }
    }

    static KhosoException tooLarge() {
        return new KhosoException(Message.of("survey.sum.too-large"), null, null);
    }
}
