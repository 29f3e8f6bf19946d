package org.khoso.ui.holdings;

import java.util.List;
import java.util.UUID;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.FieldInfo;
import org.khoso.core.Session;
import org.khoso.ui.Look;
import org.khoso.ui.State;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.khoso.ui.Values;

/**
 * Gets the grid's classes ready before a grid is wanted, in steps that nobody feels: the first grid alone would keep the window from answering for a tenth of a second and more. It has to be the
 * window's thread, since the grid's own helpers ask for the display as their class begins.
 */
record GridWarmth(Composite box, Look look, Tr tr, UiJobs jobs, State state) {
    private static final int STEP_MILLIS = 30;

    /** Begins. @param fields some fields of a record set */
    void begin(Session session, List<FieldInfo> fields, Values values) {
        if (fields.isEmpty())
            return;
        var columns = new GridColumns("", fields.subList(0, 1), List.of(Look.UNIT));
        var rows = new GridRows(session, jobs, columns.fields(), List.of(), () -> {
        });
        step(() -> {
            new GridLayers(rows, List.of(""), columns.widths(), new GridSort(columns.fields(), s -> {
            }));
            step(() -> {
                if (box.getChildren().length == 0)
                    new ChildrenGrid(box, rows, columns, values, tr, look, state, s -> {
                    }, (UUID id) -> {
                    }).widget().dispose();
                step(look::drawAhead);
            });
        });
    }

    private void step(Runnable what) {
        box.getDisplay().timerExec(STEP_MILLIS, () -> {
            if (!box.isDisposed())
                what.run();
        });
    }
}
