package org.khoso.survey.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.model.Concepts;

/**
 * Which dossiers and records are digitised. Reads the holdings as streams and keeps some 40 bytes for each dossier and record.
 * Files are asked of their record or dossier: what the actor may not see there is not counted here. Once taken it is only read.
 */
final class Census {
    /** Marked born digital. */
    private static final byte BORN = 1;
    /** Says something about its reliability. */
    private static final byte SAYS = 2;
    private static final byte FILE = 4;
    private static final byte COUNTED = 8;
    /** Owner of what lies in no fonds. */
    private static final int NONE = -1;

    final Bodies bodies;
    final IdTable dossiers = new IdTable();
    final IdTable records = new IdTable();
    /** Per fonds: dossiers in all. */
    final int[] all;
    /** Per fonds: digitised dossiers. */
    final int[] counted;
    /** Per fonds: whether something digitised is in it. */
    final boolean[] digitised;
    private final boolean[] here;
    private final Set<String> bornDigital;
    private final AccessFilter access;

    private Census(Context context, Set<String> bornDigital) throws IOException {
        this.bornDigital = bornDigital;
        this.access = context.access();
        this.bodies = Bodies.read(context);
        int n = bodies.fonds().size();
        all = new int[n];
        counted = new int[n];
        digitised = new boolean[n];
        here = new boolean[n];
    }

    static Census take(Context context, Set<String> bornDigital) throws IOException {
        Census c = new Census(context, bornDigital);
        c.dossiers(context);
        c.records(context);
        Bodies.each(context, Kind.FILE, AccessFilter.ALL, c::file);
        c.decide();
        return c;
    }

    private void dossiers(Context context) throws IOException {
        Bodies.each(context, Kind.DOSSIER, access, h -> {
            int fonds = bodies.fondsOf(h.parent());
            if (fonds == NONE && withheld(context, h.parent()))
                return;
            dossiers.add(h.id(), fonds, mark(h), day(h));
            if (fonds != NONE) {
                here[fonds] = true;
                all[fonds]++;
            }
        });
        dossiers.seal();
    }

    private void records(Context context) throws IOException {
        Bodies.each(context, Kind.RECORD, access, h -> {
            int dossier = dossiers.find(h.parent());
            int fonds = dossier >= 0 ? NONE : bodies.fondsOf(h.parent());
            if (dossier < 0 && fonds == NONE && withheld(context, h.parent()))
                return;
            if (fonds != NONE)
                here[fonds] = true;
            records.add(h.id(), dossier >= 0 ? dossier : -2 - fonds, mark(h), day(h)); // beyond -1: lies in a fonds, or in none
        });
        records.seal();
    }

    private boolean withheld(Context context, UUID parent) throws IOException {
        return !access.equals(AccessFilter.ALL) && Bodies.exists(context, parent);
    }

    private byte mark(Holding h) {
        String says = h.text(Concepts.RELIABILITY).strip();
        return says.isEmpty() ? 0 : bornDigital.contains(says) ? (byte) (SAYS | BORN) : SAYS;
    }

    /** The last day on which it can have been digitised: who knows only the year does not say that it was before some month. */
    private static int day(Holding h) {
        return h.value(Concepts.DIGITISED_ON) instanceof PartialDate d && d.to() != null ? (int) d.to().toEpochDay() : IdTable.NEVER;
    }

    private void file(Holding file) {
        if (!admitted(file))
            return;
        long pages = file.value(Concepts.PAGES) instanceof Number n ? n.longValue() : 0;
        int record = records.find(file.parent());
        int dossier = record >= 0 ? -1 : dossiers.find(file.parent());
        IdTable table = record >= 0 ? records : dossiers;
        int i = Math.max(record, dossier);
        if (i >= 0) {
            table.set(i, FILE);
            table.addPages(i, role(file), pages);
        }
    }

    /** A file may be closer guarded than its record. */
    boolean admitted(Holding file) {
        String mode = file.text(Concepts.ACCESS_MODE);
        String unit = file.text(Concepts.UNIT);
        return (mode.isEmpty() || access.accessModes() == null || access.accessModes().contains(mode))
                && (unit.isEmpty() || access.units() == null || access.units().contains(unit));
    }

    static int role(Holding file) {
        String role = file.text(Concepts.ROLE);
        return role.equals("scan") ? 0 : role.equals("original") ? 1 : 2;
    }

    private void decide() {
        for (int i = 0; i < dossiers.size(); i++)
            if (dossiers.has(i, FILE) && !dossiers.has(i, BORN))
            dossiers.set(i, COUNTED);
        int[] latest = new int[dossiers.size()];
        Arrays.fill(latest, IdTable.NEVER);
        for (int i = 0; i < records.size(); i++) {
            int dossier = records.owner(i);
            boolean born = records.has(i, SAYS) || dossier < 0 ? records.has(i, BORN) : dossiers.has(dossier, BORN);
            if (!records.has(i, FILE) || born)
                continue;
            records.set(i, COUNTED);
            if (dossier >= 0) {
                dossiers.set(dossier, COUNTED);
                latest[dossier] = Math.max(latest[dossier], records.day(i));
            } else if (fondsOfRecord(i) != NONE)
                digitised[fondsOfRecord(i)] = true;
        }
        days(latest);
        for (int i = 0; i < dossiers.size(); i++)
            if (counted(dossiers, i) && dossiers.owner(i) != NONE) {
                counted[dossiers.owner(i)]++;
                digitised[dossiers.owner(i)] = true;
            }
    }

    /** A record without a day has that of its dossier; a dossier without one the latest of its digitised records. */
    private void days(int[] latest) {
        for (int i = 0; i < records.size(); i++)
            if (records.day(i) == IdTable.NEVER && records.owner(i) >= 0)
            records.day(i, dossiers.day(records.owner(i)));
        for (int i = 0; i < latest.length; i++)
            if (dossiers.day(i) == IdTable.NEVER)
            dossiers.day(i, latest[i]);
    }

    boolean counted(IdTable table, int i) {
        return table.has(i, COUNTED);
    }

    /** A dossier that counts through its records may have files of its own that are born digital. */
    boolean ownFilesCount(IdTable table, int i) {
        return counted(table, i) && (table == records || !table.has(i, BORN));
    }

    /** Something is done with a file of what is digitised. */
    interface FileVisitor {
        /** @param table records or dossiers @param i place of what the file belongs to */
        void visit(Holding file, IdTable table, int i) throws IOException;
    }

    /** Goes through the files of what is digitised, in the order of their identities. */
    void files(Context context, FileVisitor visitor) throws IOException {
        Bodies.each(context, Kind.FILE, AccessFilter.ALL, file -> {
            IdTable table = records.find(file.parent()) >= 0 ? records : dossiers;
            int i = table.find(file.parent());
            if (i >= 0 && admitted(file) && ownFilesCount(table, i))
                visitor.visit(file, table, i);
        });
    }

    int fondsOfDossier(int i) {
        return dossiers.owner(i);
    }

    int fondsOfRecord(int i) {
        int owner = records.owner(i);
        return owner >= 0 ? dossiers.owner(owner) : -2 - owner;
    }

    int fondsOf(IdTable table, int i) {
        return table == records ? fondsOfRecord(i) : fondsOfDossier(i);
    }

    boolean[] here() {
        return here;
    }
}
