package org.khoso.survey.ui;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.OwnSurveys;
import org.khoso.core.Session;
import org.khoso.core.survey.Explained;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Steps;
import org.khoso.survey.ui.ItemList.Mark;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.State;
import org.khoso.ui.UiJobs;

/** The response that is shown: reads it, shows it, and stores what is typed. Without one the part counts single items. UI thread. */
final class ResponseDesk implements Answering {
    private static final String SHOWN = "survey.response";

    /** The use cases. @param surveys questionnaires @param responses responses @param filling counts @param steps checks and moves */
    record Services(SurveyService surveys, Responses responses, Filling filling, Steps steps) {
    }

    /** The views, and whoever made them. */
    interface Frame {
        ResponseBar bar();

        ItemList items();

        FaultList faults();

        AnswerView answers();

        Provenance provenance();

        /** Brings answers to the front, or the numbers of single items. */
        void front(boolean response);

        boolean gone();
    }

    private record Found(List<Template> templates, List<Response> heads, Sheet sheet) {
    }

    private final CurrentSession current;
    private final UiJobs jobs;
    private final State state;
    private final Kit kit;
    private final Services services;
    private final Frame frame;
    private final GivenLines lines;
    private final Entering entering;
    private final Map<Cell, Explained> explained = new HashMap<>();
    private List<Template> templates = List.of();
    private List<Response> heads = List.of();
    private Sheet sheet;
    private UUID wanted;
    private Cell at;
    private boolean checked;
    private boolean reading;
    private boolean again;

    ResponseDesk(CurrentSession current, UiJobs jobs, State state, Kit kit, Services services, Frame frame) {
        this.current = current;
        this.jobs = jobs;
        this.state = state;
        this.kit = kit;
        this.services = services;
        this.frame = frame;
        lines = new GivenLines(kit);
        entering = new Entering(jobs, kit.tr(), services.responses(), this::read);
        wanted = remembered(state.get(SHOWN, ""));
    }

    private static UUID remembered(String id) {
        try {
            return id.isEmpty() ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null; // somebody has edited the file
        }
    }

    Optional<Session> session() {
        return current.get();
    }

    /** @return what is shown, or null */
    Sheet sheet() {
        return sheet;
    }

    List<Template> templates() {
        return templates;
    }

    Services services() {
        return services;
    }

    /** @return cell that the cursor is on or was on last, or null */
    Cell at() {
        return at;
    }

    /** Reads everything again, once at a time; whoever changed something. */
    void read() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        Session s = current.get().orElse(null);
        UUID id = wanted;
        boolean check = checked;
        jobs.load(p -> find(s, id, check), found -> ended(s, id, found), () -> ended(s, id, null));
    }

    private Found find(Session s, UUID id, boolean check) throws IOException {
        List<Template> all = OwnSurveys.of(services.surveys(), s).templates();
        if (s == null)
            return new Found(all, List.of(), null);
        List<Response> there = services.responses().heads(s, null).stream()
                .filter(r -> all.stream().anyMatch(t -> t.id().equals(r.survey()))).toList();
        boolean here = there.stream().anyMatch(r -> r.id().equals(id));
        return new Found(all, there, here ? sheet(s, id, check) : null);
    }

    private Sheet sheet(Session s, UUID id, boolean check) throws IOException {
        Response r = services.responses().read(s, id);
        List<Fault> faults = check ? services.steps().validate(s, id) : List.of();
        return new Sheet(services.filling().template(s, r), r, OwnSurveys.of(services.surveys(), s).asked(r), faults, check);
    }

    private void ended(Session s, UUID id, Found found) {
        reading = false;
        if (frame.gone())
            return;
        boolean late = current.get().orElse(null) != s || !java.util.Objects.equals(id, wanted);
        if (found != null && !late) {
            templates = found.templates();
            heads = found.heads();
            sheet = found.sheet();
            entering.settle();
            show();
        }
        if (again || late) {
            again = false;
            read();
        }
    }

    /** Shows what was read last. */
    void show() {
        frame.bar().show(current.get().isPresent(), heads, sheet == null ? null : sheet.response());
        frame.front(sheet != null);
        frame.faults().show(sheet);
        frame.provenance().of(sheet != null);
        if (sheet == null) {
            frame.items().progress("");
            return;
        }
        frame.items().show(List.of(sheet.survey()), (t, i) -> mark(i));
        ItemMark.Progress done = ItemMark.progress(sheet);
        frame.items().progress(kit.tr().say("survey.ui.progress", done.done(), done.all()));
        item();
    }

    private Mark mark(Item item) {
        ItemMark m = ItemMark.of(sheet, item);
        return new Mark(m.word(), kit.tr().say("survey.ui.mark." + m.word()), m == ItemMark.FAULTY || m == ItemMark.WARNED,
                m == ItemMark.UNASKED);
    }

    /** Shows the item that is selected. */
    void item() {
        Item item = frame.items().item();
        if (sheet == null || item == null)
            return;
        frame.answers().show(sheet, item);
        about();
    }

    /** Shows a response; null none. */
    void choose(UUID id) {
        frame.answers().commit();
        explained.clear();
        wanted = id;
        checked = false;
        at = null;
        state.set(SHOWN, id == null ? null : id.toString());
        read();
    }

    /** Runs something once all is stored that was typed so far. */
    void whenStored(Runnable then) {
        entering.whenStored(then);
    }

    /** Shows what a check has found. From now on the response is checked each time it is read. */
    void found(List<Fault> faults) {
        checked = true;
        if (sheet != null) {
            sheet = new Sheet(sheet.survey(), sheet.response(), sheet.asked(), faults, true);
            show();
        }
    }

    /** Keeps what running a query again brought. */
    void explained(Explained e) {
        explained.put(e.cell(), e);
        about();
    }

    /** Goes to what a fault is about. */
    void open(Fault fault) {
        Cell cell = fault.cell();
        if (sheet == null || !frame.items().select(cell.item()))
            return;
        frame.answers().show(sheet, frame.items().item());
        frame.answers().focus(cell.column().isEmpty() && cell.row().isEmpty() ? null : cell);
    }

    /** Says what a fault is about. */
    void about(Fault fault) {
        if (sheet != null)
            frame.provenance().show(p -> lines.fault(p, sheet, fault), false, false);
    }

    private void about() {
        if (sheet == null || at == null || frame.faults().focused())
            return;
        Explained e = explained.get(at);
        Given given = sheet.given(at).orElse(null);
        boolean proposed = given != null && given.origin() == Response.Origin.SUGGESTED && sheet.open();
        frame.provenance().show(p -> lines.cell(p, sheet, at, e), given != null && given.snapshot() != null, proposed);
        boolean listed = e != null && e.given().equals(given) && e.figure() != null;
        frame.answers().behind(current.get().orElse(null), listed ? e.figure() : null);
    }

    /** Takes the proposed value that the cursor is on for an answer: somebody has looked at it. */
    void take() {
        Given g = sheet == null || at == null ? null : sheet.given(at).orElse(null);
        if (g != null)
            sheet.survey().item(at.item()).flatMap(i -> i.column(at.column()))
                    .ifPresent(c -> put(sheet, at, kit.words().edit(c, g.value()), ""));
    }

    @Override
    public String put(Sheet seen, Cell cell, String typed, String reason) {
        Session s = current.get().orElse(null);
        return s == null ? kit.tr().say("ui.no-archive") : entering.put(s, seen, cell, typed, reason);
    }

    @Override
    public String wrong(Sheet seen, Cell cell, String typed) {
        return entering.wrong(seen, cell, typed);
    }

    @Override
    public void clear(Sheet seen, List<Cell> cells) {
        current.get().ifPresent(s -> entering.clear(s, seen, cells));
        show();
    }

    @Override
    public void on(Cell cell) {
        if (frame.gone())
            return; // a window that goes away moves the cursor from field to field
        at = cell;
        frame.answers().on(cell);
        about();
    }

    @Override
    public Drafts drafts(Sheet seen) {
        return entering.drafts(seen.response().id());
    }
}
