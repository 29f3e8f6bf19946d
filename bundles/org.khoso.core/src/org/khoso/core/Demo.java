package org.khoso.core;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageVerifier;
import org.khoso.api.packaging.Packager;
import org.khoso.api.report.ReportExporter.Column;
import org.khoso.api.report.ReportExporter.Link;
import org.khoso.api.report.ReportExporter.Report;
import org.khoso.api.report.ReportExporter.Table;
import org.khoso.api.search.SearchProvider;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.model.Concepts;
import org.khoso.text.Dates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The main job from end to end on one delivery: a new archive, intake, check, packages, search, survey, a page of results. */
@Component(service = Demo.class)
public final class Demo {
    private static final int PACKAGES = 5;
    private static final String ITEM = "1.a";

    /** What came of it. @param page page of results @param dossiers dossiers taken in @param result figures for JSON */
    public record Outcome(Path page, long dossiers, Map<String, Object> result) {
    }

    private final Workspace workspace;
    private final IntakeDelivery intake;
    private final CheckHoldings check;
    private final Packages packages;
    private final SearchHoldings search;
    private final Surveys surveys;
    private final FindingReports reports;
    private final Texts texts;

    /** Called by OSGi. */
    @Activate
    public Demo(@Reference Workspace workspace, @Reference IntakeDelivery intake, @Reference CheckHoldings check,
            @Reference Packages packages,
            @Reference SearchHoldings search, @Reference Surveys surveys, @Reference FindingReports reports, @Reference Texts texts) {
        this.workspace = workspace;
        this.intake = intake;
        this.check = check;
        this.packages = packages;
        this.search = search;
        this.surveys = surveys;
        this.reports = reports;
        this.texts = texts;
    }

    /** Runs everything. @param to new or empty folder for archive and results @param say tells the person what happens */
    public Outcome run(Path delivery, Path to, Locale locale, Consumer<Message> say, Progress progress) throws IOException {
        Files.createDirectories(to);
        Session session = workspace.create(to.resolve("archive"), Map.of(ArchiveProvider.NAME, texts.say("core.demo.archive", locale)));
        try {
            return new Run(session, delivery, to, locale, say, progress).run();
        } finally {
            workspace.close(session);
        }
    }

    private final class Run {
        private final Session session;
        private final Path delivery;
        private final Path to;
        private final Locale locale;
        private final Consumer<Message> say;
        private final Progress all;
        private final List<List<Object>> rows = new ArrayList<>();
        private final Map<String, Object> result = new LinkedHashMap<>();

        Run(Session session, Path delivery, Path to, Locale locale, Consumer<Message> say, Progress progress) {
            this.session = session;
            this.delivery = delivery;
            this.to = to;
            this.locale = locale;
            this.say = say;
            this.all = progress;
        }

        Outcome run() throws IOException {
            Progress progress = step(Message.of("core.demo.intake", delivery));
            RunReport in = intake.run(session, delivery, new IntakeSettings(null, null, null, "province", Dates.parse("09/2025")),
                    progress);
            report("intake", in);
            progress = step(Message.of("core.demo.check"));
            RunReport checked = check.all(session, progress);
            report("check", checked);
            packages(checked, step(Message.of("core.demo.packages")));
            search(step(Message.of("core.demo.search")));
            say.accept(Message.of("core.demo.survey"));
            survey();
            Path page = page();
            result.put("page", page.toString());
            return new Outcome(page, in.counts().in(), result);
        }

        private Progress step(Message what) {
            say.accept(what);
            return all.child(what);
        }

        private void report(String name, RunReport r) throws IOException {
            List<Object> links = new ArrayList<>();
            for (String format : List.of("html", "xlsx")) {
                Path file = to.resolve(name + "." + format);
                try (OutputStream out = Files.newOutputStream(file)) {
                    reports.write(session, r, format, locale, out);
                }
                links.add(new Link(file.getFileName().toString(), file.getFileName().toString()));
            }
            long must = r.findings().stream().filter(f -> f.level() == Level.MUST).count();
            row(texts.say("core.demo." + name + ".title", locale),
                    texts.say(Message.of("core.demo." + name + ".figures", r.counts().in(), r.total(), must), locale), links);
            result.put(name, Map.of("counts", r.counts(), "total", r.total(), "must", must));
        }

        /** Dossiers without anything that must be mended come first: they are what is handed over. */
        private List<UUID> chosen(RunReport checked) throws IOException {
            Set<String> bad = new HashSet<>();
            checked.findings().stream().filter(f -> f.level() == Level.MUST).forEach(f -> bad.add(f.subject().code()));
            List<Holding> dossiers = session.archive().holdings().findAll(session.archive().holdings().ids(HoldingQuery.all(Kind.DOSSIER)));
            return dossiers.stream().sorted(Comparator.comparingInt(h -> worst(h.text(Concepts.REFERENCE_CODE), bad))).limit(PACKAGES)
                    .map(Holding::id).toList();
        }

        private static int worst(String code, Set<String> bad) {
            return (int) bad.stream().filter(b -> b.equals(code) || b.startsWith(code + ".")).count();
        }

        private void packages(RunReport checked, Progress progress) throws IOException {
            int accepted = 0;
            List<Object> links = new ArrayList<>();
            for (Holding h : session.archive().holdings().findAll(chosen(checked))) {
                try {
                    Packager.Written w = packages.write(session, h, packages.propose(session, h, false).type(), null, true, progress);
                    PackageVerifier.Verdict v = packages.verify(session, w.path(), progress);
                    accepted += v.findings().stream().noneMatch(f -> f.level() == Level.MUST) ? 1 : 0;
                    links.add(new Link(h.text(Concepts.REFERENCE_CODE),
                            to.toAbsolutePath().relativize(w.path().toAbsolutePath()).toString().replace('\\', '/')));
                } catch (org.khoso.api.KhosoException e) {
                    say.accept(e.problem());
                }
            }
            row(texts.say("core.demo.packages.title", locale),
                    texts.say(Message.of("core.demo.packages.figures", links.size(), accepted), locale), links);
            result.put("packages", Map.of("written", links.size(), "accepted", accepted));
        }

        private void search(Progress progress) throws IOException {
            search.refresh(session, progress);
            String words = texts.say("core.demo.query", Texts.VIETNAMESE);
            SearchProvider.Result r = search.search(session, new SearchHoldings.Request(words, Map.of(), 0, 20));
            row(texts.say("core.demo.search.title", locale), texts.say(Message.of("core.demo.search.figures", words, r.total()), locale),
                    List.of());
            result.put("search", Map.of("query", words, "total", r.total()));
        }

        private void survey() throws IOException {
            Surveys.Asked asked = surveys.item(null, ITEM);
            Path stored = surveys.compute(session, asked.survey().id(), asked.item().id()).file();
            row(texts.say("core.demo.survey.title", locale), texts.say("core.demo.survey.figures", locale),
                    List.of(new Link(stored.getFileName().toString(),
                            to.toAbsolutePath().relativize(stored.toAbsolutePath()).toString().replace('\\', '/'))));
            result.put("survey", stored.toString());
        }

        private void row(String what, String figures, List<Object> links) {
            if (links.isEmpty())
                rows.add(List.of(what, figures, ""));
            for (int i = 0; i < links.size(); i++)
                rows.add(List.of(i == 0 ? what : "", i == 0 ? figures : "", links.get(i)));
        }

        private Path page() throws IOException {
            Path page = to.resolve("index.html");
            var columns = List.of(new Column(texts.say("core.demo.column.what", locale), 3, false),
                    new Column(texts.say("core.demo.column.figures", locale), 6, false),
                    new Column(texts.say("core.demo.column.files", locale), 5, false));
            var facts = List.of(List.of(texts.say("core.demo.fact.delivery", locale), delivery.toString()),
                    List.of(texts.say("core.demo.fact.archive", locale), session.archive().directory().toAbsolutePath().toString()));
            var report = new Report(texts.say("core.demo.title", locale), facts,
                    List.of(new Table(texts.say("core.demo.table", locale), columns, rows)),
                    List.of(texts.say("core.demo.note", locale)));
            try (OutputStream out = Files.newOutputStream(page)) {
                reports.export(report, "html", locale, out);
            }
            return page;
        }
    }
}
