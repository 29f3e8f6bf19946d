package org.khoso.compliance.ui;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** The first line: runs or stops the check, exports, says when it was checked last. */
final class CheckBar {
    private static final List<String> USUAL = List.of("html", "xlsx", "csv");

    private final Tr tr;
    private final Look look;
    private final Button run;
    private final Button export;
    private final Label last;
    private final Menu menu;
    private final Consumer<String> exports;

    CheckBar(Composite parent, Tr tr, Look look, Runnable runOrStop, Consumer<String> exports) {
        this.tr = tr;
        this.look = look;
        this.exports = exports;
        var line = new Composite(parent, SWT.NONE);
        line.setLayout(Look.bare(3));
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        run = new Button(line, SWT.PUSH);
        run.setData("khoso.id", "compliance.run");
        run.addListener(SWT.Selection, e -> runOrStop.run());
        export = new Button(line, SWT.PUSH);
        export.setText(tr.say("compliance.ui.export"));
        export.setImage(look.icon("report"));
        export.setData("khoso.id", "compliance.export");
        menu = new Menu(export);
        export.addListener(SWT.Selection, e -> open());
        last = new Label(line, SWT.RIGHT);
        last.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        running(false);
    }

    private void open() {
        var size = export.getSize();
        menu.setLocation(export.toDisplay(0, size.y));
        menu.setVisible(true);
    }

    /** Offers the formats that are installed, the usual ones first. */
    void formats(List<String> installed) {
        USUAL.stream().filter(installed::contains).forEach(this::offer);
        installed.stream().filter(f -> !USUAL.contains(f)).forEach(this::offer);
        export.setEnabled(!installed.isEmpty());
    }

    /** Offers the report in the form of an official document. @param made what makes it in a format */
    void documents(java.util.Set<String> formats, Consumer<String> made) {
        if (formats.isEmpty())
            return;
        new MenuItem(menu, SWT.SEPARATOR);
        for (String format : formats) {
            var item = new MenuItem(menu, SWT.PUSH);
            item.setText(tr.say("compliance.ui.document.as", format.toUpperCase(java.util.Locale.ROOT)));
            item.addListener(SWT.Selection, e -> made.accept(format));
        }
    }

    private void offer(String format) {
        var item = new MenuItem(menu, SWT.PUSH);
        item.setText(tr.say("compliance.ui.export.as", format.toUpperCase(java.util.Locale.ROOT)));
        item.addListener(SWT.Selection, e -> exports.accept(format));
    }

    /** The same button stops what it started. */
    void running(boolean on) {
        run.setText(tr.say(on ? "compliance.ui.stop" : "compliance.ui.run"));
        run.setImage(look.icon(on ? "cancel" : "compliance"));
        run.getParent().layout();
    }

    /** Says when it was checked last, or what else is to be known of the list. */
    void last(String text) {
        last.setText(text);
        last.setToolTipText(text);
        last.getParent().layout();
    }
}
