package org.khoso.api.capture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.khoso.api.Message;
import org.khoso.api.Progress;

/** Extension point: a way to reach scanners (SANE, a watched folder, a vendor's driver). A DS component. Thread-safe. */
public interface Scanner {
    /** A device. @param id id @param label as shown */
    record Device(String id, String label) {
    }

    /** @return devices that answer now. @throws org.khoso.api.KhosoException if none can be reached; says what is missing */
    List<Device> devices() throws IOException;

    /** How a batch ended. */
    enum End {
        /** The feeder is empty: the normal end. */
        OUT_OF_PAPER,
        /** Paper jam. */
        JAMMED,
        /** Cover open. */
        COVER_OPEN,
        /** The user stopped it. */
        CANCELLED,
        /** The device or the line failed. */
        FAILED
    }

    /** Result of a batch. @param pages pages accepted @param end why it ended @param message the same for a person */
    record Batch(int pages, End end, Message message) {
    }

    /** Receives pages as they come. */
    interface PageSink {
        /** @param image page @param dpi resolution */
        void page(BufferedImage image, int dpi) throws IOException;
    }

    /** Scans until the feeder is empty. An empty or torn image is never handed on. @param options resolution, mode, source by the device's own names */
    Batch scan(Device device, java.util.Map<String, String> options, PageSink sink, Progress progress) throws IOException;
}
