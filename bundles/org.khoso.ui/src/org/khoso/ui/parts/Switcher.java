package org.khoso.ui.parts;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.core.People;
import org.khoso.core.Session;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Navigator;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.osgi.service.event.Event;

/** The line on top: the user's jobs as buttons, the archive's name, the menu. */
public final class Switcher {
    private final Map<String, ToolItem> jobs = new LinkedHashMap<>();
    private Label name;
    private Tr tr;
    private Look look;
    private CurrentSession current;
    private MenuButton theMenu;

    @Inject
    Navigator navigator;

    @PostConstruct
    void create(Composite parent, Tr words, Look icons, CurrentSession session, MenuButton menu) {
        tr = words;
        look = icons;
        current = session;
        var line = new Composite(parent, SWT.NONE);
        var room = Look.bare(3);
        // GTK draws a tool bar higher than it says beforehand, and the trim would cut that off
        room.marginBottom = Look.UNIT / 2;
        line.setLayout(room);
        var bar = new ToolBar(line, SWT.FLAT | SWT.RIGHT);
        bar.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
        int n = 1;
        for (MPerspective p : navigator.perspectives())
            jobs.put(p.getElementId(), item(bar, p, n++));
        name = new Label(line, SWT.RIGHT);
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        menu.create(line);
        theMenu = menu;
        parent.getShell()
                .setImages(new org.eclipse.swt.graphics.Image[]{look.icon("khoso"), look.large("khoso", 32), look.large("khoso", 64)});
        select(navigator.perspectives().get(0).getElementId());
        title();
    }

    private ToolItem item(ToolBar bar, MPerspective p, int number) {
        var item = new ToolItem(bar, SWT.RADIO);
        String job = tr.say(p.getPersistedState().getOrDefault("key", p.getElementId()));
        // a wide space after the text: without it each icon stands as near to its neighbour's text as to its own
        item.setText(job + "\u2003");
        item.setToolTipText(job + "  Alt+" + number);
        item.setData("khoso.id", "frame.job." + number);
        item.setData(p);
        paint(item, p);
        item.addListener(SWT.Selection, e -> {
            if (item.getSelection())
                navigator.show(p.getElementId());
        });
        return item;
    }

    private void paint(ToolItem item, MPerspective p) {
        String[] icon = p.getPersistedState().getOrDefault("icon", "").split("/");
        if (icon.length == 2)
            item.setImage(look.icon(icon[0], icon[1]));
    }

    @Inject
    @Optional
    void theme(@UIEventTopic(Topics.THEME) Boolean dark) {
        jobs.values().forEach(i -> paint(i, (MPerspective) i.getData()));
        if (look != null)
            mark();
        if (theMenu != null)
            theMenu.paint();
    }

    /** The ground of the job that is on hardly differs from the rest in the dark: its name is in the accent colour too. */
    private void mark() {
        jobs.values().forEach(i -> i.setForeground(look.color(i.getSelection() ? Tone.ACCENT : Tone.TEXT)));
    }

    private void select(String id) {
        jobs.forEach((key, item) -> item.setSelection(key.equals(id)));
        mark();
    }

    @Inject
    @Optional
    void switched(@UIEventTopic(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT) Event event) {
        if (event.getProperty(UIEvents.EventTags.NEW_VALUE) instanceof MPerspective p)
            select(p.getElementId());
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) Event event) {
        title();
    }

    @Inject
    @Optional
    void menu(@UIEventTopic(Topics.MENU) Event event) {
        if (theMenu != null)
            theMenu.open();
    }

    private void title() {
        if (name == null || name.isDisposed())
            return;
        String archive = current.get().map(Session::archive).map(a -> a.settings().get(ArchiveProvider.NAME))
                .orElse(tr.say("ui.no-archive"));
        // who works is said as soon as it may be another than the archive's first person
        String person = current.get().filter(s -> !People.of(s.archive()).isEmpty()).map(s -> " · " + s.actor().name()).orElse("");
        name.setText((archive + person).replace("&", "&&") + "  ");
        name.getShell().setText("Khoso · " + archive);
        name.requestLayout();
    }
}
