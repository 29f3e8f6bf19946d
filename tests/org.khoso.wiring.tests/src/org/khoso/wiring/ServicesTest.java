package org.khoso.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.capture.PageAssembler;
import org.khoso.api.capture.Scanner;
import org.khoso.api.capture.TextRecognizer;
import org.khoso.api.command.Command;
import org.khoso.api.compliance.Checker;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.api.intake.IntakeSource;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PdfaValidator;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.api.packaging.PackageReader;
import org.khoso.api.packaging.PackageRules;
import org.khoso.api.packaging.PackageVerifier;
import org.khoso.api.packaging.Packager;
import org.khoso.api.plugin.Plugins;
import org.khoso.api.report.DocumentExporter;
import org.khoso.api.report.ReportEngine;
import org.khoso.api.report.ReportExporter;
import org.khoso.api.search.SearchProvider;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.KeySource;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.TrustReader;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.AnswerSource;
import org.khoso.api.survey.ConsolidationService;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.api.transfer.RemoteFolders;
import org.khoso.api.transfer.VirusScanner;
import org.khoso.core.CheckHoldings;
import org.khoso.core.EditHoldings;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.Packages;
import org.khoso.core.SearchHoldings;
import org.khoso.core.Session;
import org.khoso.core.Texts;
import org.khoso.core.Workspace;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** Inside Equinox: every extension point has an implementation, every built-in standard loads, every rule's kind is there. */
class ServicesTest {
    private static final BundleContext CONTEXT = FrameworkUtil.getBundle(ServicesTest.class).getBundleContext();

    static <T> T service(Class<T> type) throws InterruptedException {
        var tracker = new ServiceTracker<T, T>(CONTEXT, type, null);
        tracker.open();
        T service = tracker.waitForService(20_000);
        assertNotNull(service, () -> "no service " + type.getName());
        return service;
    }

    @Test
    void everyExtensionPointHasAnImplementation() throws Exception {
        for (Class<?> type : List.of(ArchiveProvider.class, StandardsCatalog.class, MediaReader.class, PdfaValidator.class, KeySource.class,
                Signer.class, SignatureVerifier.class, TrustReader.class, Encryption.class, IntakeSource.class, Scanner.class,
                TextRecognizer.class, PageAssembler.class, Checker.class, ComplianceRule.class, Packager.class, PackageVerifier.class,
                PackageRules.class,
                SearchProvider.class, AnswerSource.class, AdminUnits.class, ConsolidationService.class, ResponseFormat.class,
                ReportExporter.class, DocumentExporter.class, ReportEngine.class, Command.class, Workspace.class, IntakeDelivery.class,
                CheckHoldings.class, EditHoldings.class, Packages.class, SearchHoldings.class, Plugins.class,
                PackageReader.class, RemoteFolders.class, VirusScanner.class))
            service(type);
    }

    /** Installed as a folder, its jars beside it, the child finds its class path. */
    @Test
    void pdfaIsJudgedInsideEquinox(@TempDir Path dir) throws Exception {
        PdfaVerdict v = service(PdfaValidator.class).validate(java.nio.file.Files.writeString(dir.resolve("a.pdf"), "no PDF"),
                PdfaValidator.AUTO);
        assertEquals(PdfaVerdict.Outcome.BROKEN, v.outcome(), v.toString());
    }

    /** The same for the rules of packs. */
    @Test
    void rulesOfPacksAreRunInsideEquinox(@TempDir Path dir) throws Exception {
        Path packs = java.nio.file.Files.createDirectory(dir.resolve("packs"));
        java.nio.file.Files.writeString(packs.resolve("a.properties"), "id=a\nrules=a.sch\ndocuments=METS.xml\n");
        java.nio.file.Files.writeString(packs.resolve("a.sch"), "<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'>"
                + "<pattern><rule context='/*'><assert id='A1' test='false()'>no</assert></rule></pattern></schema>");
        Path pack = java.nio.file.Files.createDirectory(dir.resolve("package"));
        java.nio.file.Files.writeString(pack.resolve("METS.xml"), "<a/>");
        PackageRules.Judged judged = service(PackageRules.class).judge(pack, "", List.of(packs), org.khoso.api.Progress.NONE);
        assertEquals(List.of("schematron:a/A1"), judged.findings().stream().map(f -> f.rule()).toList());
    }

    @Test
    void packagesAreVerifiedByAllStandards() throws Exception {
        assertEquals(Set.of("auto", "bagit", "e-ark-csip", "e-ark-sip", "tt05-2025"), service(Packages.class).standards());
    }

    @Test
    void everyVerbOfTheCommandLineIsThere() throws Exception {
        service(Command.class);
        Set<String> names = new TreeSet<>();
        for (var ref : CONTEXT.getServiceReferences(Command.class, null))
            names.add(CONTEXT.getService(ref).spec().name());
        for (String verb : List.of("init", "intake", "scan", "sign", "verify-signature", "check-signatures", "journal sign", "check",
                "package",
                "check-file", "check-package", "search", "show", "undo", "survey compute",
                "survey explain", "survey report", "survey remind", "survey consolidate", "survey new", "survey list", "survey show",
                "survey fill", "survey validate", "survey submit", "survey return", "survey accept", "survey present", "survey issue",
                "survey dispatch", "survey export", "survey import", "survey design check", "survey design copy", "survey design add",
                "person add", "person list", "person remove",
                "campaign new", "campaign set", "campaign plan", "campaign show", "campaign list",
                "journal verify", "index rebuild", "report list", "report make", "standard list", "standard show", "demo",
                "fixity", "fixity run", "fixity copy", "fixity repair", "fixity schedule", "fixity status", "fixity report",
                "plugin install", "plugin list", "plugin remove", "edit", "receive", "return", "transfer new", "transfer add",
                "transfer send",
                "transfer list", "transfer show", "transfer accept", "transfer receipt", "transfer verify", "transfer close"))
            assertTrue(names.contains(verb), verb + " is missing of " + names);
    }

    @Test
    void everyRulesKindIsInstalled() throws Exception {
        StandardsCatalog catalog = service(StandardsCatalog.class);
        List<String> kinds = service(Checker.class).kinds();
        List<String> missing = new ArrayList<>();
        for (var set : catalog.recordSets())
            catalog.rules(set.id()).stream().filter(r -> !kinds.contains(r.kind())).forEach(r -> missing.add(r.id()));
        assertEquals(List.of(), missing);
        assertTrue(catalog.recordSets().size() > 10);
    }

    @Test
    void everyMessageIsSaidInBothLanguages() throws Exception {
        Texts texts = service(Texts.class);
        for (var ref : CONTEXT.getServiceReferences(Command.class, null)) {
            Command.Spec spec = CONTEXT.getService(ref).spec();
            assertEquals(spec.name(), ref.getProperty(Command.VERB), "a line would not find the verb");
            assertTrue(texts.knows(spec.help()), spec.help());
            spec.options().forEach(o -> assertTrue(texts.knows(o.help()), o.help()));
            spec.parameters().forEach(p -> assertTrue(texts.knows(p.help()), p.help()));
        }
    }

    @Test
    void anArchiveIsMadeAndOpenedAgain(@TempDir Path dir) throws Exception {
        Workspace workspace = service(Workspace.class);
        Session s = workspace.create(dir.resolve("a"), Map.of(ArchiveProvider.NAME, "A"));
        String head = s.archive().journal().head();
        workspace.close(s);
        s = workspace.open(dir.resolve("a"));
        assertEquals(head, s.archive().journal().head());
        assertEquals(List.of(), s.archive().journal().verify(org.khoso.api.Progress.NONE).findings());
        workspace.close(s);
    }

    @Test
    void whoAsksAClosedArchiveOpensNoIndex(@TempDir Path dir) throws Exception {
        Workspace workspace = service(Workspace.class);
        SearchHoldings search = service(SearchHoldings.class);
        SearchHoldings.Request all = new SearchHoldings.Request("*", Map.of(), 0, 10);
        Session s = workspace.create(dir.resolve("a"), Map.of(ArchiveProvider.NAME, "A"));
        assertTrue(search.ask(s, all).isEmpty());
        search.search(s, all);
        assertTrue(search.ask(s, all).isPresent());
        workspace.close(s);
        assertTrue(search.ask(s, all).isEmpty());
        s = workspace.open(dir.resolve("a"));
        assertTrue(search.ask(s, all).isEmpty());
        search.search(s, all);
        workspace.close(s);
    }
}
