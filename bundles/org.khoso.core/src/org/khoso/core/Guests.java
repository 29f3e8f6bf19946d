package org.khoso.core;

import java.util.List;
import java.util.function.Consumer;

/** The verbs that this process runs for others, because it holds the archive. Thread-safe. */
public interface Guests {
    /** One of them. */
    interface Guest {
        /** @return the line as it was typed, without its global options */
        String line();

        /** @return session in which it runs */
        Session session();

        /** @return items done */
        long done();

        /** @return items in all, -1 if unknown */
        long total();

        /** @return whether it is over */
        boolean ended();

        /** @return whether the thread that asks is the one that runs it */
        boolean here();

        /** Asks it to stop after the item in hand, as Ctrl+C of the one who typed it would. */
        void cancel();
    }

    /** @return those under way */
    List<Guest> running();

    /**
     * Calls the listener when one begins and when it is over (see {@link Guest#ended}), on its own thread.
     *
     * @return closes the subscription
     */
    AutoCloseable listen(Consumer<Guest> listener);

    /** Waits until those of a session are over; from now on new ones are sent away. */
    void await(Session session);
}
