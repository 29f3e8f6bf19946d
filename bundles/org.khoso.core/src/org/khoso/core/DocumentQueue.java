package org.khoso.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.api.search.SearchProvider.Page;

/**
 * Documents read by one thread while another puts them into the index: reading the database and analysing words take about as
 * long. What waits between them is bounded by its letters, so that a record of a thousand pages counts as what it is.
 */
final class DocumentQueue implements Iterator<Document>, AutoCloseable {
    private static final int LETTERS = 4_000_000;
    /** What a document weighs beside its texts. */
    private static final int BARE = 2_000;
    private static final Object END = new Object();

    /** Makes documents. */
    interface Reader {
        /** Gives all documents, in order. */
        void read(Sink sink) throws IOException;
    }

    /** Takes documents. */
    interface Sink {
        /** @throws IOException if nobody wants more */
        void take(Document document) throws IOException;
    }

    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(LETTERS);
    private final Thread thread;
    private volatile boolean closed;
    private Object next;
    private int weight;

    DocumentQueue(Reader reader) {
        thread = Thread.ofPlatform().daemon().name("khoso-index-reader").start(() -> run(reader));
    }

    private void run(Reader reader) {
        try {
            reader.read(d -> {
                try {
                    room.acquire(weight(d));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new java.io.InterruptedIOException();
                }
                if (closed)
                    throw new java.io.InterruptedIOException();
                queue.add(d);
            });
            queue.add(END);
        } catch (Throwable e) { // whoever waits for the next document must hear of it, whatever it is
            queue.add(e);
        }
    }

    private static int weight(Document d) {
        long letters = BARE;
        for (Page p : d.pages())
            letters += p.text() == null ? 0 : p.text().length();
        return (int) Math.min(LETTERS, letters);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            room.release(weight);
            weight = 0;
            next = taken();
        }
        return switch (next) {
            case Document d -> true;
            case IOException e -> throw new UncheckedIOException(e);
            case UncheckedIOException e -> throw new UncheckedIOException(e.getCause());
            case Throwable e -> throw new IllegalStateException(e);
            default -> false;
        };
    }

    private Object taken() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new java.io.InterruptedIOException();
        }
    }

    @Override
    public Document next() {
        if (!hasNext())
            throw new NoSuchElementException();
        Document d = (Document) next;
        weight = weight(d);
        next = null;
        return d;
    }

    /** The reader is never interrupted: it may stand in the database, whose file an interrupt would close for everybody. */
    @Override
    public void close() {
        closed = true;
        room.release(LETTERS * 2); // whatever it waits for there is room now
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
