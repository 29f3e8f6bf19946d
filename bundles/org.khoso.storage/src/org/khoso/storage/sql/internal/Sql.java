package org.khoso.storage.sql.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Small help around JDBC. */
public final class Sql {
    /** As many parameters as go well into one IN list. */
    public static final int CHUNK = 512;
    /** H2: ROW_NOT_FOUND_IN_PRIMARY_INDEX. */
    private static final int ROW_GONE = 90143;
    private static final int TRIES = 20;

    private Sql() {
    }

    /** Reads one row. */
    public interface Reader<T> {
        /** @return what the row says */
        T read(ResultSet r) throws SQLException;
    }

    /**
     * Reads a small result. H2 fetches rows one by one: a row that another transaction has taken away since the index named it
     * makes it give up; asked again, it no longer names that row. So a row may be handed to the reader more than once.
     *
     * @return all rows
     */
    public static <T> List<T> list(Connection c, String sql, List<?> args, Reader<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        each(c, sql, List.of(args), r -> all.add(reader.read(r)), all::clear);
        return all;
    }

    /** Asks the same with these arguments, one list after the other; a row may be handed to the reader more than once, see {@link #list}. */
    public static void each(Connection c, String sql, Iterable<? extends List<?>> arguments, Reader<?> reader) throws SQLException {
        each(c, sql, arguments, reader, () -> {
        });
    }

    private static void each(Connection c, String sql, Iterable<? extends List<?>> arguments, Reader<?> reader, Runnable anew)
            throws SQLException {
        try (PreparedStatement ps = c.prepareStatement(sql)) {
            for (List<?> args : arguments)
                each(ps, args, reader, anew);
        }
    }

    private static void each(PreparedStatement ps, List<?> args, Reader<?> reader, Runnable anew) throws SQLException {
        for (int left = TRIES;; left--) {
            bind(ps, args);
            try (ResultSet r = ps.executeQuery()) {
                while (r.next())
                    reader.read(r);
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() != ROW_GONE || left == 0)
                    throw e;
                anew.run();
            }
        }
    }

    /** @return the first row, or null */
    public static <T> T one(Connection c, String sql, List<?> args, Reader<T> reader) throws SQLException {
        List<T> all = list(c, sql, args, reader);
        return all.isEmpty() ? null : all.get(0);
    }

    /** @return rows written */
    public static int update(Connection c, String sql, Object... args) throws SQLException {
        try (PreparedStatement ps = c.prepareStatement(sql)) {
            bind(ps, java.util.Arrays.asList(args));
            return ps.executeUpdate();
        }
    }

    static void bind(PreparedStatement ps, List<?> args) throws SQLException {
        for (int i = 0; i < args.size(); i++)
            set(ps, i + 1, args.get(i));
    }

    static void set(PreparedStatement ps, int at, Object value) throws SQLException {
        switch (value) {
            case null -> ps.setNull(at, Types.NULL);
            case String s -> ps.setString(at, s);
            case Instant i -> ps.setObject(at, i.atOffset(ZoneOffset.UTC));
            default -> ps.setObject(at, value);
        }
    }

    /** @return ?,?,? */
    public static String marks(int n) {
        return "?,".repeat(Math.max(0, n - 1)) + (n > 0 ? "?" : "");
    }

    /**
     * @return the arguments of an IN list, the last one repeated up to a power of two: so few different statements are made, and
     *         the database finds them prepared
     */
    public static <T> List<T> padded(List<T> args) {
        int size = args.size() < 2 ? args.size() : Integer.highestOneBit(args.size() - 1) << 1;
        if (size == args.size())
            return args;
        List<T> all = new ArrayList<>(args);
        while (all.size() < size)
            all.add(args.getLast());
        return all;
    }

    /** @return the collection in pieces that fit into IN lists */
    public static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = all instanceof List<T> l ? l : new ArrayList<>(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int i = 0; i < list.size(); i += CHUNK)
            chunks.add(list.subList(i, Math.min(list.size(), i + CHUNK)));
        return chunks;
    }

    /** @return UUID or null */
    public static UUID uuid(ResultSet r, String column) throws SQLException {
        return r.getObject(column, UUID.class);
    }

    /** @return moment or null */
    public static Instant instant(ResultSet r, String column) throws SQLException {
        OffsetDateTime t = r.getObject(column, OffsetDateTime.class);
        return t == null ? null : t.toInstant();
    }

    static LocalDate day(ResultSet r, String column) throws SQLException {
        return r.getObject(column, LocalDate.class);
    }
}
