package org.khoso.survey.ui;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.widgets.Shell;
import org.khoso.api.Progress;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Session;
import org.khoso.core.survey.Explained;
import org.khoso.core.survey.Filling.Changed;
import org.khoso.core.survey.Steps;
import org.khoso.survey.ui.StepPanel.Input;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** What can be done with a response beside typing: begin it, count, check, move it on. One at a time, in the background. UI thread. */
final class ResponseActions implements ResponseBar.Actions {
    private final ResponseDesk desk;
    private final UiJobs jobs;
    private final Kit kit;
    private final Tr tr;
    private final IEventBroker broker;
    private final ResponseDesk.Frame frame;
    private final Supplier<Shell> shell;
    private StepPanel panel;
    private boolean busy;

    ResponseActions(ResponseDesk desk, UiJobs jobs, Kit kit, IEventBroker broker, ResponseDesk.Frame frame,
            Supplier<Shell> shell) {
        this.desk = desk;
        this.jobs = jobs;
        this.kit = kit;
        this.tr = kit.tr();
        this.broker = broker;
        this.frame = frame;
        this.shell = shell;
    }

    /** Tells where steps are asked about and their problems said. */
    void panel(StepPanel where) {
        panel = where;
    }

    /** Runs something about the response that is shown; what was typed before is stored first. @return whether it began */
    private <T> boolean run(String label, Work<T> work, Consumer<T> done, Consumer<String> failed) {
        Session s = desk.session().orElse(null);
        Sheet sheet = desk.sheet();
        if (s == null || sheet == null || busy)
            return false;
        busy = true;
        frame.answers().commit();
        desk.whenStored(() -> jobs.run(label, p -> work.run(s, sheet, p), result -> ended(() -> done.accept(result)),
                why -> ended(() -> failed.accept(why))));
        return true;
    }

    private void ended(Runnable then) {
        busy = false;
        if (!frame.gone())
            then.run();
    }

    private interface Work<T> {
        T run(Session session, Sheet sheet, Progress progress) throws IOException;
    }

    private void say(String text) {
        broker.post(Topics.SAY, text);
    }

    @Override
    public void choose(UUID id) {
        panel.problem(null);
        desk.choose(id);
    }

    @Override
    public void begin() {
        Session s = desk.session().orElse(null);
        if (s == null || desk.templates().isEmpty())
            return;
        new NewResponse(shell.get(), kit, desk.templates(), (survey, who, done, failed) -> begin(s, survey, who, done, failed)).open();
    }

    private void begin(Session s, Template survey, Respondent who, Runnable done, Consumer<String> failed) {
        jobs.run(tr.say("survey.ui.new"), p -> desk.services().responses().open(s, survey, who, null), id -> {
            done.run();
            if (!frame.gone()) {
                choose(id);
                frame.items().focus();
            }
        }, failed);
    }

    @Override
    public void count() {
        run(tr.say("survey.ui.count"), (s, sheet, p) -> desk.services().filling().fillIn(s, sheet.response().id(), Set.of(), by(sheet, p)),
                changed -> {
                    panel.problem(null);
                    say(counted(changed));
                    desk.read();
                }, panel::problem);
    }

    private String counted(List<Changed> changed) {
        long kept = changed.stream().filter(Changed::kept).count();
        return tr.say(kept == 0 ? "survey.ui.counted" : "survey.ui.counted.kept", changed.size() - kept, kept);
    }

    /** Items are what is counted, one after the other. */
    private static Progress by(Sheet sheet, Progress whole) {
        whole.total(sheet.survey().items().stream().filter(Item::computed).count());
        return new Progress() {
            private boolean begun;

            @Override
            public void item(String item) {
                if (begun)
                    whole.worked(1);
                begun = true;
                whole.item(item);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    @Override
    public void check() {
        panel.problem(null);
        faults();
    }

    private void faults() {
        run(tr.say("survey.ui.checking"), (s, sheet, p) -> desk.services().steps().validate(s, sheet.response().id()), faults -> {
            FaultLines.Count n = FaultLines.count(faults);
            say(faults.isEmpty() ? tr.say("survey.ui.faults.none") : tr.say("survey.ui.faults", n.errors(), n.others()));
            desk.found(faults);
            if (frame.faults().any())
                frame.faults().focus();
        }, panel::problem);
    }

    @Override
    public void step(State to) {
        if (desk.sheet() == null || busy)
            return;
        frame.answers().commit();
        if (checked(to) && desk.drafts(desk.sheet()).anyFailed())
            panel.problem(tr.say("survey.ui.step.drafts"));
        else if (StepPanel.asks(to))
            panel.ask(to);
        else
            step(to, Input.NONE);
    }

    /** Moves the response on. A response that may not be sent because of faults shows them. */
    void step(State to, Input input) {
        run(tr.say("survey.ui.step." + to.name().toLowerCase(java.util.Locale.ROOT)), (s, sheet, p) -> {
            move(s, sheet.response().id(), to, input);
            return to;
        }, done -> {
            panel.problem(null);
            say(tr.say("survey.ui.moved", kit.state(to)));
            desk.read();
            frame.items().focus();
        }, why -> {
            panel.problem(why);
            if (checked(to))
                faults();
        });
    }

    private static boolean checked(State to) {
        return to == State.SENT || to == State.IN_APPROVAL;
    }

    private void move(Session s, UUID id, State to, Input in) throws IOException {
        Steps steps = desk.services().steps();
        switch (to) {
            case SENT -> steps.submit(s, id);
            case RETURNED -> steps.giveBack(s, id, in.reason());
            case ACCEPTED -> steps.accept(s, id);
            case IN_APPROVAL -> steps.present(s, id);
            case ISSUED -> steps.issue(s, id, in.number(), in.date(), in.signer());
            case DISPATCHED -> steps.dispatch(s, id);
            case DRAFT -> throw new IllegalArgumentException(to.name());
        }
    }

    /** Runs the query of the cell in hand again. */
    void recheck() {
        Cell cell = desk.at();
        if (cell == null)
            return;
        boolean began = run(tr.say("survey.ui.rerunning", cell.item()),
                (s, sheet, p) -> desk.services().filling().explain(s, sheet.response(), cell), (Explained e) -> {
                    frame.provenance().busy(false);
                    desk.explained(e);
                }, why -> frame.provenance().busy(false));
        if (began)
            frame.provenance().busy(true);
    }
}
