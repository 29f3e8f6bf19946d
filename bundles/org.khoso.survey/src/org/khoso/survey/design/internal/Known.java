package org.khoso.survey.design.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.khoso.api.survey.AnswerSource.Offered;
import org.khoso.api.survey.SurveyDesigner.Source;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;
import org.khoso.survey.internal.Templates;

/**
 * What is there to choose from while a questionnaire is made.
 *
 * @param sources   sources of answers, by number
 * @param levels    levels of bodies, the highest first
 * @param units     units of columns
 * @param longestId longest identity
 * @param mostParts how many parts a list may have
 */
record Known(List<Source> sources, List<String> levels, List<String> units, int longestId, int mostParts) {
    /** @return the source that counts an item; empty if nothing does */
    Optional<Source> source(Item item) {
        String id = item == null ? "" : Templates.source(item);
        return sources.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** @return what the source of a column's item offers for it; empty if nothing does */
    Optional<Offered> offered(Column column) {
        String from = Templates.from(column);
        return source((Item) column.eContainer()).stream().flatMap(s -> s.offer().columns().stream()).filter(o -> o.id().equals(from))
                .findFirst();
    }

    /** @return whether a column is counted by a query */
    boolean queried(Column column) {
        return offered(column).filter(o -> !o.kind().isEmpty()).isPresent();
    }

    /** @return what queries may say, e.g. each kind of object that is counted */
    List<String> queries(Function<Offered, String> part) {
        return sources.stream().flatMap(s -> s.offer().columns().stream()).map(part).filter(s -> !s.isEmpty()).distinct()
                .collect(Collectors.toList());
    }

    /** @return numbers of the sources */
    java.util.Set<String> numbers() {
        return sources.stream().map(Source::id).collect(Collectors.toSet());
    }
}
