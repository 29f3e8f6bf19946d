package org.khoso.survey.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.core.Session;
import org.khoso.survey.ui.DesignDesk.Entry;
import org.khoso.survey.ui.DesignDesk.Home;
import org.khoso.ui.UiJobs;

/** What can be done with the whole of a questionnaire: begin it, put it in use, throw it away, read and write files. In the background; what comes of it is shown then. UI thread. */
final class DesignShelf {
    private final DesignDesk desk;
    private final Kit kit;

    DesignShelf(DesignDesk desk, Kit kit) {
        this.desk = desk;
        this.kit = kit;
    }

    /** Runs something in the background that ends with another list of questionnaires. @param work returns what is to be shown then */
    private void run(String label, UiJobs.Task<Entry> work, Consumer<Entry> done) {
        desk.act(() -> desk.jobs().run(label, work, entry -> {
            desk.acted();
            if (desk.view().gone())
                return;
            desk.view().problem("");
            done.accept(entry);
            desk.read(entry);
        }, why -> {
            desk.acted();
            if (!desk.view().gone())
                desk.view().problem(why);
        }));
    }

    private Entry kept(Session s, SurveyDesign d) throws IOException {
        Path file = desk.designs().keep(s, null, d);
        return new Entry(Home.DRAFT, d.value(Place.ROOT, "id"), d.value(Place.ROOT, "version"), kit.tr().say(d.template().title()), file,
                "", 0);
    }

    /** Begins a draft from what is shown, or an empty one. @param from what it begins from; null for an empty one */
    void make(SurveyDesign from, String id, String version) {
        Session s = desk.session();
        run(kit.tr().say("survey.ui.design.new"), p -> {
            SurveyDesign d = from == null ? desk.designs().designer().blank(id) : from.set(Place.ROOT, "id", id);
            return kept(s, d.set(Place.ROOT, "version", version));
        }, e -> desk.view().done(kit.tr().say("survey.ui.design.made", id, version), true));
    }

    /** Begins a draft of what is shown: under its version as long as nobody has answered that, else under the next. */
    void revise() {
        Session s = desk.session();
        SurveyDesign d = desk.design();
        run(kit.tr().say("survey.ui.design.revise"), p -> {
            boolean fixed = desk.designs().fixed(s, d.value(Place.ROOT, "id"), d.value(Place.ROOT, "version"));
            return kept(s, fixed ? desk.designs().nextVersion(s, d) : d);
        }, e -> desk.view().done(kit.tr().say("survey.ui.design.made", e.id(), e.version()), true));
    }

    /** Puts the draft in use; it is no draft any more then. */
    void use() {
        Session s = desk.session();
        SurveyDesign d = desk.design();
        Path draft = desk.shown().file();
        run(kit.tr().say("survey.ui.design.use"), p -> {
            desk.designs().add(s, d);
            desk.designs().forget(s, draft);
            return new Entry(Home.OWN, d.value(Place.ROOT, "id"), d.value(Place.ROOT, "version"), "", null, "", 0);
        }, e -> desk.view().done(kit.tr().say("survey.ui.design.used", e.id(), e.version()), true));
    }

    /** Throws the draft away. */
    void forget() {
        Session s = desk.session();
        Path draft = desk.shown().file();
        run(kit.tr().say("survey.ui.design.forget"), p -> {
            desk.designs().forget(s, draft);
            return null;
        }, e -> desk.view().done(kit.tr().say("survey.ui.design.forgotten"), true));
    }

    /** Takes a file in as a draft. */
    void take(Path file) {
        Session s = desk.session();
        run(kit.tr().say("survey.ui.design.take"), p -> kept(s, desk.designs().read(file)),
                e -> desk.view().done(kit.tr().say("survey.ui.design.made", e.id(), e.version()), true));
    }

    /** Writes what is shown into a file. */
    void write(Path file) {
        SurveyDesign d = desk.design();
        desk.jobs().run(kit.tr().say("survey.ui.design.write"), p -> {
            desk.designs().write(d, file);
            return file;
        }, f -> desk.view().done(kit.tr().say("survey.ui.design.written", f), false), desk::say);
    }

    /** Counts an item of what is shown from the archive that is open. */
    void count(String item, Consumer<Answer> done, Consumer<String> failed) {
        Session s = desk.session();
        SurveyDesign d = desk.design();
        desk.jobs().run(kit.tr().say("survey.ui.design.count"), p -> desk.designs().compute(s, d, item), done, failed);
    }
}
