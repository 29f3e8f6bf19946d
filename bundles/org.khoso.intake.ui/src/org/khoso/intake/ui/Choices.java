package org.khoso.intake.ui;

import java.nio.file.Path;
import org.khoso.api.KhosoException;
import org.khoso.api.PartialDate;
import org.khoso.api.intake.Mapping;
import org.khoso.core.IntakeSettings;
import org.khoso.core.Json;
import org.khoso.text.Dates;
import org.khoso.ui.State;

/**
 * What a person wrote beside the mapping, as it was written. A run that was stopped or killed goes on with the same.
 *
 * @param fondsCode   code of the fonds, may be empty
 * @param fondsName   name of the fonds, may be empty
 * @param level       level of the creator, may be empty
 * @param digitisedOn date of digitisation as written, may be empty
 */
public record Choices(String fondsCode, String fondsName, String level, String digitisedOn) {
    /** Nothing written. */
    static final Choices NONE = new Choices("", "", "", "");
    private static final String KEY = "intake.run.";

    /** @return settings for a run */
    IntakeSettings settings(Mapping mapping) {
        return new IntakeSettings(mapping, nullIfBlank(fondsCode), nullIfBlank(fondsName), nullIfBlank(level), date());
    }

    /** @return the date, null if none is written */
    PartialDate date() {
        return digitisedOn == null || digitisedOn.isBlank() ? null : Dates.parse(digitisedOn.strip());
    }

    private static String nullIfBlank(String s) {
        return s == null || s.isBlank() ? null : s.strip();
    }

    private static String key(Path archive, String input) {
        return KEY + Integer.toHexString((archive.toAbsolutePath() + "|" + input).hashCode());
    }

    /** Remembers what was written for a delivery; null forgets it. */
    static void remember(State state, Path archive, String input, Choices choices) {
        state.set(key(archive, input), choices == null ? null : Json.write(choices));
    }

    /** @return what was written when that delivery was last begun */
    static Choices recall(State state, Path archive, String input) {
        String kept = state.get(key(archive, input), null);
        try {
            return kept == null ? NONE : Json.read(kept, Choices.class, input);
        } catch (KhosoException e) {
            return NONE;
        }
    }
}
