package org.khoso.api.survey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.khoso.api.Progress;
import org.khoso.api.survey.Consolidation.Decision;
import org.khoso.api.survey.Consolidation.Request;

/** Sums responses to a survey up. A service; stateless. */
public interface ConsolidationService {
    /** Sums up responses; they are asked for once more if their words are wanted or two of them contradict each other. */
    Consolidation consolidate(Request request, Iterable<Response> responses) throws IOException;

    /**
     * Sums up exported responses. Memory does not grow with what they say.
     *
     * @param files    files with a response, with one a line ({@code .jsonl}), or folders with such files
     * @param progress told of each file
     */
    Consolidation consolidate(Request request, List<Path> files, Progress progress) throws IOException;

    /**
     * Reads out of sums what who asked wants to know.
     *
     * @param earlier   sums of an earlier round, to be compared with; null for none
     * @param geography units of provinces; of a round in the units since the merger both are the same
     */
    Assessment assess(Consolidation sums, Consolidation earlier, Consolidation.Geography geography) throws IOException;

    /** @return identity of the survey that the first readable response among these files answers */
    Optional<String> survey(List<Path> files) throws IOException;

    /** @return version of that survey in which this response was given; empty if there is none, or nobody can tell */
    default Optional<String> version(List<Path> files) throws IOException {
        return Optional.empty();
    }

    /**
     * Reads decisions: CSV with a line {@code old,new}, then a line for each former unit.
     *
     * @throws org.khoso.api.KhosoException if a line is none; names file and line
     */
    List<Decision> decisions(Path file) throws IOException;
}
