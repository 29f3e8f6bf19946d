package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.survey.Cells;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a response: each answer with where it comes from, and what is still open. */
@Component(service = Command.class, property = {Command.VERB + "=survey show", Command.LIBRARIES + "=none"})
public final class SurveyShowVerb extends ResponseVerb {
    private static final String NAME = "survey show";
    private final Filling filling;

    /** Called by OSGi. */
    @Activate
    public SurveyShowVerb(@Reference Responses responses, @Reference Filling filling) {
        super(NAME, responses, List.of(), List.of(responses(NAME)));
        this.filling = filling;
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> {
            Response r = responses.read(session(call), find(session(call), given));
            Map<String, Object> result = new LinkedHashMap<>(head(r));
            result.put("answers", r.answers().entrySet().stream().map(e -> answer(e.getKey(), e.getValue())).toList());
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, lines(r, filling.template(session(call), r)));
            return DONE;
        });
    }

    private static List<Message> lines(Response r, Template survey) {
        List<Message> lines = new ArrayList<>(List.of(line(r)));
        for (Item item : survey.items()) {
            List<Cell> there = Cells.of(item, r).stream().filter(r.answers()::containsKey).toList();
            lines.add(Message.of(there.isEmpty() ? "verb.survey.item.open" : "verb.survey.item", item.id(), item.heading()));
            for (Cell cell : there)
                lines.add(line(item, cell, r.answers().get(cell)));
        }
        return lines;
    }

    private static Message line(Item item, Cell cell, Given given) {
        if (cell.column().equals(Response.NONE))
            return Message.of("verb.survey.answer.none", given.value());
        return Message.of("verb.survey.answer", SurveyResult.row(item, cell.row()), SurveyResult.column(item, cell.column()), given.value(),
                Message.of("core.survey.origin." + given.origin().name().toLowerCase(java.util.Locale.ROOT)));
    }
}
