package org.khoso.survey.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Session;
import org.khoso.core.survey.Designs;
import org.khoso.core.survey.Designs.Draft;
import org.khoso.ui.UiJobs;

/** The questionnaire that is being made: opens it, takes edits in, looks what is wrong, keeps it. Reading and writing happen in the background. UI thread. */
final class DesignDesk {
    /** Where a questionnaire is. */
    enum Home {
        /** A draft: it is edited. */
        DRAFT,
        /** In use, made here. */
        OWN,
        /** In use, part of the product or of a plug-in. */
        INSTALLED
    }

    /** A questionnaire that can be chosen. @param home where it is @param id identity @param version version @param title title @param file file of a draft, or null @param wrong why a draft can't be read, or empty @param answered how many bodies have answered it */
    record Entry(Home home, String id, String version, String title, Path file, String wrong, long answered) {
        boolean same(Entry o) {
            return o != null && home == o.home && (file != null ? file.equals(o.file) : id.equals(o.id) && version.equals(o.version));
        }
    }

    /** Who shows it. */
    interface View {
        /** The questionnaires that there are, and which of them is shown; null for none. */
        void entries(List<Entry> all, Entry shown);

        /** What is shown now. @param at part that the cursor is to be on; null for where it is @param editable whether it may be changed */
        void design(SurveyDesign design, List<Problem> problems, Place at, boolean editable);

        /** Something went wrong; empty takes that away. */
        void problem(String why);

        /** Something was done. @param other whether something else is shown by that, so that the cursor begins there */
        void done(String what, boolean other);

        boolean gone();
    }

    /** An edit. */
    interface Edit {
        SurveyDesign of(SurveyDesign design) throws KhosoException;
    }

    private final UiJobs jobs;
    private final Kit kit;
    private final Designs designs;
    private final Supplier<Session> session;
    private final View view;
    private List<Entry> entries = List.of();
    private Entry shown;
    private DesignLine line;
    private List<Problem> problems = List.of();
    private boolean looking;
    private boolean lookAgain;
    private boolean saving;
    private boolean saveAgain;

    DesignDesk(UiJobs jobs, Kit kit, Designs designs, Supplier<Session> session, View view) {
        this.jobs = jobs;
        this.kit = kit;
        this.designs = designs;
        this.session = session;
        this.view = view;
    }

    Session session() {
        return session.get();
    }

    Designs designs() {
        return designs;
    }

    /** @return what is shown, or null */
    SurveyDesign design() {
        return line == null ? null : line.design();
    }

    Entry shown() {
        return shown;
    }

    boolean editable() {
        return shown != null && shown.home() == Home.DRAFT && session.get() != null;
    }

    /** Reads which questionnaires there are; what is shown stays. */
    void read() {
        read(shown);
    }

    private void read(Entry wanted) {
        Session s = session.get();
        jobs.load(p -> list(s), all -> {
            if (view.gone() || session.get() != s)
                return;
            entries = all;
            Entry now = all.stream().filter(e -> e.same(wanted)).findFirst().orElse(null);
            if (now == null && shown != null)
                nothing();
            else if (now != null && !now.same(shown))
                choose(now);
            else
                shown = now;
            view.entries(entries, shown);
        });
    }

    private List<Entry> list(Session s) throws IOException {
        List<Entry> all = new ArrayList<>();
        if (s != null)
            for (Draft d : designs.drafts(s))
                all.add(new Entry(Home.DRAFT, d.design().map(x -> x.value(Place.ROOT, "id")).orElse(d.file().getFileName().toString()),
                        d.design().map(x -> x.value(Place.ROOT, "version")).orElse(""),
                        d.design().map(x -> kit.tr().say(x.template().title())).orElse(""), d.file(),
                        d.wrong() == null ? "" : kit.tr().say(d.wrong()), 0));
        List<Entry> installed = new ArrayList<>();
        for (Template t : designs.inUse(s)) {
            boolean own = designs.own(t.id(), t.version());
            (own ? all : installed).add(new Entry(own ? Home.OWN : Home.INSTALLED, t.id(), t.version(), kit.tr().say(t.title()), null, "",
                    s == null ? 0 : designs.answered(s, t.id(), t.version())));
        }
        all.addAll(installed);
        return all;
    }

    private void nothing() {
        shown = null;
        line = null;
        problems = List.of();
        view.design(null, problems, null, false);
    }

    /** Shows a questionnaire; null none. */
    void choose(Entry entry) {
        if (entry == null || !entry.wrong().isEmpty()) {
            nothing();
            view.entries(entries, null);
            view.problem(entry == null ? "" : entry.wrong());
            return;
        }
        Session s = session.get();
        jobs.load(p -> entry.file() != null ? designs.read(entry.file()) : designs.open(s, entry.id(), entry.version()), d -> {
            if (view.gone())
                return;
            view.problem("");
            begin(entry, d);
        });
    }

    private void begin(Entry entry, SurveyDesign d) {
        shown = entry;
        line = new DesignLine(d);
        problems = List.of();
        view.entries(entries, shown);
        view.design(d, problems, Place.ROOT, editable());
        look();
    }

    /**
     * Takes an edit in.
     *
     * @param label what is done, for people
     * @param at    part that it is about
     * @param key   typing that goes on under the same key is one edit; empty for an edit of its own
     * @return why it can't be, for people; null if it was done
     */
    String edit(String label, Place at, String key, Edit edit) {
        if (!editable())
            return kit.tr().say("survey.ui.design.fixed");
        try {
            if (line.edit(edit.of(line.design()), at, label, key))
                changed(at);
            return null;
        } catch (KhosoException e) {
            return kit.tr().say(e.problem()) + (e.remedy() == null ? "" : " " + kit.tr().say(e.remedy()));
        }
    }

    private void changed(Place at) {
        view.design(line.design(), problems, at, editable());
        look();
        save();
    }

    /** Typing comes to an end. */
    void seal() {
        if (line != null)
            line.seal();
    }

    /** Takes the last edit back, or does it again. */
    void walk(boolean back) {
        if (!editable())
            return;
        Place before = line.at();
        Optional<String> what = back ? line.undo() : line.redo();
        if (what.isEmpty()) {
            view.done(kit.tr().say("ui.nothing-to-undo"), false);
            return;
        }
        changed(back ? before : line.at());
        view.done(kit.tr().say(back ? "survey.ui.design.undone" : "survey.ui.design.redone", what.get()), false);
    }

    /** Looks what is wrong, one look at a time, the last design last. */
    private void look() {
        lookAgain = looking;
        if (looking || line == null)
            return;
        looking = true;
        SurveyDesign d = line.design();
        jobs.load(p -> {
            d.template();
            return d.problems();
        }, found -> looked(d, found), () -> looked(d, List.of()));
    }

    private void looked(SurveyDesign d, List<Problem> found) {
        looking = false;
        if (view.gone())
            return;
        if (line != null && line.design() == d) {
            problems = found;
            view.design(d, found, null, editable());
        }
        if (lookAgain)
            look();
    }

    /** Keeps the draft, one writing at a time, the last design last. */
    private void save() {
        saveAgain = saving;
        Session s = session.get();
        if (saving || s == null || line == null || shown == null || shown.home() != Home.DRAFT)
            return;
        saving = true;
        SurveyDesign d = line.design();
        Path file = shown.file();
        jobs.run(kit.tr().say("ui.saving"), p -> designs.keep(s, file, d), f -> saved(), why -> {
            view.problem(why);
            saved();
        });
    }

    private void saved() {
        saving = false;
        if (saveAgain && !view.gone())
            save();
    }

    /** Runs something in the background that ends with another list of questionnaires. @param work returns what is to be shown then */
    private void run(String label, UiJobs.Task<Entry> work, Consumer<Entry> done) {
        jobs.run(label, work, entry -> {
            if (view.gone())
                return;
            view.problem("");
            done.accept(entry);
            read(entry);
        }, why -> {
            if (!view.gone())
                view.problem(why);
        });
    }

    private Entry kept(Session s, SurveyDesign d) throws IOException {
        Path file = designs.keep(s, null, d);
        return new Entry(Home.DRAFT, d.value(Place.ROOT, "id"), d.value(Place.ROOT, "version"), kit.tr().say(d.template().title()), file,
                "", 0);
    }

    /** Begins a draft from what is shown, or an empty one. @param from what it begins from; null for an empty one */
    void make(SurveyDesign from, String id, String version) {
        Session s = session.get();
        run(kit.tr().say("survey.ui.design.new"), p -> {
            SurveyDesign d = from == null ? designs.designer().blank(id) : from.set(Place.ROOT, "id", id);
            return kept(s, d.set(Place.ROOT, "version", version));
        }, e -> view.done(kit.tr().say("survey.ui.design.made", id, version), true));
    }

    /** Begins a draft of what is shown: under its version as long as nobody has answered that, else under the next. */
    void revise() {
        Session s = session.get();
        SurveyDesign d = design();
        run(kit.tr().say("survey.ui.design.revise"), p -> {
            boolean fixed = designs.fixed(s, d.value(Place.ROOT, "id"), d.value(Place.ROOT, "version"));
            return kept(s, fixed ? designs.nextVersion(s, d) : d);
        }, e -> view.done(kit.tr().say("survey.ui.design.made", e.id(), e.version()), true));
    }

    /** Puts the draft in use; it is no draft any more then. */
    void use() {
        Session s = session.get();
        SurveyDesign d = design();
        Path draft = shown.file();
        run(kit.tr().say("survey.ui.design.use"), p -> {
            designs.add(s, d);
            designs.forget(s, draft);
            return new Entry(Home.OWN, d.value(Place.ROOT, "id"), d.value(Place.ROOT, "version"), "", null, "", 0);
        }, e -> view.done(kit.tr().say("survey.ui.design.used", e.id(), e.version()), true));
    }

    /** Throws the draft away. */
    void forget() {
        Session s = session.get();
        Path draft = shown.file();
        run(kit.tr().say("survey.ui.design.forget"), p -> {
            designs.forget(s, draft);
            return null;
        }, e -> view.done(kit.tr().say("survey.ui.design.forgotten"), true));
    }

    /** Takes a file in as a draft. */
    void take(Path file) {
        Session s = session.get();
        run(kit.tr().say("survey.ui.design.take"), p -> kept(s, designs.read(file)),
                e -> view.done(kit.tr().say("survey.ui.design.made", e.id(), e.version()), true));
    }

    /** Writes what is shown into a file. */
    void write(Path file) {
        SurveyDesign d = design();
        jobs.run(kit.tr().say("survey.ui.design.write"), p -> {
            designs.write(d, file);
            return file;
        }, f -> view.done(kit.tr().say("survey.ui.design.written", f), false), view::problem);
    }

    /** Counts an item of what is shown from the archive that is open. */
    void count(String item, Consumer<org.khoso.api.survey.AnswerSource.Answer> done, Consumer<String> failed) {
        Session s = session.get();
        SurveyDesign d = design();
        jobs.run(kit.tr().say("survey.ui.design.count"), p -> designs.compute(s, d, item), done, failed);
    }

    UiJobs jobs() {
        return jobs;
    }
}
