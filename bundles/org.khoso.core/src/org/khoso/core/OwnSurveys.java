package org.khoso.core;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.khoso.api.survey.SurveyService;

/** Questionnaires as an archive has them: those that are installed, and those in its own folder {@value #FOLDER}. */
public final class OwnSurveys {
    /** Folder of an archive with its own questionnaires. */
    public static final String FOLDER = "surveys";

    private OwnSurveys() {
    }

    /** @param session session, or null for what is installed alone @return the service that knows the archive's own, too */
    public static SurveyService of(SurveyService service, Session session) {
        return session == null ? service : of(service, session.archive().directory());
    }

    /** @param archive folder of an archive, which need not be open; null for none */
    public static SurveyService of(SurveyService service, Path archive) {
        Path own = archive == null ? null : archive.resolve(FOLDER);
        return own != null && Files.isDirectory(own) ? service.with(List.of(own)) : service;
    }
}
