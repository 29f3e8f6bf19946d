package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.ui.Navigator;

/** Goes to the search line from anywhere. */
public final class FindHandler {
    private static final String SEARCH = "org.khoso.ui.perspective.search";

    @Execute
    void find(Navigator navigator, IEventBroker broker) {
        navigator.show(SEARCH);
        broker.post("khoso/ui/find", "");
    }
}
