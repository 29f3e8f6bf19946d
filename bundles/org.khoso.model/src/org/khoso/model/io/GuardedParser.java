package org.khoso.model.io;

import org.khoso.api.KhosoException;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/** Refuses what is too deep, and aliases, before the composer, which recurses, sees it. */
final class GuardedParser implements Parser {
    private final Parser parser;
    private final String file;
    private final int deepest;
    private int depth;

    GuardedParser(Parser parser, String file, int deepest) {
        this.parser = parser;
        this.file = file;
        this.deepest = deepest;
    }

    @Override
    public Event next() {
        Event e = parser.next();
        if (e instanceof CollectionStartEvent && ++depth > deepest)
            throw new Refused(YamlModel.failure("model.yaml-too-deep", file, line(e), deepest));
        if (e instanceof CollectionEndEvent)
            depth--;
        return e;
    }

    @Override
    public Event peekEvent() {
        Event e = parser.peekEvent();
        if (e instanceof AliasEvent)
            throw new Refused(YamlModel.failure("model.yaml-alias", file, line(e)));
        return e;
    }

    @Override
    public boolean checkEvent(Event.ID id) {
        return parser.checkEvent(id) && (id != Event.ID.Alias || peekEvent() != null);
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    private static int line(Event e) {
        return e.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** Carries the reason through the composer. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient KhosoException reason;

        Refused(KhosoException reason) {
            super(reason);
            this.reason = reason;
        }

        KhosoException reason() {
            return reason;
        }
    }
}
