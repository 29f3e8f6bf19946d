package org.khoso.packaging.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.khoso.ui.Look;

/** What stands in place of an empty list: why it is empty, what to do next, and a button that does it. */
final class Blank {
    private final Composite box;
    private final Label title;
    private final Label text;
    private final Button button;
    private Runnable action = () -> {
    };

    Blank(Composite parent, Look look, String id) {
        box = new Composite(parent, SWT.BORDER);
        box.setLayout(Look.grid(1));
        title = look.heading(box, "");
        title.setLayoutData(new GridData(SWT.CENTER, SWT.BOTTOM, true, true));
        text = new Label(box, SWT.WRAP | SWT.CENTER);
        var d = new GridData(SWT.CENTER, SWT.CENTER, true, false);
        d.widthHint = 520;
        text.setLayoutData(d);
        button = new Button(box, SWT.PUSH);
        button.setData("khoso.id", id);
        button.setLayoutData(new GridData(SWT.CENTER, SWT.TOP, true, true));
        button.addListener(SWT.Selection, e -> action.run());
    }

    Composite control() {
        return box;
    }

    /** @param label what the button says; null if there is nothing to do here */
    void say(String heading, String sentence, String label, Runnable does) {
        title.setText(heading);
        text.setText(sentence);
        button.setVisible(label != null);
        if (label != null)
            button.setText(label);
        action = does;
        box.layout();
    }
}
