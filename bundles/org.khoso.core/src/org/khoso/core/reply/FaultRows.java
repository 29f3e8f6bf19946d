package org.khoso.core.reply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.SurveyService.Fault;

/** What does not keep the rules of a survey, as rows of a table, with how sure the rule is. */
final class FaultRows {
    private FaultRows() {
    }

    static List<Map<String, Object>> of(List<Fault> faults, ReplyWords words) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Fault f : faults) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("item", f.cell().item());
            row.put("message", words.say(f.message()));
            row.put("level", words.say("severity." + f.severity()));
            row.put("remedy", f.remedy() == null ? "" : words.say(f.remedy()));
            row.put("basis", (f.source().isEmpty() ? "" : f.source() + " ") + "(" + f.rule() + ", " + f.confidence().code() + ")");
            rows.add(row);
        }
        return rows;
    }
}
