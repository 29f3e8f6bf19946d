package org.khoso.search.ui;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Display;
import org.khoso.core.SearchHoldings;
import org.khoso.core.Session;
import org.khoso.ui.Attention;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.khoso.ui.UiJobs.Work;

/**
 * Brings the index up to date in the background: when an archive is opened, and when a piece of work that changed it is over.
 * What a person changes by hand is caught up with when the next search is asked.
 */
public final class IndexKeeper {
    /** Who opens an archive waits for its tree and grid, not for its index; who searches sooner brings the index up to date by asking. */
    private static final int AFTER_OPENING_MILLIS = 1500;

    @Inject
    UiJobs jobs;
    @Inject
    Tr tr;
    @Inject
    CurrentSession current;
    @Inject
    IEventBroker broker;
    @Inject
    Attention attention;
    @Inject
    @Service
    SearchHoldings search;

    private Work running;
    private Session known;
    private Session warmed;
    private long position = -1;

    @PostConstruct
    void start() {
        current.get().ifPresent(this::later);
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) org.osgi.service.event.Event event) {
        if (running != null)
            running.cancel();
        if (current != null)
            current.get().ifPresent(this::later);
    }

    private void later(Session opened) {
        Display.getDefault().timerExec(AFTER_OPENING_MILLIS, () -> current.get().filter(opened::equals).ifPresent(this::refresh));
    }

    @Inject
    @Optional
    void worked(@UIEventTopic(Topics.WORK) Work work) {
        if (jobs != null && work.ended() && work != running && jobs.running().isEmpty())
            current.get().ifPresent(this::refresh);
    }

    /** A verb typed elsewhere is over: what it changed is to be found at once. */
    @Inject
    @Optional
    void others(@UIEventTopic(Topics.OTHERS) String line) {
        if (jobs != null && jobs.running().isEmpty())
            current.get().ifPresent(this::refresh);
    }

    private void refresh(Session s) {
        long now = s.archive().holdings().position();
        if (running != null && !running.ended() && !running.cancelled() || known == s && position == now)
            return;
        known = s;
        position = now;
        running = jobs.run(tr.say("search.ui.indexing"), p -> {
            search.refresh(s, p);
            return null;
        }, done -> {
            broker.post(Topics.INDEXED, s);
            warm(s);
        });
    }

    private void warm(Session s) {
        if (warmed == s)
            return;
        warmed = s;
        new SearchWarmth(search, s, attention).begin();
    }
}
