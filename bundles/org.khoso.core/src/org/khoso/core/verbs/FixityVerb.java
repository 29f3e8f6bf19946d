package org.khoso.core.verbs;

import org.khoso.api.command.Command;
import org.osgi.service.component.annotations.Component;

/** The short form of {@code fixity run}, as it was called first. Options: {@link FixityOptions}. */
@Component(service = Command.class, property = {Command.VERB + "=fixity", Command.LIBRARIES + "=none"})
public final class FixityVerb extends FixityRunning {
    /** Called by OSGi. */
    public FixityVerb() {
        super("fixity");
    }
}
