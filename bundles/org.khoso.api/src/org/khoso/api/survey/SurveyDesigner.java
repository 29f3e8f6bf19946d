package org.khoso.api.survey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.khoso.api.AccessFilter;
import org.khoso.api.Bilingual;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Offer;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Fault;

/** Makes questionnaires, checks them, and shows what they would ask and count before they are used. A service, thread-safe. */
public interface SurveyDesigner {
    /** A source of answers that is there. @param id number by which items name it @param label what it counts, for people @param offer what it can fill in */
    record Source(String id, Bilingual label, Offer offer) {
    }

    /** Something wrong in a file. @param line line, from 1 @param problem what is wrong; its place is the questionnaire's where the file could not be read */
    record Line(int line, Problem problem) {
    }

    /** A file that was looked at. @param design what could be read of it; empty if nothing could @param problems what is wrong, by line */
    record Checked(Optional<SurveyDesign> design, List<Line> problems) {
        /** Copies the problems. */
        public Checked {
            problems = List.copyOf(problems);
        }

        /** @return whether the questionnaire can be used */
        public boolean usable() {
            return design.isPresent() && problems.stream().noneMatch(l -> l.problem().blocks());
        }
    }

    /** @return sources of answers, by number */
    List<Source> sources();

    /** @return a questionnaire that asks nothing yet, with the rules that every one needs */
    SurveyDesign blank(String id) throws IOException;

    /**
     * @param version version; empty for the newest
     * @param own     folders of an archive's own questionnaires
     * @return a questionnaire that is there, to be changed
     * @throws org.khoso.api.KhosoException if it is not there: names those that are
     */
    SurveyDesign installed(String id, String version, List<Path> own) throws IOException;

    /**
     * @param in   file; is not closed. It may come from strangers: it is bounded
     * @param name its name, for messages
     * @throws org.khoso.api.KhosoException if it is no file of a questionnaire; what the questionnaire lacks is no failure
     */
    SurveyDesign read(InputStream in, String name) throws IOException;

    /** Looks for everything that is wrong with a file. @param in file; is not closed @param name its name, for messages */
    Checked check(InputStream in, String name) throws IOException;

    /** @return the version that people would call the next one: 2 after 1, 2026.10 after 2026.9 */
    String nextVersion(String version);

    /** @return which cells it asks, as {@link SurveyService#asked}; conditions that can't be asked yet hide nothing */
    Asked asked(SurveyDesign design, Response response) throws IOException;

    /** @return what its rules say of answers, as {@link SurveyService#validate}; rules that can't be asked yet say nothing */
    List<Fault> faults(SurveyDesign design, Response response, LocalDate today) throws IOException;

    /**
     * Counts an item, as {@link SurveyService#compute}.
     *
     * @throws org.khoso.api.KhosoException if nothing counts it
     */
    Answer compute(SurveyDesign design, String item, HoldingsStore holdings, AccessFilter access, Instant now, ArchiveFacts facts)
            throws IOException;
}
