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

/**
 * A workbook to fill in with Excel or LibreOffice. Formulas are never computed: one in an input cell is refused, so that what was
 * signed for is what stands in the file.
 */
@Component(property = ResponseFormat.FORMAT + "=xlsx")
public final class XlsxFormat implements ResponseFormat {
    /** Origin of responses that came as a workbook. */
    static final String ORIGIN = "workbook";
    private final Clock clock;

    /** Called by OSGi. */
    @Activate
    public XlsxFormat() {
        this(Clock.systemUTC());
    }

    XlsxFormat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String id() {
        return "xlsx";
    }

    @Override
    public String ending() {
        return ".xlsx";
    }

    @Override
    public void write(Template template, Response response, OutputStream out) throws IOException {
        BookWriter.write(template, response, new Words(), out);
    }

    @Override
    public About about(InputStream in, String name) throws IOException {
        Response r = BookParts.read(in, name, parts -> new BookInside(new BookReader(parts)).before());
        return new About(r.survey(), r.version(), r.id(), r.respondent());
    }

    @Override
    public Response read(Template template, InputStream in, String name) throws IOException {
        return BookParts.read(in, name, parts -> {
            var inside = new BookInside(new BookReader(parts));
            Response base = inside.before();
            Known.same(template, base.survey(), base.version(), name);
            return new Merge(template, base, name, ORIGIN, clock.instant(), new Words()).response(inside.filled());
        });
    }
}
