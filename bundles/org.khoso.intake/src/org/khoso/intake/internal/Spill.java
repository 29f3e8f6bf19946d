package org.khoso.intake.internal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.TableRow;

/**
 * Rows put aside on disk until their dossier is due, in a file that only the user can read and that goes when closed.
 * Of a secret row only what its files are found by is put there.
 */
final class Spill implements Closeable {
    private static final Cell.Kind[] KINDS = Cell.Kind.values();
    private static final int LINKED = 0x80;
    private final Path file;
    private final DataOutputStream out;
    /** Of the one row that is being read. */
    private final byte[] buffer = new byte[2048];
    private RandomAccessFile in;
    private long end;

    Spill() throws IOException {
        file = Files.createTempFile("khoso-intake", ".rows");
        file.toFile().deleteOnExit();
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /** @return where the row was put */
    long write(TableRow row) throws IOException {
        long at = end;
        int filled = row.filled();
        out.writeInt(row.number());
        out.writeShort(filled);
        end += 6;
        for (int c = 0; c < row.cells().size(); c++) {
            Cell cell = row.cell(c);
            if (cell.blank())
                continue;
            byte[] b = cell.text().getBytes(StandardCharsets.UTF_8);
            out.writeShort(c);
            out.writeByte(cell.kind().ordinal() | (cell.link().isEmpty() ? 0 : LINKED));
            out.writeDouble(cell.number());
            end += 11 + text(b);
            if (!cell.link().isEmpty())
                end += text(cell.link().getBytes(StandardCharsets.UTF_8));
        }
        return at;
    }

    private int text(byte[] b) throws IOException {
        out.writeInt(b.length);
        out.write(b);
        return 4 + b.length;
    }

    private static String text(DataInputStream d) throws IOException {
        return new String(d.readNBytes(d.readInt()), StandardCharsets.UTF_8);
    }

    /** Writing is over. */
    void turn() throws IOException {
        out.close();
        in = new RandomAccessFile(file.toFile(), "r");
    }

    /** @return the row that was put there */
    TableRow read(long at) throws IOException {
        in.seek(at);
        DataInputStream d = new DataInputStream(new Buffered());
        int number = d.readInt();
        int filled = d.readUnsignedShort();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < filled; i++) {
            int c = d.readUnsignedShort();
            int kind = d.readUnsignedByte();
            double n = d.readDouble();
            String text = text(d);
            while (cells.size() < c)
                cells.add(Cell.BLANK);
            cells.add(new Cell(KINDS[kind & ~LINKED], text, n, kind < LINKED ? "" : text(d)));
        }
        return new TableRow(number, false, cells);
    }

    /** Reads ahead a little, so that a row costs one or two calls of the system. */
    private final class Buffered extends InputStream {
        private int at;
        private int have;

        @Override
        public int read() throws IOException {
            if (at == have) {
                have = Math.max(0, in.read(buffer));
                at = 0;
            }
            return at == have ? -1 : buffer[at++] & 0xff;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            if (len == 0)
                return 0;
            int first = read();
            if (first < 0)
                return -1;
            b[off] = (byte) first;
            int n = Math.min(len - 1, have - at);
            System.arraycopy(buffer, at, b, off + 1, n);
            at += n;
            return n + 1;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (in != null)
            in.close();
        Files.deleteIfExists(file);
    }
}
