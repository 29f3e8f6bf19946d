package org.khoso.core.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.core.survey.Designs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts questionnaires in use in the archive: {@code survey new} knows them from then on. */
@Component(service = Command.class, property = {Command.VERB + "=survey design add", Command.LIBRARIES + "=none"})
public final class SurveyDesignAddVerb extends Verb {
    private static final String NAME = "survey design add";
    private final Designs designs;

    /** Called by OSGi. */
    @Activate
    public SurveyDesignAddVerb(@Reference Designs designs) {
        super(NAME, true, List.of(), List.of(any(NAME, "FILE", true)));
        this.designs = designs;
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> {
            SurveyDesign design = designs.read(call.path(given));
            Path file = designs.add(session(call), design);
            String id = design.value(Place.ROOT, "id");
            String version = design.value(Place.ROOT, "version");
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("id", id, "version", version, "file", file.toString()),
                    List.of(Message.of("verb.survey.design.added", id, version)));
            return DONE;
        });
    }
}
