package org.khoso.core.convert;

import java.util.List;
import java.util.Map;
import org.khoso.api.store.Holding;

/**
 * What becomes of one object.
 *
 * @param object     the object
 * @param target     record set that it is described by then
 * @param set        id of the old record set
 * @param outcomes   fields in the order of the data
 * @param values     what is to be written, by concept
 * @param quarantine whether it bears a secrecy mark and must not be converted here
 */
record Plan(Holding object, String target, String set, List<Outcome> outcomes, Map<String, Object> values, boolean quarantine) {
    /** @return old and new code */
    boolean waits() {
        return outcomes.stream().anyMatch(o -> o.state() == Outcome.State.PERSON);
    }
}
