package org.khoso.survey.sum.internal;

import java.util.Map;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;

/** Writes a response as it is exported, as text made by hand: another writer than the product's. */
final class ReplyText {
    private ReplyText() {
    }

    static String of(Response r) {
        StringBuilder s = new StringBuilder("{\"format\": \"khoso-survey-response\", \"version\": 1, \"id\": \"" + r.id()
                + "\", \"survey\": \""
                + r.survey() + "\", \"surveyVersion\": \"" + r.version() + "\", \"respondent\": {\"code\": \"" + r.respondent().code()
                + "\", \"name\": \"" + r.respondent().name() + "\", \"level\": \"" + r.respondent().level() + "\"}, \"state\": \""
                + r.state()
                + "\", \"issue\": {\"origin\": \"bundle\", \"sequence\": " + r.issue().sequence() + "}, \"answers\": [");
        String comma = "";
        for (Map.Entry<Cell, Given> e : r.answers().entrySet()) {
            Cell c = e.getKey();
            s.append(comma).append("{\"item\": \"").append(c.item()).append("\", \"row\": \"").append(c.row()).append("\", \"column\": \"")
                    .append(c.column()).append("\", \"value\": \"").append(e.getValue().value())
                    .append("\", \"origin\": \"ENTERED\", \"coverage\": {\"fonds\": [\"1\"], \"agencies\": [], \"missing\": []}}");
            comma = ", ";
        }
        return s.append("]}").toString();
    }
}
