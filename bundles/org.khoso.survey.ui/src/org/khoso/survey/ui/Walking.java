package org.khoso.survey.ui;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

/** While questionnaires are made, undo and redo walk along their edits, not along those of the holdings. */
final class Walking {
    private static final String UNDO = "org.khoso.ui.command.undo";
    private static final String REDO = "org.khoso.ui.command.redo";

    private final EHandlerService handlers;
    private final Handler undo;
    private final Handler redo;
    private boolean active;

    /** What the commands do then. */
    public static final class Handler {
        private final BooleanSupplier can;
        private final Runnable does;

        Handler(BooleanSupplier can, Runnable does) {
            this.can = can;
            this.does = does;
        }

        /** Asked by e4. @return whether questionnaires are made */
        @CanExecute
        public boolean can() {
            return can.getAsBoolean();
        }

        /** Called by e4. */
        @Execute
        public void run() {
            does.run();
        }
    }

    Walking(EHandlerService handlers, BooleanSupplier can, Consumer<Boolean> walk) {
        this.handlers = handlers;
        undo = new Handler(can, () -> walk.accept(true));
        redo = new Handler(can, () -> walk.accept(false));
    }

    /** Begins or ends it. */
    void on(boolean on) {
        if (on == active)
            return;
        active = on;
        if (on) {
            handlers.activateHandler(UNDO, undo);
            handlers.activateHandler(REDO, redo);
        } else {
            handlers.deactivateHandler(UNDO, undo);
            handlers.deactivateHandler(REDO, redo);
        }
    }
}
