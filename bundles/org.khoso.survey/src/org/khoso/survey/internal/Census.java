package org.khoso.survey.internal;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.model.Concepts;

/**
 * Which dossiers and records are digitised. Reads the holdings as streams and keeps some 30 bytes for each dossier and record.
 * Files are asked of their record or dossier: what the actor may not see there is not counted here.
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
    private final Context context;
    private final Set<String> bornDigital;
    private final AccessFilter access;

    private Census(Context context, Plan plan) throws IOException {
        this.context = context;
        this.bornDigital = plan.bornDigital();
        this.access = context.access();
        this.bodies = Bodies.read(context, plan);
        int n = bodies.fonds().size();
        all = new int[n];
        counted = new int[n];
        digitised = new boolean[n];
        here = new boolean[n];
    }

    static Census take(Context context, Plan plan) throws IOException {
        Census c = new Census(context, plan);
        c.dossiers();
        c.records();
        Bodies.each(context, Kind.FILE, AccessFilter.ALL, c::file);
        c.decide();
        return c;
    }

    private void dossiers() throws IOException {
        Bodies.each(context, Kind.DOSSIER, access, h -> {
            int fonds = bodies.fondsOf(h.parent());
            if (fonds == NONE && withheld(h.parent()))
                return;
            dossiers.add(h.id(), fonds, mark(h));
            if (fonds != NONE) {
                here[fonds] = true;
                all[fonds]++;
            }
        });
        dossiers.seal();
    }

    private void records() throws IOException {
        Bodies.each(context, Kind.RECORD, access, h -> {
            int dossier = dossiers.find(h.parent());
            int fonds = dossier >= 0 ? NONE : bodies.fondsOf(h.parent());
            if (dossier < 0 && fonds == NONE && withheld(h.parent()))
                return;
            if (fonds != NONE)
                here[fonds] = true;
            records.add(h.id(), dossier >= 0 ? dossier : -2 - fonds, mark(h)); // beyond -1: lies in a fonds, or in none
        });
        records.seal();
    }

    private boolean withheld(UUID parent) throws IOException {
        return !access.equals(AccessFilter.ALL) && Bodies.exists(context, parent);
    }

    private byte mark(Holding h) {
        String says = h.text(Concepts.RELIABILITY).strip();
        return says.isEmpty() ? 0 : bornDigital.contains(says) ? (byte) (SAYS | BORN) : SAYS;
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
        for (int i = 0; i < records.size(); i++) {
            int dossier = records.owner(i);
            boolean born = records.has(i, SAYS) || dossier < 0 ? records.has(i, BORN) : dossiers.has(dossier, BORN);
            if (!records.has(i, FILE) || born)
                continue;
            records.set(i, COUNTED);
            if (dossier >= 0)
                dossiers.set(dossier, COUNTED);
            else if (fondsOfRecord(i) != NONE)
                digitised[fondsOfRecord(i)] = true;
        }
        for (int i = 0; i < dossiers.size(); i++)
            if (counted(dossiers, i) && dossiers.owner(i) != NONE) {
                counted[dossiers.owner(i)]++;
                digitised[dossiers.owner(i)] = true;
            }
    }

    boolean counted(IdTable table, int i) {
        return table.has(i, COUNTED);
    }

    /** A dossier that counts through its records may have files of its own that are born digital. */
    boolean ownFilesCount(IdTable table, int i) {
        return counted(table, i) && (table == records || !table.has(i, BORN));
    }

    int fondsOfDossier(int i) {
        return dossiers.owner(i);
    }

    int fondsOfRecord(int i) {
        int owner = records.owner(i);
        return owner >= 0 ? dossiers.owner(owner) : -2 - owner;
    }

    boolean[] here() {
        return here;
    }
}
