package org.khoso.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.survey.Response.State;

/** Which steps a response is offered in each state. */
class NextStepsTest {
    @Test
    void stepsOfEachState() {
        assertEquals(List.of(State.SENT, State.IN_APPROVAL), Steps.next(State.DRAFT));
        assertEquals(List.of(State.RETURNED, State.ACCEPTED), Steps.next(State.SENT));
        assertEquals(List.of(State.SENT, State.IN_APPROVAL), Steps.next(State.RETURNED));
        assertEquals(List.of(State.RETURNED, State.IN_APPROVAL), Steps.next(State.ACCEPTED));
        assertEquals(List.of(State.RETURNED, State.ISSUED), Steps.next(State.IN_APPROVAL));
        assertEquals(List.of(State.DISPATCHED), Steps.next(State.ISSUED));
        assertEquals(List.of(), Steps.next(State.DISPATCHED));
    }
}
