package org.khoso.packaging.internal;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What was written for each record, kept on disk once it is much: METS and PREMIS are made from it in several passes, so that memory does
 * not grow with the number of files.
 */
final class Spill implements Closeable {
    /** The description of a record. @param part its XML file @param ordinal number from 1 @param kind Doc, Pic or Media @param linked whether another package holds its files */
    record Record(Part part, long ordinal, String kind, boolean linked) {
    }

    /**
     * A file of a record.
     *
     * @param part     as written
     * @param id       identity
     * @param original name before
     * @param mime     media type
     * @param puid     PRONOM id or empty
     * @param link     whether it only says which package holds the file
     * @param record   its record
     */
    record Data(Part part, String id, String original, String mime, String puid, boolean link, Record record) {
    }

    /** Sees what is in the spill, each record before its files. */
    interface Visitor {
        default void record(Record record) throws IOException {
        }

        default void data(Data data) throws IOException {
        }

        default void end() throws IOException {
        }
    }

    private final Spool spool;
    private final DataOutputStream out;
    private long data;
    private long links;

    Spill(Path path) {
        spool = new Spool(path);
        out = new DataOutputStream(spool);
    }

    void add(Record r) throws IOException {
        out.writeByte('R');
        write(r.part);
        out.writeLong(r.ordinal);
        text(r.kind);
        out.writeBoolean(r.linked);
    }

    void add(Data d) throws IOException {
        out.writeByte('D');
        write(d.part);
        text(d.id);
        text(d.original);
        text(d.mime);
        text(d.puid);
        out.writeBoolean(d.link);
        if (d.link)
            links++;
        else
            data++;
    }

    /** @return files that the package holds */
    long dataFiles() {
        return data;
    }

    /** @return files that only name another package */
    long linkFiles() {
        return links;
    }

    /** Names of strangers may be longer than writeUTF can hold. */
    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private void write(Part p) throws IOException {
        text(p.path());
        out.writeLong(p.size());
        text(p.hash());
    }

    void forEach(Visitor visitor) throws IOException {
        try (DataInputStream in = new DataInputStream(spool.open())) {
            Record record = null;
            for (int kind = in.read(); kind >= 0; kind = in.read()) {
                Part part = new Part(text(in), in.readLong(), text(in));
                if (kind == 'R')
                    visitor.record(record = new Record(part, in.readLong(), text(in), in.readBoolean()));
                else if (kind == 'D')
                    visitor.data(new Data(part, text(in), text(in), text(in), text(in), in.readBoolean(), record));
                else
                    throw new EOFException();
            }
        }
        visitor.end();
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
