package org.khoso.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.widgets.Display;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.core.DiskTrouble;
import org.khoso.core.Pace;

/** Work that must not block the window: runs on a thread of its own, shows in the status line, can be cancelled, says how it ended. */
public final class UiJobs {
    /** What is done. */
    public interface Task<T> {
        /** @return the result. @param progress tells how far it is, and when to stop */
        T run(Progress progress) throws Exception;
    }

    /** A piece of work under way. Its numbers may be read from any thread. */
    public static final class Work implements Progress {
        private final String label;
        private final Pace pace = new Pace();
        private volatile boolean cancelled;
        private volatile boolean ended;
        private volatile String item = "";

        Work(String label) {
            this.label = label;
        }

        /** @return what is being done, for people */
        public String label() {
            return label;
        }

        /** @return items done */
        public long done() {
            return pace.done();
        }

        /** @return items in all, -1 if unknown */
        public long total() {
            return pace.total();
        }

        /** @return seconds left, -1 if nobody knows */
        public long secondsLeft() {
            return pace.secondsLeft();
        }

        /** @return what it works on */
        public String currentItem() {
            return item;
        }

        /** @return whether it is over */
        public boolean ended() {
            return ended;
        }

        /** Asks it to stop after the item in hand. */
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void total(long items) {
            pace.total(items);
        }

        @Override
        public void worked(long items) {
            pace.worked(items);
        }

        @Override
        public void item(String name) {
            item = name;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }

    private final Display display;
    private final IEventBroker broker;
    private final Tr tr;
    private final CurrentSession current;
    private final List<Work> running = new CopyOnWriteArrayList<>();
    /** Whoever starts a thread waits until it runs, which on a busy machine takes as long as drawing a line: those that are done wait for the next load. */
    private final ExecutorService loads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("khoso: load").factory());

    UiJobs(Display display, IEventBroker broker, Tr tr, CurrentSession current) {
        this.current = current;
        this.display = display;
        this.broker = broker;
        this.tr = tr;
    }

    /** @return work under way */
    public List<Work> running() {
        return List.copyOf(running);
    }

    /**
     * Starts a task. {@code done} is called on the UI thread with the result; a failure is said in the status line and
     * handed to {@code failed} on the UI thread.
     */
    public <T> Work run(String label, Task<T> task, Consumer<T> done, Consumer<String> failed) {
        var work = new Work(label);
        running.add(work);
        broker.post(Topics.WORK, work);
        Thread.ofPlatform().daemon().name("khoso: " + label).start(() -> {
            try (AutoCloseable told = current.doing(label)) {
                T result = task.run(work);
                later(() -> done.accept(result));
            } catch (Exception | StackOverflowError e) {
                String why = explain(e);
                broker.post(Topics.SAY, why);
                later(() -> failed.accept(why));
            } finally {
                work.ended = true;
                running.remove(work);
                broker.post(Topics.WORK, work);
            }
        });
        return work;
    }

    /** Starts a task whose failure needs no more than the status line. */
    public <T> Work run(String label, Task<T> task, Consumer<T> done) {
        return run(label, task, done, why -> {
        });
    }

    /** Loads something quick for the view: not shown in the status line. Late results of a closed window are dropped. */
    public <T> void load(Task<T> task, Consumer<T> done) {
        load(task, done, () -> {
        });
    }

    /** The same; {@code failed} is called on the UI thread when nothing came of it. */
    public <T> void load(Task<T> task, Consumer<T> done, Runnable failed) {
        loads.execute(() -> {
            try {
                T result = task.run(Progress.NONE);
                later(() -> done.accept(result));
            } catch (Exception e) {
                broker.post(Topics.SAY, explain(e));
                later(failed);
            }
        });
    }

    private void later(Runnable r) {
        if (!display.isDisposed())
            display.asyncExec(r);
    }

    /** @return what went wrong, for people; never the name of a class alone */
    public String explain(Throwable e) {
        var known = DiskTrouble.explain(e);
        if (known.isPresent())
            return tr.say(known.get());
        System.getLogger("org.khoso.ui").log(System.Logger.Level.ERROR, "background work failed", e);
        return tr.say(Message.of("ui.unexpected", String.valueOf(e.getMessage())));
    }
}
