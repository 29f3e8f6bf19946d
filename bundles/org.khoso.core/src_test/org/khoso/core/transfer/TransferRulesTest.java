package org.khoso.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.store.Holding;
import org.khoso.core.transfer.TransferBoard.Deadline;
import org.khoso.model.Concepts;

/** What the law says of hand-overs, as the data of the product has it. */
class TransferRulesTest {
    private final TransferRules rules = new TransferRules();
    private final Deadlines deadlines = new Deadlines(rules);

    private static Transfer transfer(String way, String state, Instant registered, Instant received) {
        Map<String, Object> v = new HashMap<>(Map.of(Concepts.DIRECTION, way, Concepts.STATE, state, Concepts.REGISTERED_AT, registered));
        if (received != null)
            v.put(Concepts.HANDLED_AT, received);
        return new Transfer(new Holding(new UUID(0, 1), Kind.TRANSFER, null, 1, v));
    }

    private Map<String, Deadline> of(Transfer t, LocalDate ended, LocalDate today) {
        return deadlines.of(t, ended, today).stream().collect(Collectors.toMap(Deadline::key, Function.identity()));
    }

    @Test
    void daysAreReckonedFromWhatTheyRestOn() {
        // Friday, late in the evening in Viet Nam
        Transfer t = transfer("OUT", "REGISTERED", Instant.parse("2026-11-27T16:30:00Z"), null);
        Map<String, Deadline> d = of(t, LocalDate.of(2024, 5, 6), LocalDate.of(2026, 12, 9));
        assertEquals(LocalDate.of(2026, 12, 8), d.get("answer").due(), "seven working days, two weekends between");
        assertTrue(d.get("answer").passed());
        assertNull(d.get("decide").due(), "nothing was received");
        assertEquals(LocalDate.of(2025, 12, 31), d.get("current").due());
        assertEquals(LocalDate.of(2030, 12, 31), d.get("historical").due());
        assertEquals(LocalDate.of(2029, 12, 31), d.get("register").due());
        assertFalse(d.get("current").passed(), "dates of records are a hint, nobody is called late by them");
        assertEquals("core.transfer.deadline.decide.open", d.get("decide").text().key());
    }

    @Test
    void onlyWhatIsVerifiedObliges() {
        Map<String, Deadline> d = of(
                transfer("IN", "RECEIVED", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")), null,
                LocalDate.of(2026, 3, 3));
        assertEquals(Level.SHOULD, d.get("decide").level());
        assertEquals(LocalDate.of(2026, 3, 2), d.get("decide").due());
        assertTrue(d.get("decide").passed());
        assertFalse(d.containsKey("current"), "that is the sender's");
        for (Deadline x : of(transfer("OUT", "SENT", Instant.EPOCH, null), null, LocalDate.EPOCH).values())
            assertEquals(x.label() == Confidence.VERBATIM || x.label() == Confidence.SEVERAL, x.level() == Level.MUST, x.key());
    }

    @Test
    void marksOfSecrecyAreFound() {
        assertEquals("MAT", rules.classified(c -> c.equals(Concepts.SECRECY) ? "MAT" : ""));
        for (String access : new String[]{"03", "Mật", "tối mật", "TUYỆT MẬT"})
            assertEquals(access, rules.classified(c -> c.equals(Concepts.ACCESS_MODE) ? access : ""), access);
        for (String access : new String[]{"", "01", "02", "Hạn chế", "Không hạn chế"})
            assertEquals("", rules.classified(c -> c.equals(Concepts.ACCESS_MODE) ? access : ""), access);
    }
}
