package org.khoso.packaging.ui;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.core.transfer.TransferItem;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;

/** The dossiers of a hand-over: where each stands, what verification said, why it was or is to be returned. */
final class ItemTable {
    private static final List<String> NAMES = List.of("dossier", "called", "state", "verdict", "reason");
    private static final int[] WIDTHS = {23, 17, 16, 13, 31};
    private static final String BUNDLE = "org.khoso.packaging.ui";
    private final Look look;
    private final CardText text;
    private final Table table;
    private List<TransferItem> items = List.of();
    private UUID chosen;

    /** @param moved the cursor is on another dossier @param mark marks the one under the cursor, or takes the mark away */
    ItemTable(Composite parent, Words words, Look look, CardText text, Runnable moved, Runnable mark) {
        this.look = look;
        this.text = text;
        table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("khoso.id", "handover.items");
        table.setHeaderVisible(true);
        NAMES.forEach(n -> new TableColumn(table, SWT.LEFT).setText(words.say("column." + n)));
        Cells.shorten(table, look);
        table.addListener(SWT.Resize, e -> {
            for (int i = 0; i < WIDTHS.length; i++)
                table.getColumn(i).setWidth(table.getClientArea().width * WIDTHS[i] / 100);
        });
        table.addListener(SWT.Selection, e -> {
            TransferItem now = selected();
            chosen = now == null ? null : now.id();
            moved.run();
        });
        table.addListener(SWT.DefaultSelection, e -> mark.run());
        table.addListener(SWT.KeyDown, e -> {
            if (e.character != ' ')
                return;
            e.doit = false;
            mark.run();
        });
    }

    /** @return the dossier under the cursor; null for none */
    TransferItem selected() {
        int i = table.getSelectionIndex();
        return i < 0 || i >= items.size() ? null : items.get(i);
    }

    /** Shows these; the cursor stays on its dossier. */
    void show(List<TransferItem> all, Function<UUID, List<String>> marked) {
        items = all;
        refresh(marked);
    }

    /** Shows the same with other marks. */
    void refresh(Function<UUID, List<String>> marked) {
        int at = 0;
        table.setItemCount(items.size());
        for (int n = 0; n < items.size(); n++) {
            TransferItem i = items.get(n);
            List<String> marks = marked.apply(i.id());
            TableItem row = table.getItem(n);
            row.setText(text.row(i, marks));
            row.setImage(0, look.icon(BUNDLE, icon(i, marks)));
            if (i.id().equals(chosen))
                at = n;
        }
        table.setSelection(items.isEmpty() ? -1 : at);
    }

    private static String icon(TransferItem i, List<String> marks) {
        return switch (i.state()) {
            case ACCEPTED -> "accepted";
            case RETURNED -> "refused";
            case RECEIVED -> !marks.isEmpty() ? "should" : i.outcome() == TransferItem.Outcome.SOUND ? "unverified" : "must";
            default -> "unverified";
        };
    }
}
