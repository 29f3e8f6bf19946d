package org.khoso.packaging.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.khoso.core.transfer.Transfer;
import org.khoso.ui.Look;

/** The hand-overs by state, a column for each: up and down within one, left and right to the next that is not empty, Enter for the next step. */
final class Board {
    /** A hand-over. @param transfer the hand-over @param late whether a deadline has passed and nothing came of it */
    record Line(Transfer transfer, boolean late) {
    }

    /** What the board tells. */
    interface Owner {
        /** Another hand-over is selected, or none. */
        void selected(Transfer t);

        /** The next step of the selected one is wanted. */
        void next();
    }

    private final Owner owner;
    private final Composite box;
    private final Map<Lane, LaneTable> lanes = new EnumMap<>(Lane.class);
    private List<Line> lines = List.of();
    private UUID chosen;

    Board(Composite parent, Words words, Look look, Owner owner) {
        this.owner = owner;
        box = new Composite(parent, SWT.NONE);
        var grid = Look.bare(Lane.values().length);
        grid.makeColumnsEqualWidth = true;
        box.setLayout(grid);
        for (Lane lane : Lane.values()) {
            var table = new LaneTable(box, words, look, lane, this::chose, this::step, owner::next);
            table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
            lanes.put(lane, table);
        }
    }

    private void chose(Line line) {
        chosen = line.transfer().id();
        lanes.forEach((lane, table) -> {
            if (lane != Lane.of(line.transfer()))
                table.none();
        });
        owner.selected(line.transfer());
    }

    /** Left and right, past columns that are empty. */
    private void step(Lane from, int by) {
        for (int i = from.ordinal() + by; i >= 0 && i < Lane.values().length; i += by) {
            LaneTable table = lanes.get(Lane.values()[i]);
            if (table.size() > 0) {
                table.enter();
                return;
            }
        }
    }

    /** Shows these. @param wanted to be selected; null keeps what is selected */
    void show(List<Line> all, UUID wanted) {
        lines = all;
        UUID keep = wanted != null ? wanted : chosen;
        boolean here = focused();
        List<Control> stops = new ArrayList<>();
        Line at = all.stream().filter(l -> l.transfer().id().equals(keep)).findFirst().orElse(all.isEmpty() ? null : all.getFirst());
        for (Lane lane : Lane.values()) {
            LaneTable table = lanes.get(lane);
            table.show(all.stream().filter(l -> Lane.of(l.transfer()) == lane).toList(), at);
            if (table.size() > 0)
                stops.add(table.control());
        }
        box.setTabList(stops.toArray(Control[]::new));
        chosen = at == null ? null : at.transfer().id();
        if (here)
            focus();
        owner.selected(at == null ? null : at.transfer());
    }

    private boolean focused() {
        return lanes.values().stream().anyMatch(LaneTable::focused);
    }

    /** @return the hand-over that is selected; null for none */
    Transfer selection() {
        return lines.stream().map(Line::transfer).filter(t -> t.id().equals(chosen)).findFirst().orElse(null);
    }

    Composite control() {
        return box;
    }

    /** Puts the cursor on the selected hand-over. */
    void focus() {
        Transfer t = selection();
        if (t != null)
            lanes.get(Lane.of(t)).focus();
    }
}
