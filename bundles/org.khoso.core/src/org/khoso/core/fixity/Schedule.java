package org.khoso.core.fixity;

import java.io.IOException;
import org.khoso.api.KhosoException;
import org.khoso.core.Json;
import org.khoso.core.Session;

/**
 * How often the vault of an archive and its second copies are read: a setting of the archive, else the policy of the product.
 *
 * @param days     days between two checks
 * @param copyDays days after which a copy is to be read again
 * @param rate     bytes a second for runs that name no rate; 0 for as fast as the disk can
 * @param own      whether the archive says so itself
 */
public record Schedule(int days, int copyDays, long rate, boolean own) {
    private static final String SETTING = "fixity-schedule";

    /** As it is kept. */
    private record Kept(int days, int copyDays, long rate) {
    }

    /** @return the schedule in force. @throws KhosoException if a hand was in the settings */
    public static Schedule of(Session session) throws KhosoException {
        String kept = session.archive().settings().getOrDefault(SETTING, "");
        if (kept.isEmpty()) {
            FixityPolicy p = FixityPolicy.ofProduct();
            return new Schedule(p.days(), p.copyDays(), 0, false);
        }
        Kept k = Json.read(kept, Kept.class, SETTING);
        return new Schedule(k.days, k.copyDays, k.rate, true);
    }

    /** Keeps it as the archive's own. */
    public void keep(Session session) throws IOException {
        session.archive().setting(session.actor(), SETTING, Json.write(new Kept(days, copyDays, rate)));
    }

    /** Goes back to the policy of the product. */
    public static void forget(Session session) throws IOException {
        session.archive().setting(session.actor(), SETTING, null);
    }
}
