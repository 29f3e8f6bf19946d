package org.khoso.capture.internal;

import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.ScanListenerAdapter;
import java.time.Duration;

/** Counts the bytes of a page as they come: tells a whole page from a torn one, and a slow scanner from a hung one. */
final class PageWatch extends ScanListenerAdapter {
    private volatile long last = System.nanoTime();
    private volatile long read;
    private volatile long expected;

    void start() {
        read = 0;
        expected = -1;
        moved();
    }

    void moved() {
        last = System.nanoTime();
    }

    Duration still() {
        return Duration.ofNanos(System.nanoTime() - last);
    }

    /** @return whether as many bytes came as the scanner announced, and not none */
    boolean complete() {
        return read > 0 && (expected <= 0 || read >= expected);
    }

    @Override
    public void recordRead(SaneDevice device, int totalBytesRead, int imageSizeBytes) {
        read = totalBytesRead;
        expected = imageSizeBytes;
        moved();
    }
}
