package org.khoso.capture.internal;

import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneSession;
import au.com.southsky.jfreesane.SaneStatus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.capture.Scanner.Batch;
import org.khoso.api.capture.Scanner.Device;
import org.khoso.api.capture.Scanner.End;
import org.khoso.api.capture.Scanner.PageSink;

/**
 * One batch. A thread of its own talks to the scanner and may hang for ever; the caller's thread receives the pages and
 * gives up when nothing moves.
 */
final class SaneBatch {
    private static final long LOOK_MS = 100;
    private final SaneSession session;
    private final Device device;
    private final Map<String, String> options;
    private final Duration patience;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(1);
    private final PageWatch watch = new PageWatch();
    private volatile boolean stop;
    private int pages;

    private sealed interface Event {
    }

    private record Page(BufferedImage image, int dpi) implements Event {
    }

    private record Over(End end, Message message) implements Event {
    }

    SaneBatch(SaneSession session, Device device, Map<String, String> options, Duration patience) {
        this.session = session;
        this.device = device;
        this.options = options;
        this.patience = patience;
    }

    Batch run(PageSink sink, Progress progress) throws IOException {
        Thread scanning = Thread.ofPlatform().daemon().name("khoso-sane").start(this::scan);
        boolean ended = false;
        try {
            while (true) {
                stop |= progress.cancelled();
                Event e = events.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                if (e instanceof Page p) {
                    sink.page(p.image, p.dpi);
                    pages++;
                    progress.worked(1);
                    watch.moved();
                } else if (e instanceof Over o) {
                    ended = true;
                    return new Batch(pages, o.end, said(o));
                } else if (watch.still().compareTo(patience) > 0) {
                    return new Batch(pages, End.FAILED, Message.of("capture.hung", device.label(), patience.toSeconds()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            if (!ended)
                abandon(scanning);
        }
    }

    private Message said(Over o) {
        if (pages > 0)
            return o.message;
        return switch (o.end) {
            case OUT_OF_PAPER -> Message.of("capture.no-paper", device.label());
            case JAMMED -> Message.of("capture.jammed-first", device.label());
            default -> o.message;
        };
    }

    /** Nobody waits for the thread: where it hangs on a dead line, closing the line wakes it or nothing does. */
    private void abandon(Thread scanning) {
        stop = true;
        scanning.interrupt();
        Thread.ofPlatform().daemon().name("khoso-sane-close").start(this::closeSession);
    }

    private static void log(Exception e) {
        System.getLogger(SaneBatch.class.getName()).log(System.Logger.Level.DEBUG, "closing a scanner", e);
    }

    private void scan() {
        try {
            Over over = batch();
            closeSession(); // before the end is told: the next batch must find the device free
            events.put(over);
        } catch (InterruptedException e) {
            closeSession(); // abandoned
        }
    }

    private Over batch() throws InterruptedException {
        try {
            SaneDevice d = session.getDevice(device.id());
            try {
                d.open();
                return pages(d);
            } catch (SaneException | IOException | RuntimeException | OutOfMemoryError e) { // the last: it announced more than there is
                cancel(d);
                return why(e);
            } finally {
                close(d);
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return why(e);
        }
    }

    /** What goes wrong here says nothing about the batch. */
    private void closeSession() {
        try {
            session.close();
        } catch (IOException e) {
            log(e);
        }
    }

    private Over pages(SaneDevice d) throws IOException, SaneException, InterruptedException {
        var set = new SaneOptions(d, options);
        if (set.problem() != null)
            return new Over(End.FAILED, set.problem());
        // options are not touched between pages: the feeder of some scanners starts anew then
        while (!stop) {
            watch.start();
            BufferedImage image = d.acquireImage(watch);
            if (!watch.complete() || image.getWidth() < 1 || image.getHeight() < 1) {
                cancel(d);
                return new Over(End.FAILED, Message.of("capture.torn-page", device.label()));
            }
            events.put(new Page(PageImages.plain(image), set.dpi()));
            watch.moved();
            if (!set.feeder())
                return new Over(End.OUT_OF_PAPER, Message.of("capture.one-page", device.label()));
        }
        cancel(d);
        return new Over(End.CANCELLED, Message.of("capture.cancelled", device.label()));
    }

    /** After an error the device takes no order before it was told to stop. */
    private static void cancel(SaneDevice d) {
        try {
            if (d.isOpen())
                d.cancel();
        } catch (IOException | RuntimeException e) {
            log(e);
        }
    }

    private static void close(SaneDevice d) {
        try {
            if (d.isOpen())
                d.close();
        } catch (IOException | RuntimeException e) {
            log(e);
        }
    }

    private Over why(Throwable e) {
        String label = device.label();
        SaneStatus s = e instanceof SaneException x ? x.getStatus() : null;
        if (s == null && e instanceof java.net.SocketException && e.getMessage() != null)
            return new Over(End.FAILED, Message.of("capture.line-cut", label, e.getMessage()));
        if (s == null && (e instanceof java.io.EOFException || e instanceof SaneException))
            return new Over(End.FAILED, Message.of("capture.line-ended", label));
        if (s == null) // an answer that no scanner gives: another program, or a stranger, stands at the other end
            return new Over(End.FAILED, Message.of("capture.nonsense", label));
        return switch (s) {
            case STATUS_NO_DOCS -> new Over(End.OUT_OF_PAPER, Message.of("capture.out-of-paper", label));
            case STATUS_JAMMED -> new Over(End.JAMMED, Message.of("capture.jammed", label));
            case STATUS_COVER_OPEN -> new Over(End.COVER_OPEN, Message.of("capture.cover-open", label));
            case STATUS_CANCELLED -> new Over(End.CANCELLED, Message.of("capture.cancelled-there", label));
            case STATUS_DEVICE_BUSY -> new Over(End.FAILED, Message.of("capture.busy", label));
            case STATUS_IO_ERROR -> new Over(End.FAILED, Message.of("capture.io-error", label));
            case STATUS_NO_MEM -> new Over(End.FAILED, Message.of("capture.no-memory", label));
            case STATUS_ACCESS_DENIED -> new Over(End.FAILED, Message.of("capture.denied", label));
            case STATUS_EOF -> new Over(End.FAILED, Message.of("capture.torn-page", label));
            case STATUS_INVAL, STATUS_UNSUPPORTED -> new Over(End.FAILED, Message.of("capture.refused", label));
            default -> new Over(End.FAILED, Message.of("capture.line-cut", label, s.name()));
        };
    }
}
