package org.khoso.capture.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Runs the tesseract program: one thread, a time-out, and never more output than a page can have. */
final class Tesseract {
    private static final int MOST_OUTPUT = 32_000_000;
    private final List<String> command;
    private final Duration patience;

    /** What it printed. */
    record Output(int status, String text) {
    }

    /** @param command program with leading arguments */
    Tesseract(List<String> command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    Duration patience() {
        return patience;
    }

    /** @throws KhosoException if it is late @throws IOException if it can't be started */
    Output run(List<String> arguments, boolean withErrors) throws IOException {
        var all = new ArrayList<>(command);
        all.addAll(arguments);
        var b = new ProcessBuilder(all).redirectErrorStream(withErrors);
        if (!withErrors)
            b.redirectError(ProcessBuilder.Redirect.DISCARD);
        // with more threads than one a page takes four times as long
        b.environment().put("OMP_THREAD_LIMIT", "1");
        b.environment().put("OMP_NUM_THREADS", "1");
        Process p = b.start();
        try {
            p.getOutputStream().close();
            var reading = new FutureTask<>(() -> read(p.getInputStream()));
            Thread.ofPlatform().daemon().name("khoso-tesseract").start(reading);
            String text = reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!p.waitFor(5, TimeUnit.SECONDS))
                throw late();
            return new Output(p.exitValue(), text);
        } catch (TimeoutException e) {
            throw late();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            p.descendants().forEach(ProcessHandle::destroyForcibly);
            p.destroyForcibly();
        }
    }

    private static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_OUTPUT);
        if (bytes.length == MOST_OUTPUT)
            throw new IOException("too much output");
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private KhosoException late() {
        return new Late(Message.of("capture.ocr-late", patience.toSeconds()));
    }

    /** It took too long. */
    static final class Late extends KhosoException {
        private static final long serialVersionUID = 1L;

        Late(Message m) {
            super(m, null, null);
        }
    }
}
