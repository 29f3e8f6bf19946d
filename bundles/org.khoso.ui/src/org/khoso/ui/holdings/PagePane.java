package org.khoso.ui.holdings;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.khoso.api.media.MediaReader;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.khoso.ui.page.PageView;
import org.khoso.ui.page.PageView.PageFile;

/** The pages of a record's files, with the line of tools above them. Escape goes back to where one came from. */
final class PagePane {
    private static final String ICON = "icon";

    private final Composite box;
    private final PageView view;
    private final CLabel where;
    private final Tr tr;
    private final Look look;
    private final ToolBar bar;
    private List<Holding> files = List.of();
    private Session session;
    private int at;

    PagePane(Composite parent, Look look, Tr tr, UiJobs jobs, MediaReader media, Runnable back) {
        this.tr = tr;
        this.look = look;
        box = new Composite(parent, SWT.NONE);
        var l = Look.bare(2);
        l.verticalSpacing = 2;
        box.setLayout(l);
        bar = new ToolBar(box, SWT.FLAT);
        where = new CLabel(box, SWT.NONE);
        where.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        view = new PageView(box, look, tr, jobs, media);
        var data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.horizontalSpan = 2;
        view.control().setLayoutData(data);
        item("back", "ui.page.back", back);
        new ToolItem(bar, SWT.SEPARATOR);
        item("previous", "ui.page.previous", () -> view.go(view.page() - 1));
        item("next", "ui.page.next", () -> view.go(view.page() + 1));
        new ToolItem(bar, SWT.SEPARATOR);
        item("zoom-out", "ui.page.smaller", () -> view.zoom(0.8));
        item("zoom-in", "ui.page.larger", () -> view.zoom(1.25));
        item("fit", "ui.page.width", view::fitWidth);
        item("page", "ui.page.whole", view::fitPage);
        item("turn", "ui.page.turn", view::turn);
        view.listener(this::say);
        view.control().addListener(SWT.KeyDown, e -> key(e, back));
    }

    private void item(String icon, String key, Runnable action) {
        var item = new ToolItem(bar, SWT.PUSH);
        item.setImage(look.icon(icon));
        item.setData(ICON, icon);
        item.setToolTipText(tr.say(key));
        item.setData("khoso.id", key.substring(3));
        item.addListener(SWT.Selection, e -> action.run());
    }

    private void key(Event e, Runnable back) {
        if (e.character == SWT.ESC || e.character == ' ')
            back.run();
        else if (e.character == ']' || e.character == '[')
            file(at + (e.character == ']' ? 1 : -1));
    }

    Control control() {
        return box;
    }

    /** Shows a record's files. @param file file to begin with, or null @param page page from 1, or 0 */
    void show(Session s, List<Holding> all, java.util.UUID file, int page, List<String> terms) {
        session = s;
        files = all.stream().filter(f -> !f.text(Concepts.OBJECT).isEmpty()).toList();
        at = 0;
        for (int i = 0; i < files.size(); i++)
            if (files.get(i).id().equals(file))
            at = i;
        open(Math.max(1, page), terms);
    }

    private void file(int i) {
        if (i < 0 || i >= files.size())
            return;
        at = i;
        open(1, List.of());
    }

    private void open(int page, List<String> terms) {
        if (files.isEmpty()) {
            view.show(null, null, 1, List.of());
            return;
        }
        Holding f = files.get(at);
        int pages = f.value(Concepts.PAGES) instanceof Number n ? Math.max(1, n.intValue()) : 1;
        view.show(session.archive().vault(),
                new PageFile(f.text(Concepts.OBJECT), f.text(Concepts.NAME), pages, f.text(Concepts.TEXT_OBJECT)),
                page, terms);
    }

    private void say() {
        if (where == null || where.isDisposed())
            return;
        String text = files.isEmpty()
                ? ""
                : tr.say("ui.page.where", view.page(), view.pages(), view.percent(), files.get(at).text(Concepts.NAME));
        if (files.size() > 1)
            text += " · " + tr.say("ui.page.file", at + 1, files.size());
        where.setText(text.replace("&", "&&"));
        where.setToolTipText(text);
    }

    void focus() {
        view.control().setFocus();
    }

    /** Takes the colours and icons of another theme. */
    void repaint() {
        for (ToolItem i : bar.getItems())
            if (i.getData(ICON) instanceof String icon)
            i.setImage(look.icon(icon));
        view.control().redraw();
    }
}
