package org.khoso.ui;

import java.util.concurrent.locks.LockSupport;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.api.Progress;
import org.khoso.core.Guests;
import org.khoso.core.Guests.Guest;

/**
 * What this window does for others: a verb typed elsewhere shows in the status line like the window's own work, and can be
 * stopped there. When it is over everyone hears of it, for it may have changed anything.
 */
final class GuestWork {
    /** What is over by then is not worth a look. */
    private static final long QUICK_NANOS = 700_000_000L;
    private static final long LOOK_NANOS = 150_000_000L;

    private final UiJobs jobs;
    private final Tr tr;
    private final IEventBroker broker;

    GuestWork(Guests guests, UiJobs jobs, Tr tr, IEventBroker broker) {
        this.jobs = jobs;
        this.tr = tr;
        this.broker = broker;
        guests.listen(this::heard); // for as long as the window lives
    }

    private void heard(Guest guest) {
        if (guest.ended())
            broker.post(Topics.OTHERS, guest.line());
        else
            Thread.ofPlatform().daemon().start(() -> {
                LockSupport.parkNanos(QUICK_NANOS);
                if (!guest.ended())
                    jobs.run(tr.say("ui.guest", guest.line()), p -> follow(guest, p), done -> {
                    });
            });
    }

    private static boolean follow(Guest guest, Progress progress) {
        long total = -1;
        long told = 0;
        while (!guest.ended()) {
            if (guest.total() != total) {
                total = guest.total();
                told = 0;
                progress.total(total);
            }
            long done = Math.max(told, guest.done());
            progress.worked(done - told);
            told = done;
            if (progress.cancelled())
                guest.cancel();
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }
}
