package org.khoso.packaging.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.khoso.ui.Look;

/** The line on top of the board: what does not belong to one hand-over. */
final class HandOverBar {
    private final Words words;
    private final Button create;
    private final Button receive;
    private final Button verify;
    private final Label count;

    HandOverBar(Composite parent, Words words, Look look, Runnable creates, Runnable receives, Runnable verifies, Runnable packages) {
        this.words = words;
        var line = new Composite(parent, SWT.NONE);
        line.setLayout(Look.bare(5));
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        create = button(line, look, "new", "add", creates);
        receive = button(line, look, "receive", "intake", receives);
        verify = button(line, look, "verify", "compliance", verifies);
        button(line, look, "packages", "packaging", packages);
        count = new Label(line, SWT.RIGHT);
        count.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    }

    private Button button(Composite line, Look look, String id, String icon, Runnable action) {
        var b = new Button(line, SWT.PUSH);
        b.setText(words.say("bar." + id));
        b.setImage(look.icon(icon));
        b.setData("khoso.id", "handover.bar." + id);
        b.addListener(SWT.Selection, e -> action.run());
        return b;
    }

    /** @param archive whether one is open @param number how many hand-overs */
    void state(boolean archive, int number) {
        create.setEnabled(archive);
        receive.setEnabled(archive);
        verify.setEnabled(archive);
        count.setText(number == 0 ? "" : words.say("count", number));
        count.getParent().layout();
    }
}
