package org.khoso.search.ui;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** What stands where hits would stand: what can be typed, or why nothing was found and what to do about it. */
final class Hints {
    private static final List<String> EXAMPLES = List.of("words", "phrase", "symbol", "date", "begins");

    private final Composite box;
    private final Look look;
    private final Tr tr;

    Hints(Composite parent, Tr tr, Look look) {
        this.look = look;
        this.tr = tr;
        box = new Composite(parent, SWT.BORDER);
        GridLayout l = Look.grid(2);
        l.marginWidth = 4 * Look.UNIT;
        l.marginHeight = 3 * Look.UNIT;
        l.horizontalSpacing = 2 * Look.UNIT;
        l.verticalSpacing = Look.UNIT + 4;
        box.setLayout(l);
    }

    Composite control() {
        return box;
    }

    /** Shows what can be typed; an example that is clicked is searched for. */
    void examples(Consumer<String> type) {
        fresh(tr.say("search.ui.hint.title"), tr.say("search.ui.hint.text"));
        for (String e : EXAMPLES) {
            var link = new Link(box, SWT.NONE);
            String text = tr.say("search.ui.example." + e);
            link.setText("<a>" + text + "</a>");
            link.setData("khoso.id", "search.example." + e);
            link.addListener(SWT.Selection, x -> type.accept(text));
            var l = new Label(box, SWT.WRAP);
            l.setText(tr.say("search.ui.example." + e + ".what"));
            l.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        }
        wide(tr.say("search.ui.hint.keys"));
        box.layout();
    }

    /** Says why there is nothing, and offers what helps. @param action label of the button, null for none */
    void nothing(String title, String text, String action, Runnable does) {
        fresh(title, text);
        if (action != null) {
            var b = new Button(box, SWT.PUSH);
            b.setText(action);
            b.setData("khoso.id", "search.nothing.action");
            b.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
            b.addListener(SWT.Selection, e -> does.run());
        }
        box.layout();
    }

    private void fresh(String title, String text) {
        for (Control c : box.getChildren())
            c.dispose();
        look.heading(box, title).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        wide(text);
    }

    private void wide(String text) {
        var l = new Label(box, SWT.WRAP);
        l.setText(text);
        var d = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        d.widthHint = 300;
        l.setLayoutData(d);
    }
}
