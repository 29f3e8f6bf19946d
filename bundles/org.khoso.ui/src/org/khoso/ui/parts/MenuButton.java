package org.khoso.ui.parts;

import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.khoso.api.plugin.Plugins;
import org.khoso.ui.Look;
import org.khoso.ui.Navigator;
import org.khoso.ui.Tr;

/** The menu behind the button at the right end of the top line: everything that belongs to no single job. */
@Creatable
public final class MenuButton {
    private static final List<String> COMMANDS = List.of("new", "open", "person", "-", "undo", "redo", "find", "-", "switch-language",
            "theme",
            "shortcuts",
            "extensions", "-", "quit");

    @Inject
    ECommandService commands;
    @Inject
    EHandlerService handlers;
    @Inject
    Tr tr;
    @Inject
    Look look;
    @Inject
    Navigator navigator;
    @Inject
    @Optional
    @Service
    Plugins plugins;
    private Runnable open;
    private ToolItem item;

    /** Makes the button. */
    void create(Composite parent) {
        var bar = new ToolBar(parent, SWT.FLAT);
        item = new ToolItem(bar, SWT.PUSH);
        paint();
        item.setToolTipText(tr.say("ui.menu"));
        Menu menu = new Menu(bar);
        for (String c : COMMANDS)
            if (here(c))
            entry(menu, c);
        item.setData("khoso.id", "frame.menu");
        open = () -> {
            var b = item.getBounds();
            menu.setLocation(bar.toDisplay(b.x, b.y + b.height));
            menu.setVisible(true);
        };
        item.addListener(SWT.Selection, e -> open.run());
    }

    /** @return whether the product has what the command is about */
    private boolean here(String command) {
        return switch (command) {
            case "find" -> navigator.has(Navigator.SEARCH);
            case "extensions" -> plugins != null;
            default -> true;
        };
    }

    /** Takes the icon of the theme that is on. */
    void paint() {
        item.setImage(look.icon("menu"));
    }

    /** Opens the menu. */
    void open() {
        if (open != null)
            open.run();
    }

    private void entry(Menu menu, String name) {
        if (name.equals("-")) {
            new MenuItem(menu, SWT.SEPARATOR);
            return;
        }
        var item = new MenuItem(menu, SWT.PUSH);
        item.setText(tr.say("ui.command." + name) + "\t" + tr.say("ui.command." + name + ".key"));
        item.addListener(SWT.Selection, e -> {
            ParameterizedCommand command = commands.createCommand("org.khoso.ui.command." + name);
            handlers.executeHandler(command);
        });
    }
}
