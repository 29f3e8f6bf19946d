package org.khoso.api.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Actor;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;

/** One call of a verb. */
public interface Invocation {
    /** @return value of an option, or of a flag "true" */
    Optional<String> option(String name);

    /** @return positional arguments */
    List<String> arguments();

    /** @return a path given by the user, resolved against the folder where the verb was typed */
    Path path(String given);

    /** @return the open archive. @throws org.khoso.api.KhosoException if the verb was declared not to need one, or none was given */
    Archive archive() throws IOException;

    /** @return folder of the archive as given, also where it need not exist yet */
    Path archiveDirectory() throws IOException;

    /** @return who calls */
    Actor actor();

    /** @return language */
    Locale locale();

    /** @return whether output is JSON */
    boolean json();

    /** @return a variable of the environment where the verb was typed, which need not be that of this process; null if it is not set */
    default String environment(String name) throws IOException {
        return System.getenv(name);
    }

    /** Asks the person for a secret, without showing what is typed. @return null if nobody can be asked */
    default char[] secret(Message prompt) throws IOException {
        return null;
    }

    /** @return progress, shown on standard error */
    Progress progress();

    /**
     * Says the result of one input: JSON prints the envelope on one line, text prints the findings and the summary.
     *
     * @param input    what was given
     * @param status   ok, findings or failed
     * @param counts   counts
     * @param findings findings
     * @param result   maps, lists, strings, numbers, booleans: goes to {@code result}
     * @param summary  one line or more for people
     */
    void emit(String input, String status, Counts counts, List<Finding> findings, Map<String, Object> result,
            List<Message> summary) throws IOException;

    /** Says something to the person: standard error. */
    void say(Message message);

    /** What a person answered. */
    enum Answer {
        /** Agreed. */
        YES,
        /** Did not agree. */
        NO,
        /** There is nobody to ask: a program runs the verb, or another process does it for whom typed it. */
        NOBODY
    }

    /** Asks the person at the terminal. @return the answer */
    default Answer ask(Message question) {
        return Answer.NOBODY;
    }
}
