package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.api.survey.SurveyService.Template;
import org.osgi.service.component.annotations.Component;

/** A whole response with all that is known of each value, for another Khoso. Reading gives back what was written. */
@Component(property = ResponseFormat.FORMAT + "=json")
public final class JsonFormat implements ResponseFormat {
    @Override
    public String id() {
        return "json";
    }

    @Override
    public String ending() {
        return ".json";
    }

    @Override
    public void write(Template template, Response response, OutputStream out) throws IOException {
        ResponseWriter.write(response, List.of(), out);
    }

    @Override
    public void write(Template template, Response response, List<ListBehind> lists, OutputStream out) throws IOException {
        ResponseWriter.write(response, lists, out);
    }

    @Override
    public About about(InputStream in, String name) throws IOException {
        return ResponseReader.about(in, name);
    }

    @Override
    public Response read(Template template, InputStream in, String name) throws IOException {
        Response r = ResponseReader.read(in, name);
        Known.same(template, r.survey(), r.version(), name);
        for (Cell c : r.answers().keySet())
            Known.cell(template, c, name);
        return r;
    }
}
