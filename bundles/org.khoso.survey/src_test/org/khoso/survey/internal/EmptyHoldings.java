package org.khoso.survey.internal;

import org.khoso.api.store.HoldingsStore;

/** Holdings with nothing in them, for tests of other packages. */
public final class EmptyHoldings {
    private EmptyHoldings() {
    }

    /** @return a store that nobody has written into */
    public static HoldingsStore store() {
        return new FakeHoldings();
    }
}
