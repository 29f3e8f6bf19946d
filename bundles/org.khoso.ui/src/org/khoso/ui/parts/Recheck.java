package org.khoso.ui.parts;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.core.CheckHoldings;
import org.khoso.core.Session;
import org.khoso.ui.Topics;

/** Has objects checked again after undo and redo, so that findings come and go with the values they are about. Not on the UI thread. */
@Creatable
final class Recheck {
    /** A bulk change is checked by the user, with progress, not behind his back. */
    private static final int MOST = 20;

    @Inject
    @Optional
    @Service
    CheckHoldings check;
    @Inject
    IEventBroker broker;

    /** Checks objects again, if there is anything that checks. */
    void objects(Session session, List<UUID> ids) throws IOException {
        if (check == null || ids.size() > MOST)
            return;
        for (UUID id : ids)
            check.again(session, id);
        broker.post(Topics.FINDINGS, ids);
    }
}
