package org.khoso.core.survey;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService;
import org.khoso.core.Session;
import org.khoso.core.SurveyFacts;
import org.khoso.model.Concepts;

/**
 * Finds the lists behind the counted figures of a response, so that who gets it can follow a figure to the objects. An answer keeps only
 * the hash of its list: the query is run again, and what does not give that hash any longer is left out.
 */
final class ListsBehind {
    /** SHA-256 of nothing: a list that is empty, not one that is too long. */
    private static final String OF_NONE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private final Session session;
    private final SurveyService service;
    private final Filling filling;
    private final Response response;
    private final Map<String, ListBehind> found = new LinkedHashMap<>();
    private int lost;

    ListsBehind(Session session, SurveyService service, Filling filling, Response response) {
        this.session = session;
        this.service = service;
        this.filling = filling;
        this.response = response;
    }

    /** @return lists by hash, each once */
    List<ListBehind> find() throws IOException {
        Map<String, Map<Cell, Given>> counted = new TreeMap<>();
        response.answers().forEach((c, g) -> {
            if (!g.listHash().isEmpty())
                counted.computeIfAbsent(c.item(), k -> new TreeMap<>()).put(c, g);
        });
        for (Map.Entry<String, Map<Cell, Given>> e : counted.entrySet())
            item(e.getKey(), e.getValue());
        return List.copyOf(found.values());
    }

    /** @return answers whose list could not be found again, or is too long */
    int lost() {
        return lost;
    }

    /** All figures of an item are counted at once; what is not the same any longer is asked of the state that it was counted in. */
    private void item(String item, Map<Cell, Given> cells) throws IOException {
        List<Figure> now = service
                .compute(response.survey(), response.version(), item, session.archive().holdings(), session.filter(Action.SURVEY),
                        Instant.now(),
                        SurveyFacts.of(session))
                .answer().figures();
        for (Map.Entry<Cell, Given> e : cells.entrySet()) {
            String hash = e.getValue().listHash();
            if (found.containsKey(hash))
                continue;
            Figure f = now.stream().filter(x -> x.listHash().equals(hash)).findFirst().orElse(null);
            if (f == null)
                f = then(e.getKey(), hash);
            if (f == null || f.list().isEmpty() && !hash.equals(OF_NONE))
                lost++;
            else
                found.put(hash, new ListBehind(hash, items(f.list()), true));
        }
    }

    private Figure then(Cell cell, String hash) throws IOException {
        try {
            Figure f = filling.explain(session, response, cell).figure();
            return f != null && f.listHash().equals(hash) ? f : null;
        } catch (KhosoException e) {
            return null; // it can't be counted as it was: that is counted as lost
        }
    }

    private List<ListBehind.Item> items(List<UUID> ids) throws IOException {
        List<ListBehind.Item> items = new ArrayList<>();
        for (UUID id : ids) {
            Holding h = session.find(id).orElse(null);
            items.add(h == null ? new ListBehind.Item(id.toString(), "", "") : item(h));
        }
        return items;
    }

    private ListBehind.Item item(Holding h) throws IOException {
        String id = h.id().toString();
        if (h.kind() == Kind.FONDS || h.kind() == Kind.DOSSIER || h.kind() == Kind.RECORD)
            return new ListBehind.Item(id, h.text(Concepts.REFERENCE_CODE), first(h, Concepts.TITLE, Concepts.NAME));
        String code = h.parent() == null ? "" : session.find(h.parent()).map(p -> p.text(Concepts.REFERENCE_CODE)).orElse("");
        return new ListBehind.Item(id, code, first(h, Concepts.NAME, Concepts.SHELF));
    }

    private static String first(Holding h, String... concepts) {
        for (String c : concepts)
            if (!h.text(c).isEmpty())
            return h.text(c);
        return "";
    }
}
