package org.khoso.survey.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.khoso.api.Progress;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Open;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.core.Session;
import org.khoso.core.survey.ConsolidationOutputs;
import org.khoso.core.survey.ConsolidationWords;
import org.khoso.core.survey.Consolidations;
import org.khoso.core.survey.Consolidations.Asked;
import org.khoso.core.survey.Consolidations.Summed;
import org.khoso.core.survey.DecisionsFile;
import org.khoso.core.survey.Trail;
import org.khoso.core.survey.Trail.Answered;
import org.khoso.survey.ui.SumsModels.Number;
import org.khoso.ui.UiJobs;

/** Sums up and looks up in the background; what comes too late for what is shown by then is dropped. UI thread. */
final class SumsDesk {
    /** What was summed up. @param summed sums @param assessment read out of them in the units that are shown @param words what it says */
    record Loaded(Summed summed, Assessment assessment, ConsolidationWords words) {
        Consolidation sums() {
            return summed.sums();
        }

        Geography geography() {
            return assessment.geography();
        }

        Trail trail(Measure m) {
            return new Trail(sums(), geography(), m);
        }

        /** @return whether the other units differ from those that are shown */
        boolean otherUnits() {
            return sums().request().day().isBefore(AdminUnits.MERGER);
        }
    }

    private final UiJobs jobs;
    private final Kit kit;
    private final Supplier<Session> session;
    private final Consolidations consolidations;
    private final ConsolidationOutputs outputs;
    private Loaded loaded;
    private boolean running;
    private int asked;

    /** @param session archive that is open, or null: it may have questionnaires of its own */
    SumsDesk(UiJobs jobs, Kit kit, Supplier<Session> session, Consolidations consolidations, ConsolidationOutputs outputs) {
        this.session = session;
        this.jobs = jobs;
        this.kit = kit;
        this.consolidations = consolidations;
        this.outputs = outputs;
    }

    /** @return what was summed up, or null */
    Loaded loaded() {
        return loaded;
    }

    boolean running() {
        return running;
    }

    /** Sums up; shows in the status line and can be cancelled there. */
    void run(Path folder, Optional<Path> earlier, Geography geography, Consumer<Loaded> done, Consumer<String> failed) {
        if (running)
            return;
        running = true;
        jobs.run(kit.tr().say("survey.ui.sums.running"), p -> sum(folder, earlier, geography, p), l -> {
            running = false;
            loaded = l;
            done.accept(l);
        }, why -> {
            running = false;
            failed.accept(why);
        });
    }

    private Loaded sum(Path folder, Optional<Path> earlier, Geography geography, Progress progress) throws IOException {
        Path decisions = decisions(folder);
        var what = new Asked(archive(), List.of(folder), "", Files.isRegularFile(decisions) ? decisions : null, earlier.stream().toList());
        return assessed(consolidations.sum(what, progress), geography);
    }

    private Path archive() {
        Session s = session.get();
        return s == null ? null : s.archive().directory();
    }

    private Loaded assessed(Summed s, Geography geography) throws IOException {
        Assessment a = consolidations.assess(s, geography);
        return new Loaded(s, a, outputs.words(a, kit.locale()));
    }

    /** @return file of decisions about what is summed up from a folder or file */
    static Path decisions(Path folder) {
        return (Files.isDirectory(folder) ? folder : folder.toAbsolutePath().getParent()).resolve(DecisionsFile.NAME);
    }

    /** Reads the same sums in other units. */
    void geography(Geography geography, Consumer<Loaded> done) {
        Loaded before = loaded;
        if (before == null || before.geography() == geography)
            return;
        load(() -> assessed(before.summed(), geography), l -> {
            if (loaded != before)
                return;
            loaded = l;
            done.accept(l);
        });
    }

    /** What is looked up. */
    interface Task<T> {
        T run() throws IOException;
    }

    /** Looks something up; what comes after something else was asked for is dropped. */
    <T> void load(Task<T> task, Consumer<T> done) {
        int number = ++asked;
        jobs.load(p -> task.run(), found -> {
            if (number == asked)
                done.accept(found);
        });
    }

    /** All numbers of a unit. */
    void numbers(Unit unit, Consumer<List<Number>> done) {
        Loaded l = loaded;
        load(() -> {
            List<Number> all = new ArrayList<>();
            for (Measure m : l.sums().measures())
                all.add(new Number(m, l.sums().in(l.geography()).total(unit, m)));
            return all;
        }, done);
    }

    /** What a body answered, and where. @param answered answers @param place file */
    record Read(Answered answered, String place) {
    }

    void answer(Measure m, Unit body, Consumer<Read> done, Consumer<String> failed) {
        Loaded l = loaded;
        int number = ++asked;
        jobs.run(kit.tr().say("survey.ui.sums.reading", l.words().unit(body)), p -> {
            Answered a = l.trail(m).answer(body).orElse(null);
            return new Read(a, l.sums().source(body).map(Consolidation.Source::place).orElse(""));
        }, read -> {
            if (number == asked)
                done.accept(read);
        }, failed);
    }

    /** @return new units that what is not allocated may belong to: those that share it, else the province and its communes, else all provinces */
    List<Unit> candidates(Open o) {
        var totals = loaded.sums().in(Geography.NEW);
        if (!o.candidates().isEmpty())
            return o.candidates();
        if (o.above().equals(Unit.ALL))
            return totals.units(AdminUnits.PROVINCE);
        List<Unit> all = new ArrayList<>(List.of(o.above()));
        totals.below(o.above()).stream().filter(u -> u.level().equals(AdminUnits.COMMUNE)).forEach(all::add);
        return all;
    }

    /** Writes a decision beside the responses; it holds when they are summed up anew. */
    void decide(Open o, Unit to, String who, String note, Runnable done, Consumer<String> failed) {
        Path file = decisions(loaded.summed().asked().paths().getFirst());
        jobs.run(kit.tr().say("survey.ui.sums.deciding", o.unit().name()), p -> {
            DecisionsFile.decide(file, o.unit().code(), to == null ? "" : to.code(), who, note);
            return file;
        }, f -> done.run(), failed);
    }

    /** Writes an output. @param what workbook, report, dashboard */
    void export(String what, Path file, Runnable done) {
        Loaded l = loaded;
        jobs.run(kit.tr().say("survey.ui.sums.writing", file.getFileName()), p -> {
            switch (what) {
                case "workbook" -> outputs.workbook(l.assessment(), kit.locale(), file);
                case "report" -> outputs.report(l.assessment(), file, p);
                default -> outputs.page(l.assessment(), kit.locale(), file);
            }
            return file;
        }, f -> done.run());
    }
}
