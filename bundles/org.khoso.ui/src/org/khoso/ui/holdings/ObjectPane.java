package org.khoso.ui.holdings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.store.Holding;
import org.khoso.core.CheckHoldings;
import org.khoso.core.EditHoldings;
import org.khoso.core.Session;
import org.khoso.ui.Look;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.khoso.ui.Values;

/** All about the object in hand: form, history, files. Saves what the form was told, and has it checked again. */
public final class ObjectPane {
    private final Look look;
    private final Tr tr;
    private final UiJobs jobs;
    private final IEventBroker broker;
    private final EditHoldings edit;
    private final CheckHoldings check;
    private final CLabel name;
    private final CTabFolder tabs;
    private final RecordForm form;
    private final HistoryTab history;
    private final FilesTab files;
    private Shown shown;
    private UUID wanted;
    private String focusLater;
    private boolean focusWanted;

    ObjectPane(Composite parent, Look look, Tr tr, UiJobs jobs, IEventBroker broker, EditHoldings edit, CheckHoldings check,
            Consumer<Holding> preview) {
        this.look = look;
        this.tr = tr;
        this.jobs = jobs;
        this.broker = broker;
        this.edit = edit;
        this.check = check;
        var box = new Composite(parent, SWT.NONE);
        box.setData("khoso.id", "holdings.object");
        var l = Look.bare(1);
        l.verticalSpacing = 4;
        box.setLayout(l);
        name = new CLabel(box, SWT.NONE);
        name.setFont(look.font(1, true));
        name.setLayoutData(wide(false));
        tabs = new CTabFolder(box, SWT.TOP | SWT.FLAT);
        tabs.setLayoutData(wide(true));
        tabs.setData("khoso.id", "holdings.tabs");
        form = new RecordForm(tabs, look, tr, this::save);
        history = new HistoryTab(tabs, look, tr, jobs, this::undo);
        files = new FilesTab(tabs, look, tr, jobs, preview);
        tab("ui.tab.form", form.control());
        tab("ui.tab.history", history.control());
        tab("ui.tab.files", files.control());
        tabs.setSelection(0);
        tabs.setSelectionForeground(look.color(Look.Tone.TEXT));
        tabs.addListener(SWT.Selection, e -> lazily());
    }

    private static GridData wide(boolean rest) {
        var d = new GridData(SWT.FILL, rest ? SWT.FILL : SWT.TOP, true, rest);
        d.widthHint = 100;
        return d;
    }

    private void tab(String key, Control content) {
        var item = new CTabItem(tabs, SWT.NONE);
        item.setText(tr.say(key));
        item.setControl(content);
    }

    /** Shows an object; null shows nothing. */
    void show(Session session, UUID id, Values values) {
        wanted = id;
        if (id == null) {
            accept(null);
            return;
        }
        jobs.load(p -> Shown.load(session, id, values), found -> {
            if (!tabs.isDisposed() && id.equals(wanted))
                accept(found.orElse(null));
        });
    }

    /** Gets forms ready before they are wanted. */
    void warm(List<RecordSetInfo> sets, Values values) {
        form.warm(sets, values);
    }

    private void accept(Shown now) {
        shown = now;
        name.setImage(now == null ? null : look.icon(Names.icon(now.holding().kind(), now.holding())));
        String text = now == null ? tr.say("ui.form.nothing") : Names.of(now.holding(), tr.say("ui.untitled"));
        name.setText(text.replace("&", "&&"));
        name.setToolTipText(text);
        form.show(now);
        lazily();
        if (focusWanted) {
            focusWanted = false;
            tabs.setSelection(0);
            form.focus(focusLater);
        }
    }

    private void lazily() {
        if (tabs.getSelectionIndex() == 1)
            history.show(shown);
        if (tabs.getSelectionIndex() == 2)
            files.show(shown);
    }

    /** Reads the object in hand again. */
    void refresh() {
        if (shown != null && shown.holding().id().equals(wanted))
            show(shown.session(), wanted, shown.values());
    }

    /** Puts the cursor into a field (the first for null), as soon as the object is there. */
    void focus(UUID id, String field) {
        if (shown != null && shown.holding().id().equals(id)) {
            tabs.setSelection(0);
            form.focus(field);
        } else {
            focusWanted = true;
            focusLater = field;
        }
    }

    /** @return the zone */
    Control control() {
        return tabs.getParent();
    }

    /** Puts the focus into what is in front. */
    void focus() {
        if (tabs.getSelectionIndex() == 0)
            form.focus(null);
        else
            tabs.getSelection().getControl().setFocus();
    }

    /** Brings a tab to the front: form, history, files. */
    void tab(int index) {
        tabs.setSelection(index);
        lazily();
        focus();
    }

    /** @return what is shown */
    Optional<Shown> shown() {
        return Optional.ofNullable(shown);
    }

    /** Saves what was typed. */
    void save() {
        form.save();
    }

    private void save(Shown seen, Map<String, String> values, Runnable after) {
        jobs.run(tr.say("ui.saving"), p -> {
            edit.write(seen.session(), seen.holding(), values);
            return Shown.load(seen.session(), seen.holding().id(), seen.values());
        }, now -> {
            broker.post(Topics.SAY, tr.say("ui.saved"));
            if (!tabs.isDisposed() && seen.holding().id().equals(wanted))
                accept(now.orElse(null));
            after.run();
            jobs.load(p -> again(seen.session(), seen.holding().id()), x -> {
            });
        }, why -> after.run());
    }

    /** Has a changed object checked again, so that its findings go when they are mended. */
    private boolean again(Session session, UUID id) throws java.io.IOException {
        if (check == null)
            return false;
        check.again(session, id);
        broker.post(Topics.FINDINGS, id);
        return true;
    }

    private void undo(UUID changeSet) {
        Shown of = shown;
        if (of != null)
            jobs.run(tr.say("ui.command.undo"), p -> {
                var done = edit.undo(of.session(), changeSet);
                again(of.session(), of.holding().id());
                return done;
            }, done -> broker.post(Topics.SAY, tr.say("ui.undone", done.label())));
    }

    /** Takes the colours of another theme. */
    void repaint() {
        form.repaint();
        files.repaint();
        tabs.setSelectionForeground(look.color(Look.Tone.TEXT));
        if (shown != null)
            name.setImage(look.icon(Names.icon(shown.holding().kind(), shown.holding())));
    }
}
