package probe;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;

/** Shows that the measure can fail: controls with too little room, of which each must be found, and the same with enough, of which none may be. */
final class Plant {
    private static final String WORDS = "Gi\u00e1 tr\u1ecb c\u1ea7n \u0111\u1ecdc h\u1ebft";

    private Plant() {
    }

    /** @return how many of the cramped were found, how many of the roomy, how many there are */
    static List<Integer> run(Display display) {
        int cramped = count(display, 24);
        int roomy = count(display, 400);
        return List.of(cramped, roomy, 7);
    }

    private static int count(Display display, int width) {
        var shell = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS);
        try {
            List<Control> all = make(shell, width);
            shell.setBounds(new Rectangle(0, 0, 500, 400));
            shell.setVisible(true);
            return (int) all.stream().filter(c -> Cuts.of(c, text(c)) != null).count();
        } finally {
            shell.dispose();
        }
    }

    private static String text(Control c) {
        return c instanceof Table || c instanceof Text ? "" : WORDS;
    }

    private static List<Control> make(Shell shell, int width) {
        List<Control> all = new ArrayList<>();
        var b = new Button(shell, SWT.PUSH);
        b.setText(WORDS);
        var l = new Label(shell, SWT.NONE);
        l.setText(WORDS);
        var wrapped = new Label(shell, SWT.WRAP);
        wrapped.setText(WORDS);
        var c = new CLabel(shell, SWT.NONE);
        c.setText(WORDS);
        var combo = new Combo(shell, SWT.READ_ONLY);
        combo.setItems(WORDS);
        combo.select(0);
        var t = new Text(shell, SWT.BORDER);
        t.setMessage(WORDS);
        var table = new Table(shell, SWT.NONE);
        table.setHeaderVisible(true);
        var column = new TableColumn(table, SWT.NONE);
        column.setText(WORDS);
        column.setWidth(width);
        all.addAll(List.of(b, l, wrapped, c, combo, t, table));
        for (int i = 0; i < all.size(); i++)
            all.get(i).setBounds(4, 4 + 50 * i, width, all.get(i) == wrapped && width < 100 ? 20 : 44);
        return all;
    }
}
