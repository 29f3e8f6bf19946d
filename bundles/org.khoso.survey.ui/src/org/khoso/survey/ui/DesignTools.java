package org.khoso.survey.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.khoso.ui.Look;

/** What can be done with the part of a questionnaire that is selected; only what can be done there shows. UI thread. */
final class DesignTools {
    private final Map<String, Button> buttons = new LinkedHashMap<>();
    private final Composite box;

    DesignTools(Composite parent, Kit kit, Map<String, Runnable> tools) {
        box = new Composite(parent, SWT.NONE);
        var row = new RowLayout();
        row.marginLeft = 0;
        row.marginRight = 0;
        row.spacing = Look.UNIT / 2;
        box.setLayout(row);
        box.setLayoutData(Kit.wide());
        tools.forEach((name, does) -> tool(kit, name, does));
    }

    private void tool(Kit kit, String name, Runnable does) {
        var b = new Button(box, SWT.PUSH);
        b.setText(kit.tr().say("survey.ui.design.tool." + name));
        b.setToolTipText(kit.tr().say("survey.ui.design.tool." + name + ".tip"));
        b.setData("khoso.id", "survey.design.tool." + name);
        b.addListener(SWT.Selection, e -> does.run());
        buttons.put(name, b);
    }

    void show(Predicate<String> can) {
        buttons.forEach((name, button) -> {
            boolean shown = can.test(name);
            button.setVisible(shown);
            var data = new RowData();
            data.exclude = !shown;
            button.setLayoutData(data);
        });
        box.getParent().layout(true, true);
    }
}
