package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.ui.Navigator;

/** Goes to the search line from anywhere. */
public final class FindHandler {
    @Execute
    void find(Navigator navigator, IEventBroker broker) {
        navigator.show(Navigator.SEARCH);
        broker.post("khoso/ui/find", "");
    }
}
