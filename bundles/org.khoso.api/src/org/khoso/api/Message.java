package org.khoso.api;

import java.util.List;

/**
 * A sentence that is yet to be said: a key of a bundle's {@code KHOSO-INF/messages/{vi,en}.properties} and its
 * arguments. Rendered only at the edge (window, command line, report), in the reader's language.
 *
 * @param key  key, e.g. {@code intake.file-missing}
 * @param args strings, numbers, {@link PartialDate}s and {@link Bilingual}s for the {@link java.text.MessageFormat} pattern
 */
public record Message(String key, List<Object> args) {
    /** Copies the arguments. */
    public Message {
        args = args == null ? List.of() : args.stream().map(a -> a == null ? (Object) "" : a).toList();
    }

    /** @return a message with these arguments; a null argument is shown as nothing */
    public static Message of(String key, Object... args) {
        return new Message(key, java.util.Arrays.asList(args));
    }
}
