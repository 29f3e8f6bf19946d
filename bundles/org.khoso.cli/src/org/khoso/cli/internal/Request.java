package org.khoso.cli.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What another process asks for.
 *
 * @param directory its working folder
 * @param args      its command line
 */
record Request(Path directory, List<String> args) {
    private static final int MOST_ARGUMENTS = 10_000;
    private static final long MOST_BYTES = 8L << 20;

    /** @return the request; empty if whoever sends it does not know the token, or asks for too much. @throws IOException if it is cut off or none */
    static Optional<Request> read(DataInputStream in, String token) throws IOException {
        if (!MessageDigest.isEqual(token.getBytes(StandardCharsets.US_ASCII), in.readUTF().getBytes(StandardCharsets.UTF_8)))
            return Optional.empty();
        try {
            Path directory = Path.of(in.readUTF());
            int n = in.readInt();
            if (n < 0 || n > MOST_ARGUMENTS)
                return Optional.empty();
            List<String> args = new ArrayList<>();
            long bytes = 0;
            for (int i = 0; i < n; i++) {
                int length = in.readInt();
                bytes += length;
                if (length < 0 || bytes > MOST_BYTES)
                    return Optional.empty();
                byte[] text = in.readNBytes(length);
                if (text.length < length)
                    throw new EOFException();
                args.add(new String(text, StandardCharsets.UTF_8));
            }
            return Optional.of(new Request(directory, List.copyOf(args)));
        } catch (InvalidPathException e) { // a name that this system has not
            return Optional.empty();
        }
    }
}
