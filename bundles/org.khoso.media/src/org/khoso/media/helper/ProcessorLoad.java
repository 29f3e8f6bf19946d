package org.khoso.media.helper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

/** How busy the processors of this machine were since the last question, from 0 to 1; -1 where the system does not tell. Thread-safe. */
final class ProcessorLoad implements DoubleSupplier {
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int LAST = 8;
    private final Path file;
    private long idle;
    private long all;

    /** On Linux. */
    ProcessorLoad() {
        this(Path.of("/proc/stat"));
    }

    ProcessorLoad(Path file) {
        this.file = file;
        getAsDouble();
    }

    @Override
    public synchronized double getAsDouble() {
        try (var lines = Files.newBufferedReader(file)) {
            String[] ticks = lines.readLine().split("\\s+");
            long idleBefore = idle;
            long allBefore = all;
            idle = Long.parseLong(ticks[IDLE]) + Long.parseLong(ticks[WAITING]);
            all = 0;
            for (int i = 1; i <= LAST; i++)
                all += Long.parseLong(ticks[i]);
            return all <= allBefore ? -1 : 1 - (idle - idleBefore) / (double) (all - allBefore);
        } catch (IOException | RuntimeException e) { // another system
            return -1;
        }
    }
}
