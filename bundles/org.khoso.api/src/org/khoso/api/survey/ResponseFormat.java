package org.khoso.api.survey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.SurveyService.Template;

/**
 * Extension point: a file in which a body answers a survey outside Khoso, written with what is known and read back. A DS component;
 * property {@link #FORMAT} is the {@link #id()}. Stateless. What is read comes from strangers: it is bounded, nothing in it is run or
 * fetched, and every refusal names the file and the cell.
 */
public interface ResponseFormat {
    /** Service property: identity of the format. */
    String FORMAT = "survey.format";

    /**
     * What a file says of itself, to find the survey and the response that it belongs to.
     *
     * @param survey     identity of the survey
     * @param version    its version
     * @param response   identity of the response as it was written
     * @param respondent body that answers
     */
    record About(String survey, String version, UUID response, Respondent respondent) {
    }

    /** @return identity: json, xlsx, html */
    String id();

    /** @return how names of its files end, with the full stop */
    String ending();

    /**
     * Writes a response, to be filled in or handed on. Values that the format can't hold stay what they are when the file is read back.
     *
     * @param template survey that it belongs to
     * @param response what is known so far
     * @param out      is not closed
     */
    void write(Template template, Response response, OutputStream out) throws IOException;

    /**
     * The same with lists behind its figures. A format that has no room for them leaves them out.
     *
     * @param lists lists, each once
     */
    default void write(Template template, Response response, List<ListBehind> lists, OutputStream out) throws IOException {
        write(template, response, out);
    }

    /**
     * @param in   file; is not closed
     * @param name its name, for messages
     * @return what it says of itself; its answers are not looked at
     * @throws org.khoso.api.KhosoException if it is none of this format
     */
    About about(InputStream in, String name) throws IOException;

    /**
     * Reads a whole response: a cell that is not in it has no value any more. What nobody changed keeps where it comes from; what was
     * changed or typed is {@link Response.Origin#IMPORTED}, given by whom the form names, at the time of reading, and remembers the
     * computed value that it replaces.
     *
     * @param template survey that it has to belong to
     * @param in       file; is not closed
     * @param name     its name, for messages
     * @throws org.khoso.api.KhosoException if it is none of this format, belongs to another survey or version, or a value can't be
     *                                      understood: names the cell
     */
    Response read(Template template, InputStream in, String name) throws IOException;
}
