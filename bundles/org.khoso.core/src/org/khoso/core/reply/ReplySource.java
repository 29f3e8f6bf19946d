package org.khoso.core.reply;

import java.io.IOException;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService;
import org.khoso.core.OwnSurveys;
import org.khoso.core.Texts;
import org.khoso.core.report.ReportSource;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The report by which a body answers a survey. The subject is a response by its identity, or the newest of a body by its code.
 * Values of the caller: {@code provenance} yes attaches where computed answers come from; {@code survey} names the survey.
 */
@Component(property = ReportSource.NAME + "=survey-reply")
public final class ReplySource implements ReportSource {
    /** Value of a caller: yes attaches where computed answers come from. */
    public static final String PROVENANCE = "provenance";
    private static final String YES = "yes";
    private final SurveyService service;
    private final Responses responses;
    private final Filling filling;
    private final Texts texts;

    /** Called by OSGi and tests. */
    @Activate
    public ReplySource(@Reference SurveyService service, @Reference Responses responses, @Reference Filling filling,
            @Reference Texts texts) {
        this.service = service;
        this.responses = responses;
        this.filling = filling;
        this.texts = texts;
    }

    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        Response r = Subjects.response(responses, request.session(), request.subject(), request.given());
        String signer = request.session().archive().holdings().find(r.id()).map((Holding h) -> h.text(Concepts.SIGNER)).orElse("");
        boolean provenance = YES.equals(request.given().get(PROVENANCE));
        return new Reply(filling.template(request.session(), r), r, OwnSurveys.of(service, request.session()).asked(r), signer, provenance)
                .data(new ReplyWords(texts), Letterhead.read());
    }
}
