package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.api.survey.SurveyService.Template;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A form to fill in with any browser, without a network: one file that saves a copy of itself with the answers in it. */
@Component(property = ResponseFormat.FORMAT + "=html")
public final class HtmlFormat implements ResponseFormat {
    static final String ENDING = ".khoso-phieu.html";
    /** Origin of responses that came as a form. */
    static final String ORIGIN = "form";
    private static final long MOST = 64L << 20;
    private final Clock clock;

    /** Called by OSGi. */
    @Activate
    public HtmlFormat() {
        this(Clock.systemUTC());
    }

    HtmlFormat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String id() {
        return "html";
    }

    @Override
    public String ending() {
        return ENDING;
    }

    @Override
    public void write(Template template, Response response, OutputStream out) throws IOException {
        FormPage.write(template, response, new Words(), out);
    }

    @Override
    public About about(InputStream in, String name) throws IOException {
        Response r = new FormRead(Bounded.all(in, MOST, name), name).before();
        return new About(r.survey(), r.version(), r.id(), r.respondent());
    }

    @Override
    public Response read(Template template, InputStream in, String name) throws IOException {
        FormRead form = new FormRead(Bounded.all(in, MOST, name), name);
        Response base = form.before();
        Known.same(template, base.survey(), base.version(), name);
        return new Merge(template, base, name, ORIGIN, clock.instant(), new Words()).response(form.filled());
    }
}
