package org.khoso.storage.sql.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What differs between the two databases. Driver classes are used directly: no driver manager in OSGi. */
public enum Dialect {
    /** Embedded. */
    H2 {
        @Override
        String type(ValueType type) {
            return switch (type) {
                case TEXT -> text();
                case INTEGER -> "BIGINT";
                case DECIMAL -> "DECFLOAT(34)";
                case BOOLEAN -> "BOOLEAN";
                case INSTANT -> "TIMESTAMP(6) WITH TIME ZONE";
                case UUID -> "UUID";
                case DATE -> "DATE";
            };
        }

        @Override
        String text() {
            return "VARCHAR";
        }

        @Override
        String large() {
            return "CLOB";
        }

        @Override
        String key() {
            return "VARCHAR(1000)";
        }
    },
    /** Shared. */
    POSTGRESQL {
        @Override
        String type(ValueType type) {
            return type == ValueType.DECIMAL ? "NUMERIC" : type == ValueType.TEXT ? text() : H2.type(type);
        }

        @Override
        String text() {
            return "TEXT COLLATE \"C\"";
        }

        @Override
        String large() {
            return "TEXT";
        }

        @Override
        String key() {
            return "VARCHAR(1000) COLLATE \"C\"";
        }
    };

    private static final String ALLOWED_CLASSES = "h2.allowedClasses";
    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql:\\S+");
    /** Settings of the driver that load classes or write files. */
    private static final Pattern FOREIGN = Pattern
            .compile("(?i)[?&](socketFactory|sslfactory|sslhostnameverifier|sslpasswordcallback|logger|authentication"
                    + "PluginClassName|xmlFactoryFactory)[^=&]*=");

    private static final int PAGE = 2000;

    abstract String type(ValueType type);

    /** @return type of texts of any length that are compared byte by byte */
    abstract String text();

    /** @return type of JSON */
    abstract String large();

    /** @return type of an indexed key */
    abstract String key();

    /** Lets one writer in at a time, across processes; ends with the transaction. The embedded one has a single process. */
    public void oneWriter(Connection c) throws SQLException {
        if (this == POSTGRESQL)
            run(c, "SELECT pg_advisory_xact_lock(hashtext(current_schema()))");
    }

    /** @return that of a connection */
    public static Dialect of(Connection c) throws SQLException {
        return c.getMetaData().getDatabaseProductName().startsWith("H2") ? H2 : POSTGRESQL;
    }

    /** @return whether other processes may write too */
    public boolean shared() {
        return this == POSTGRESQL;
    }

    /** Prepares a statement whose result is read row by row and never held as a whole; not in auto-commit mode. */
    static void streaming(Statement s) throws SQLException {
        s.setFetchSize(PAGE);
    }

    /** @return source of the embedded database in a folder */
    static DataSource h2(Path folder) {
        // an archive may come from anybody: what stands in its database must not name a class to be loaded
        if (System.getProperty(ALLOWED_CLASSES) == null)
            System.setProperty(ALLOWED_CLASSES, "");
        JdbcDataSource ds = new JdbcDataSource();
        ds.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve("khoso") + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
                + ";MAX_MEMORY_ROWS=2000000;MAX_LENGTH_INPLACE_LOB=16384"
                + ";CACHE_SIZE=65536;LOCK_TIMEOUT=20000;LAZY_QUERY_EXECUTION=1;QUERY_CACHE_SIZE=128;WRITE_DELAY=" + Saves.NEVER_MILLIS);
        ds.setUser("khoso");
        ds.setPassword("");
        return ds;
    }

    /** @return source of a shared database. @throws IllegalArgumentException if the address is none, or sets what an archive's file has no say in */
    static DataSource postgresql(String url, String schema) {
        if (!ADDRESS.matcher(url).matches() || FOREIGN.matcher(url).find())
            throw new IllegalArgumentException(url);
        PGSimpleDataSource ds = new PGSimpleDataSource();
        ds.setURL(url);
        ds.setCurrentSchema(schema);
        ds.setReWriteBatchedInserts(true);
        ds.setTcpKeepAlive(true);
        ds.setApplicationName("khoso " + schema); // how others who migrate it see us
        return ds;
    }

    static void run(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
