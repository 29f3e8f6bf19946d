package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.core.OwnSurveys;
import org.khoso.core.survey.Designs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes a questionnaire that is there into a file, to be changed; needs no archive. */
@Component(service = Command.class, property = {Command.VERB + "=survey design copy", Command.LIBRARIES + "=none"})
public final class SurveyDesignCopyVerb extends Verb {
    private static final String NAME = "survey design copy";
    private final Designs designs;

    /** Called by OSGi. */
    @Activate
    public SurveyDesignCopyVerb(@Reference Designs designs) {
        super(NAME, false, List.of(option(NAME, "--to", "FILE"), option(NAME, "--id", "ID"), option(NAME, "--version", "VERSION")),
                List.of(one(NAME, "SURVEY")));
        this.designs = designs;
    }

    @Override
    public int run(Invocation call) throws Exception {
        String to = call.option("--to").orElse("");
        if (to.isBlank())
            return usage(call, Message.of("verb.survey.design.copy.needs-to"));
        return each(call, given -> {
            String[] parts = given.split("@", 2);
            SurveyDesign design = designs.designer().installed(parts[0], parts.length > 1 ? parts[1] : "", own(call));
            if (call.option("--id").isPresent())
                design = design.set(Place.ROOT, "id", call.option("--id").get());
            if (call.option("--version").isPresent())
                design = design.set(Place.ROOT, "version", call.option("--version").get());
            Path file = call.path(to);
            designs.write(design, file);
            String id = design.value(Place.ROOT, "id");
            String version = design.value(Place.ROOT, "version");
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("id", id, "version", version, "file", file.toString()),
                    List.of(Message.of("verb.survey.design.copied", id, version, file.toString())));
            return DONE;
        });
    }

    private static List<Path> own(Invocation call) throws IOException {
        try {
            return call.archiveDirectory() == null ? List.of() : List.of(call.archiveDirectory().resolve(OwnSurveys.FOLDER));
        } catch (KhosoException e) {
            return List.of(); // no archive is named: what is installed is enough
        }
    }
}
