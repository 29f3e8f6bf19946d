package org.khoso.survey.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        /** The questionnaires that there are, and which of them is shown; null for none. @param leftOut files that can't be used, and why */
        void entries(List<Entry> all, Entry shown, List<String> leftOut);

        /** What is shown now. @param problems what is wrong; null as long as nobody has looked @param at part that the cursor is to be on; null for where it is @param editable whether it may be changed */
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
    private List<String> leftOut = List.of();
    private Entry shown;
    private DesignLine line;
    private List<Problem> problems = List.of();
    private boolean looking;
    private boolean lookAgain;
    private boolean saving;
    private boolean saveAgain;
    private boolean acting;
    private Runnable after;

    private record Found(List<Entry> entries, List<String> leftOut) {
    }

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
        return shown != null && shown.home() == Home.DRAFT && session.get() != null && !acting;
    }

    /** Reads which questionnaires there are; what is shown stays. */
    void read() {
        read(shown);
    }

    /** Reads them, and shows one of them. */
    void read(Entry wanted) {
        Session s = session.get();
        jobs.load(p -> new Found(list(s), designs.leftOut(s).stream().map(kit.tr()::say).toList()), found -> {
            if (view.gone() || session.get() != s)
                return;
            List<Entry> all = found.entries();
            entries = all;
            leftOut = found.leftOut();
            Entry now = all.stream().filter(e -> e.same(wanted)).findFirst().orElse(null);
            if (now == null && shown != null)
                nothing();
            else if (now != null && !now.same(shown))
                choose(now);
            else
                shown = now;
            view.entries(entries, shown, leftOut);
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
        Set<String> known = designs.installed();
        for (Template t : designs.inUse(s)) {
            boolean own = !known.contains(t.id() + "@" + t.version());
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
            view.entries(entries, null, leftOut);
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
        problems = null;
        view.entries(entries, shown, leftOut);
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
                changed(at, !key.isEmpty());
            return null;
        } catch (KhosoException e) {
            return kit.tr().say(e.problem()) + (e.remedy() == null ? "" : " " + kit.tr().say(e.remedy()));
        }
    }

    /** @param same whether parts stand where they stood, so that what was wrong is still said of the right ones until somebody has looked again */
    private void changed(Place at, boolean same) {
        problems = same ? problems : null;
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
        changed(back ? before : line.at(), false);
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
        if (view.gone())
            return;
        if (saveAgain)
            save();
        else if (after != null)
            next();
    }

    private void next() {
        Runnable then = after;
        after = null;
        then.run();
    }

    /** Does something with the whole of what is shown, once all is kept that was typed; nothing is edited until {@link #acted}. @return false if something is done already */
    boolean act(Runnable does) {
        if (acting)
            return false;
        acting = true;
        after = does;
        if (!saving)
            next();
        return true;
    }

    /** It is done. */
    void acted() {
        acting = false;
    }

    /** Something went wrong, for people. */
    void say(String why) {
        view.problem(why);
    }

    View view() {
        return view;
    }

    UiJobs jobs() {
        return jobs;
    }
}
