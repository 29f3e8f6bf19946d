package org.khoso.storage.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.storage.journal.internal.Entry;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Migration;
import org.khoso.storage.sql.internal.Sql;

/**
 * Holds findings, what was set aside, and runs against the journal: what it tells of them is applied to an empty database on disk, by
 * the same code that wrote the archive's, and the two are read side by side. Memory does not grow with either.
 */
final class LedgerCheck implements AutoCloseable {
    private static final int COMMIT = 500;
    private static final int PAGE = 500;
    private static final String PREFIX = "verify-";
    private static final String MINE = PREFIX + ProcessHandle.current().pid() + "-";
    private final Path folder;
    private final Database scratch;
    private final Connection told;
    private final UUID writer;
    private final List<RunOperation.Marked> marks = new ArrayList<>();
    private int open;

    /** A table, how its rows are told apart, and the rule for a row that differs. */
    enum Ledger {
        /** Findings of each source. */
        FINDING("finding-changed", "k_finding", "k_finding.source", "key_hash", "rule_key,subject,state,run,since,body"),
        /** What persons have set aside. */
        WAIVER("waiver-changed", "k_waiver", null, "key_hash", "finding_key,actor,actor_name,reason,since"),
        /** Runs. */
        RUN("run-changed", "k_run", null, "CAST(id AS VARCHAR)", "kind,input,settings,state,started,ended,actor,actor_name,summary"),
        /** Items of each run. */
        ITEM("run-changed", "k_run_item", "run", "item_hash", "item,state,detail,ord");

        private final String rule;
        private final String table;
        private final String group;
        private final String sql;

        Ledger(String rule, String table, String group, String key, String columns) {
            this.rule = rule;
            this.table = table;
            this.group = group;
            sql = "SELECT " + key + "," + columns + " FROM " + table + " WHERE " + (group == null ? "" : group + "=? AND ") + key
                    + ">? ORDER BY " + key
                    + " LIMIT " + PAGE;
        }

        private List<Object> groups(Connection c) throws SQLException {
            return group == null
                    ? List.of("")
                    : Sql.list(c, "SELECT DISTINCT " + group + " FROM " + table, List.of(), r -> r.getObject(1));
        }

        /** Another release may write the same finding in other words. */
        private boolean same(String[] a, String[] b) {
            if (Arrays.equals(a, b))
                return true;
            int last = a.length - 1;
            return this == FINDING && Arrays.equals(a, 0, last, b, 0, last)
                    && Json.finding(Json.read(a[last])).equals(Json.finding(Json.read(b[last])));
        }
    }

    /** What is found. */
    interface Report {
        /** @param rule key of the message @param name what the row is about */
        void differs(String rule, String name);
    }

    /** @param db folder of the archive's database, where the other one stands while this is open */
    LedgerCheck(Path db, UUID writer) throws IOException, SQLException {
        this.writer = writer;
        leftovers(db);
        folder = Files.createTempDirectory(db, MINE);
        scratch = Database.h2(folder);
        told = scratch.take();
        Migration.ledgers(told, scratch.dialect());
        told.commit();
    }

    /** Of checks that were killed: the archive has one owner, so no other process runs one; this one may run several. */
    private static void leftovers(Path db) throws IOException {
        try (Stream<Path> all = Files.list(db)) {
            for (Path p : all.filter(p -> p.getFileName().toString().startsWith(PREFIX) && !p.getFileName().toString().startsWith(MINE)
                    && Files.isDirectory(p)).toList())
                delete(p);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(p);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The next entry. */
    void entry(Entry e, Replayed was) throws SQLException, IOException {
        switch (was.operation()) {
            case ChangeOperation change when change.runItem() != null -> marks.add(new RunOperation.Marked(change.runItem(), e.seq()));
            case RunOperation.Mark mark -> marks.add(new RunOperation.Marked(mark.item(), e.seq()));
            case RunOperation run -> run.apply(target(e, was));
            case FindingOperation finding -> finding.apply(target(e, was));
            default -> {
                return;
            }
        }
        if (++open % COMMIT == 0)
            flush();
    }

    private Applying target(Entry e, Replayed was) {
        return new Applying(told, e.seq(), was.when(), was.actor(), writer, null, null);
    }

    private void flush() throws SQLException {
        RunOperation.mark(told, marks);
        marks.clear();
        told.commit();
    }

    /** After the last entry. @param archive snapshot of the archive's database */
    void compare(Connection archive, Report report) throws SQLException {
        flush();
        for (Ledger ledger : Ledger.values()) {
            Set<Object> groups = new LinkedHashSet<>(ledger.groups(told));
            groups.addAll(ledger.groups(archive));
            for (Object group : groups)
                compare(ledger, new Rows(told, ledger, group), new Rows(archive, ledger, group), report);
        }
    }

    private static void compare(Ledger ledger, Rows told, Rows is, Report report) throws SQLException {
        for (String[] a = told.peek(), b = is.peek(); a != null || b != null; a = told.peek(), b = is.peek()) {
            int order = a == null ? 1 : b == null ? -1 : a[0].compareTo(b[0]);
            if (order != 0 || !ledger.same(a, b))
                report.differs(ledger.rule, (order <= 0 ? a : b)[1]);
            if (order <= 0)
                told.next();
            if (order >= 0)
                is.next();
        }
    }

    /** Rows of one group in the order of their keys, a page at a time. */
    private static final class Rows {
        private final Connection c;
        private final Ledger ledger;
        private final Object group;
        private final Deque<String[]> page = new ArrayDeque<>();
        private String last = "";
        private boolean end;

        Rows(Connection c, Ledger ledger, Object group) {
            this.c = c;
            this.ledger = ledger;
            this.group = group;
        }

        String[] peek() throws SQLException {
            if (page.isEmpty() && !end)
                load();
            return page.peek();
        }

        void next() {
            last = page.remove()[0];
        }

        private void load() throws SQLException {
            page.addAll(Sql.list(c, ledger.sql, ledger.group == null ? List.of(last) : List.of(group, last), r -> {
                String[] row = new String[r.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++)
                    row[i] = r.getString(i + 1);
                return row;
            }));
            end = page.size() < PAGE;
        }
    }

    @Override
    public void close() throws IOException {
        scratch.give(told, false);
        scratch.close();
        delete(folder);
    }
}
