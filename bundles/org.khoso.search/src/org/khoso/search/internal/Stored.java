package org.khoso.search.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.api.search.SearchProvider.Page;

/** What a hit shows, as bytes beside the document. @param values described values in the order of the index */
record Stored(UUID id, Kind kind, String code, String title, List<Value> values) {
    /** A described value. */
    record Value(String field, String text) {
    }

    /** A page: its file, its number, its length in characters. */
    record PageRef(UUID file, int page, int length) {
        private static final int BYTES = 24;
    }

    static Stored of(Document d, List<Value> values) {
        return new Stored(d.id(), d.kind(), text(d.code()), text(d.title()), values);
    }

    static String text(String s) {
        return s == null ? "" : s;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
        write(out, kind.name());
        write(out, code);
        write(out, title);
        out.writeInt(values.size());
        for (Value v : values) {
            write(out, v.field);
            write(out, v.text);
        }
        return bytes.toByteArray();
    }

    static Stored read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        UUID id = new UUID(in.readLong(), in.readLong());
        Kind kind = Kind.valueOf(read(in));
        String code = read(in);
        String title = read(in);
        int n = in.readInt();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < n; i++)
            values.add(new Value(read(in), read(in)));
        return new Stored(id, kind, code, title, values);
    }

    private static void write(DataOutputStream out, String s) throws IOException {
        byte[] b = s.getBytes(StandardCharsets.UTF_8);
        out.writeInt(b.length);
        out.write(b);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    static byte[] table(List<Page> pages) {
        ByteBuffer b = ByteBuffer.allocate(pages.size() * PageRef.BYTES);
        for (Page p : pages) {
            UUID file = p.file() == null ? new UUID(0, 0) : p.file();
            b.putLong(file.getMostSignificantBits()).putLong(file.getLeastSignificantBits());
            b.putInt(p.page()).putInt(p.text().length());
        }
        return b.array();
    }

    static List<PageRef> pages(byte[] table) {
        ByteBuffer b = ByteBuffer.wrap(table);
        List<PageRef> pages = new ArrayList<>(table.length / PageRef.BYTES);
        while (b.remaining() >= PageRef.BYTES) {
            UUID file = new UUID(b.getLong(), b.getLong());
            boolean none = file.getMostSignificantBits() == 0 && file.getLeastSignificantBits() == 0;
            pages.add(new PageRef(none ? null : file, b.getInt(), b.getInt()));
        }
        return pages;
    }
}
