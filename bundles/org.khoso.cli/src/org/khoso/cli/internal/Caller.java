package org.khoso.cli.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.khoso.cli.client.Client;

/** The person at the other process. What comes from there are answers to questions; the end of the stream means that the verb was stopped. */
final class Caller implements Verbs.Person {
    private final DataInputStream in;
    private final Asker asker;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
    private volatile boolean gone;

    /** Sends a question. */
    interface Asker {
        /** @param type frame of the question */
        void ask(int type, byte[] question) throws IOException;
    }

    Caller(DataInputStream in, Asker asker) {
        this.in = in;
        this.asker = asker;
    }

    /** Takes answers until the caller goes away. */
    void watch() {
        try {
            while (true) {
                boolean there = in.readBoolean();
                String value = in.readUTF();
                answers.add(there ? Optional.of(value) : Optional.empty());
            }
        } catch (IOException e) {
            System.getLogger("org.khoso.cli").log(System.Logger.Level.TRACE, "verb client", e);
        }
        gone = true;
        answers.add(Optional.empty()); // who waits for an answer gets none
    }

    @Override
    public String environment(String name) throws IOException {
        return ask(Client.VARIABLE, name);
    }

    @Override
    public char[] secret(String prompt) throws IOException {
        String typed = ask(Client.SECRET, prompt);
        return typed == null ? null : typed.toCharArray();
    }

    private synchronized String ask(int type, String question) throws IOException {
        if (gone)
            return null;
        asker.ask(type, question.getBytes(StandardCharsets.UTF_8));
        try {
            return answers.take().orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
