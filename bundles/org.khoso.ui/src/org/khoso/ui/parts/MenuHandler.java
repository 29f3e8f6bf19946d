package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.ui.Topics;

/** Opens the menu by key. */
public final class MenuHandler {
    @Execute
    void open(IEventBroker broker) {
        broker.post(Topics.MENU, "");
    }
}
