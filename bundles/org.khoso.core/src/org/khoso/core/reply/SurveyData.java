package org.khoso.core.reply;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.report.Piece;
import org.khoso.api.report.ReportData;

/**
 * What fills a letter about a survey.
 *
 * @param values values by name
 * @param rows   rows of tables that a layout has, by name
 * @param parts  paragraphs and tables that follow from the survey, by name
 */
record SurveyData(Map<String, Object> values, Map<String, List<Map<String, Object>>> rows, Map<String, List<Piece>> parts)
        implements
            ReportData {
    @Override
    public Object value(String name) {
        return values.get(name);
    }

    @Override
    public void rows(String name, Receiver receiver) throws IOException {
        if (!rows.containsKey(name))
            throw new KhosoException(Message.of("core.report.no-rows", name),
                    Message.of("core.report.no-rows.remedy", String.join(", ", new TreeSet<>(rows.keySet()))), null);
        for (Map<String, Object> row : rows.get(name))
            receiver.row(row::get);
    }

    @Override
    public List<Piece> pieces(String name) {
        return parts.getOrDefault(name, List.of());
    }
}
