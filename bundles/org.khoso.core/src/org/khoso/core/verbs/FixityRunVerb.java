package org.khoso.core.verbs;

import org.khoso.api.command.Command;
import org.osgi.service.component.annotations.Component;

/** Compares every object of the vault with its checksum. Options: {@link FixityOptions}. */
@Component(service = Command.class, property = {Command.VERB + "=fixity run", Command.LIBRARIES + "=none"})
public final class FixityRunVerb extends FixityRunning {
    /** Called by OSGi. */
    public FixityRunVerb() {
        super("fixity run");
    }
}
