package org.khoso.survey.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.khoso.core.survey.ConsolidationOutputs;
import org.khoso.core.survey.Consolidations;
import org.khoso.core.survey.Designs;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Steps;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Navigator;
import org.khoso.ui.State;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The job "survey": the letter's items, answered in a response; where each value comes from; or the numbers of single items. */
public final class SurveyPart implements Zones.Owner {
    private static final String OPEN = "org.khoso.ui.command.open";

    @Inject
    CurrentSession current;
    @Inject
    UiJobs jobs;
    @Inject
    Navigator navigator;
    @Inject
    Tr tr;
    @Inject
    State state;
    @Inject
    IEventBroker broker;
    @Inject
    ECommandService commands;
    @Inject
    EHandlerService handlers;
    @Inject
    @Service
    Surveys surveys;
    @Inject
    @Service
    SurveyService service;
    @Inject
    @Service
    Responses responses;
    @Inject
    @Service
    Filling filling;
    @Inject
    @Service
    Steps steps;
    @Inject
    @Service
    Consolidations consolidations;
    @Inject
    @Service
    ConsolidationOutputs outputs;

    @Inject
    @Service
    Designs designs;

    private final Zones zones = new Zones();
    private Composite root;
    private Composite one;
    private SumsPage sums;
    private DesignPage design;
    private Kit kit;
    private Counting counting;
    private ResponseDesk desk;
    private ResponseActions actions;
    private Keys keys;
    private Walking walking;

    @PostConstruct
    void create(Composite parent, Look look) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(new StackLayout());
        one = new Composite(root, SWT.NONE);
        one.setLayout(Look.grid(1));
        kit = Kit.of(tr, look);
        desk = new ResponseDesk(current, jobs, state, kit, new ResponseDesk.Services(service, responses, filling, steps), zones);
        actions = new ResponseActions(desk, jobs, kit, broker, zones, root::getShell);
        zones.build(one, kit, jobs, desk, actions, this);
        zones.bar().add("survey.sums", "survey.ui.sums", this::sums);
        zones.bar().add("survey.design", "survey.ui.design", this::design);
        front(one);
        counting = new Counting(this::session, jobs, tr, surveys, zones, () -> desk.sheet() == null);
        keys = new Keys(root, this::key);
        read();
    }

    /** Brings one response to the front, or another view of the job. */
    private void front(Composite page) {
        ((StackLayout) root.getLayout()).topControl = page;
        root.layout();
    }

    private void sums() {
        if (sums == null)
            sums = new SumsPage(root, kit, jobs, state, new SumsPage.Owner(consolidations, outputs, this::session,
                    text -> broker.post(Topics.SAY, text), () -> {
                        front(one);
                        zones.items().focus();
                    }));
        front(sums.control());
        sums.focus();
    }

    private boolean summing() {
        return sums != null && ((StackLayout) root.getLayout()).topControl == sums.control();
    }

    private void design() {
        if (design == null) {
            design = new DesignPage(root, kit, jobs,
                    new DesignPage.Owner(designs, this::session, text -> broker.post(Topics.SAY, text), this::responses));
            walking = new Walking(handlers, this::designing, back -> design.walk(back));
        }
        front(design.control());
        walking.on(true);
        design.focus();
    }

    private void responses() {
        walking.on(false);
        front(one);
        desk.read();
        zones.items().focus();
    }

    private boolean designing() {
        return design != null && ((StackLayout) root.getLayout()).topControl == design.control();
    }

    @Focus
    void focus() {
        if (summing())
            sums.focus();
        else if (designing())
            design.focus();
        else
            zones.items().focus();
    }

    @PreDestroy
    void close() {
        keys.close();
    }

    private Session session() {
        return current.get().orElse(null);
    }

    private void read() {
        counting.read();
        desk.read();
        if (design != null)
            design.read();
    }

    private boolean key(Event e) {
        if (summing())
            return sums.key(e);
        if (designing())
            return design.key(e);
        boolean control = (e.stateMask & SWT.MOD1) != 0;
        int by = (e.stateMask & SWT.MOD2) != 0 ? -1 : 1;
        switch (e.keyCode) {
            case SWT.F5 -> actions.check();
            case SWT.F6 -> zones.next(by);
            case SWT.CR, SWT.KEYPAD_CR -> {
                if (control)
                    step(by);
                return control;
            }
            case 's' -> {
                if (control)
                    zones.answers().commit();
                return control;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Goes to the next item, or the one before; the cursor stays in the zone that it is in. */
    private void step(int by) {
        boolean list = zones.items().focused();
        if (!zones.items().step(by))
            return;
        selected();
        if (!list)
            zones.middle();
    }

    @Override
    public void selected() {
        if (desk.sheet() != null)
            desk.item();
        else
            counting.item();
    }

    @Override
    public void single() {
        counting.show();
    }

    @Override
    public void count() {
        if (session() == null)
            handlers.executeHandler(commands.createCommand(OPEN, Map.of()));
        else
            counting.compute();
    }

    @Override
    public void explain(Row row, Column column) {
        counting.explain(row, column);
    }

    @Override
    public void recheck() {
        if (desk.sheet() != null)
            actions.recheck();
        else
            counting.recheck();
    }

    @Override
    public void take() {
        desk.take();
    }

    /** Goes to an object: a file is shown by its first page, a place on a shelf by what stands there. */
    @Override
    public void open(Holding h) {
        if (h.kind() == Kind.FILE)
            navigator.page(h.parent(), h.id(), 1, List.of());
        else
            navigator.reveal(h.kind() == Kind.LOCATION ? h.parent() : h.id(), null);
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) org.osgi.service.event.Event event) {
        if (root != null && !root.isDisposed())
            read();
    }

    /** Numbers of single items stay as they were counted; that the holdings are others now is said. A response is read again. */
    @Inject
    @Optional
    void changed(@UIEventTopic(Topics.CHANGED) org.osgi.service.event.Event event) {
        if (root == null || root.isDisposed())
            return;
        if (desk.sheet() == null)
            counting.item();
        desk.read();
    }

    @Inject
    @Optional
    void theme(@UIEventTopic(Topics.THEME) org.osgi.service.event.Event event) {
        if (root != null && !root.isDisposed())
            desk.show();
    }
}
