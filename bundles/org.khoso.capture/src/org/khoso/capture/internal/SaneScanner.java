package org.khoso.capture.internal;

import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneSession;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.capture.Scanner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Scanners that saned serves, on this machine or another. */
@Component(service = Scanner.class, property = {"id=sane", "label=SANE"})
public final class SaneScanner implements Scanner {
    private static final long CONNECT_SECONDS = 5;
    private final Duration patience;

    /** A scanner that shows no sign of life for 60 s ({@code khoso.sane.timeout}) is given up. */
    @Activate
    public SaneScanner() {
        this(Duration.ofSeconds(Integer.getInteger("khoso.sane.timeout", 60)));
    }

    /** @param patience longest time without a byte from the scanner */
    public SaneScanner(Duration patience) {
        this.patience = patience;
    }

    @Override
    public List<Device> devices() throws IOException {
        SaneAddress at = SaneAddress.of(Map.of());
        var task = new FutureTask<>(() -> list(at));
        Thread.ofPlatform().daemon().name("khoso-sane-list").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (TimeoutException e) {
            throw new KhosoException(Message.of("capture.hung", at.toString(), patience.toSeconds()), Message.of("capture.hung-remedy"), e);
        } catch (ExecutionException e) {
            throw unreachable(at, e.getCause());
        }
    }

    private List<Device> list(SaneAddress at) throws IOException, SaneException {
        try (SaneSession s = open(at)) {
            return s.listDevices().stream().map(SaneScanner::device).toList();
        }
    }

    private static Device device(SaneDevice d) {
        String label = (d.getVendor() + " " + d.getModel()).strip();
        return new Device(d.getName(), label.isEmpty() ? d.getName() : label);
    }

    static KhosoException unreachable(SaneAddress at, Throwable e) {
        return new KhosoException(Message.of("capture.no-saned", at.toString()), Message.of("capture.no-saned-remedy", at.toString()), e);
    }

    SaneSession open(SaneAddress at) throws IOException {
        var address = at.socket();
        if (address.isUnresolved())
            throw new IOException("unknown host " + at.host());
        return SaneSession.withRemoteSane(address, CONNECT_SECONDS, TimeUnit.SECONDS, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Batch scan(Device device, Map<String, String> options, PageSink sink, Progress progress) throws IOException {
        SaneAddress at = SaneAddress.of(options);
        SaneSession session;
        try {
            session = open(at);
        } catch (IOException e) {
            throw unreachable(at, e);
        }
        return new SaneBatch(session, device, options, patience).run(sink, progress);
    }
}
