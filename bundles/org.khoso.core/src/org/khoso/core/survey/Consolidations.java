package org.khoso.core.survey;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Decision;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.api.survey.ConsolidationService;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.OwnSurveys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sums exported responses up, for the command line and the window. Needs no archive. Thread-safe. */
@Component(service = Consolidations.class)
public final class Consolidations {
    private final SurveyService surveys;
    private final ConsolidationService service;

    /** Called by OSGi and tests. */
    @Activate
    public Consolidations(@Reference SurveyService surveys, @Reference ConsolidationService service) {
        this.surveys = surveys;
        this.service = service;
    }

    /**
     * What to sum up.
     *
     * @param archive   folder of an archive that may have questionnaires of its own, or null
     * @param paths     files and folders of responses
     * @param survey    the survey as ID or ID@VERSION; empty for that of the first response, in its version
     * @param decisions file of decisions about former units, or null
     * @param earlier   files and folders of an earlier round, to be compared with; may be empty
     */
    public record Asked(Path archive, List<Path> paths, String survey, Path decisions, List<Path> earlier) {
        /** Copies the lists. */
        public Asked {
            paths = List.copyOf(paths);
            earlier = List.copyOf(earlier);
        }
    }

    /** Sums, and those of the earlier round or null. */
    public record Summed(Asked asked, Consolidation sums, Consolidation earlier) {
        /** @return the survey that was summed up */
        public Template survey() {
            return sums.request().survey();
        }
    }

    /** Sums up. @throws KhosoException if nothing can be read, or the survey is not installed */
    public Summed sum(Asked asked, Progress progress) throws IOException {
        List<Decision> decisions = asked.decisions() == null ? List.of() : service.decisions(asked.decisions());
        Consolidation earlier = asked.earlier().isEmpty()
                ? null
                : sum(survey(asked, asked.earlier(), ""), decisions, asked.earlier(), progress);
        return new Summed(asked, sum(survey(asked, asked.paths(), asked.survey()), decisions, asked.paths(), progress), earlier);
    }

    private Consolidation sum(Template survey, List<Decision> decisions, List<Path> paths, Progress progress) throws IOException {
        return service.consolidate(new Request(survey, day(survey), List.of(), decisions), paths, progress);
    }

    /** Reads out of sums what who asked wants to know. */
    public Assessment assess(Summed summed, Geography geography) throws IOException {
        return service.assess(summed.sums(), summed.earlier(), geography);
    }

    /** Units are those of the day that the survey names, else of the last day for answers. */
    private static LocalDate day(Template survey) {
        return survey.referenceDate() != null ? survey.referenceDate() : survey.deadline() != null ? survey.deadline() : LocalDate.now();
    }

    private Template survey(Asked asked, List<Path> paths, String named) throws IOException {
        String[] given = named.split("@", 2);
        String first = service.survey(paths).orElse("");
        String id = given[0].isEmpty() ? first : given[0];
        String version = given.length > 1 ? given[1] : id.equals(first) ? service.version(paths).orElse("") : "";
        SurveyService here = OwnSurveys.of(surveys, asked.archive());
        Optional<Template> found = here.template(id, version);
        if (found.isPresent())
            return found.get();
        throw new KhosoException(Message.of(id.isEmpty() ? "verb.survey.consolidate.nothing" : "verb.survey.consolidate.no-survey", id),
                Message.of("verb.survey.consolidate.no-survey.remedy",
                        String.join(", ", here.templates().stream().map(Template::id).toList())),
                null);
    }
}
