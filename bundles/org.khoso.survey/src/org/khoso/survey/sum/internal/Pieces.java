package org.khoso.survey.sum.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long at = 0;
            for (int line = 1;; line++) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
                long length = line(in, bytes);
                if (length == 0)
                    return;
                if (length > LARGEST || bytes.size() > 0)
                    taker.take(new Piece(new Place(file, at, line, null), length > LARGEST ? null : bytes.toByteArray()));
                at += length;
            }
        }
    }

    /** Reads a line; of one that is too long nothing is kept. @return its length with its end; 0 behind the last one */
    private static long line(InputStream in, ByteArrayOutputStream bytes) throws IOException {
        long length = 0;
        for (int b; (b = in.read()) >= 0;) {
            length++;
            if (b == '\n')
                return length;
            if (length <= LARGEST)
                bytes.write(b);
            else
                bytes.reset();
        }
        return length;
    }

    /** @return bytes at a place. @throws KhosoException if they are too many */
    static byte[] bytes(Place place) throws IOException {
        if (place.line() == 0) {
            if (Files.size(place.file()) > LARGEST)
                throw tooLarge();
            return Files.readAllBytes(place.file());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(place.file()), 1 << 16)) {
            in.skipNBytes(place.offset());
            if (line(in, bytes) > LARGEST)
                throw tooLarge();
        }
        return bytes.toByteArray();
    }

    static KhosoException tooLarge() {
        return new KhosoException(Message.of("survey.sum.too-large"), null, null);
    }
}
