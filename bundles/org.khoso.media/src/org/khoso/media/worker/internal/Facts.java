package org.khoso.media.worker.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.Message;
import org.khoso.api.media.FileDetails;
import org.khoso.api.media.FileDetails.Run;
import org.khoso.api.media.FileFacts;

/** Facts of a file as they are being found. */
final class Facts {
    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_RUNS = 2_000;
    final String file;
    final long size;
    String puid = "";
    String formatName = "";
    String mime = "";
    boolean extensionOk = true;
    int pages;
    int width;
    int height;
    Boolean textLayer;
    double seconds;
    long bitRate;
    boolean encrypted;
    String producer = "";
    final Set<String> embedded = new LinkedHashSet<>();
    boolean javaScript;
    String encryption = "";
    boolean repaired;
    private double dpi;
    private int bits;
    private boolean readable = true;
    private final List<Message> problems = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();

    Facts(Path file, long size) {
        this.file = file.getFileName().toString();
        this.size = size;
    }

    /** Keeps the lowest resolution. */
    void dpi(double d) {
        if (d > 0 && Double.isFinite(d) && (dpi == 0 || d < dpi))
            dpi = d;
    }

    /** Keeps the least depth. */
    void bits(int b) {
        if (b > 0 && (bits == 0 || b < bits))
            bits = b;
    }

    /** Takes the next page; pages that are alike become one run. */
    void page(double pageDpi, int pageBits, boolean image, boolean text, boolean hidden) {
        Run next = new Run(pages, pages, tenths(pageDpi), pageBits, image, text, hidden);
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.like(next))
            runs.set(runs.size() - 1, new Run(last.from(), pages, last.dpi(), last.bits(), image, text, hidden));
        else if (runs.size() < MOST_RUNS)
            runs.add(next);
    }

    private static double tenths(double d) {
        return Double.isFinite(d) ? Math.round(d * 10) / 10.0 : 0;
    }

    void image(int w, int h) {
        width = Math.max(width, w);
        height = Math.max(height, h);
    }

    /** Not readable, for this reason; the name of the file is the first argument. */
    void damaged(String key, Object... args) {
        readable = false;
        odd(key, args);
    }

    /** Not readable, because a library gave up. */
    void damaged(Throwable e) {
        String reason = Text.reason(e);
        if (reason.isEmpty())
            damaged("media.damaged-inside");
        else
            damaged("media.damaged", reason);
    }

    /** Readable, but odd. */
    void odd(String key, Object... args) {
        var all = new ArrayList<Object>(List.of(file));
        all.addAll(List.of(args));
        var m = new Message(key, all);
        if (problems.size() < MOST_PROBLEMS && !problems.contains(m))
            problems.add(m);
    }

    FileFacts done() {
        var details = new FileDetails(runs, List.copyOf(embedded), javaScript, encryption, repaired);
        return new FileFacts(puid, formatName, mime, extensionOk, size, pages, tenths(dpi), width, height, bits, textLayer, seconds,
                bitRate,
                encrypted, readable, producer, List.copyOf(problems), details);
    }
}
