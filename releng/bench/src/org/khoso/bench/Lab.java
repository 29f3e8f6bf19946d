package org.khoso.bench;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.DefaultChecker;
import org.khoso.core.CheckHoldings;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.OneActorPolicy;
import org.khoso.core.Packages;
import org.khoso.core.SearchHoldings;
import org.khoso.core.Session;
import org.khoso.core.Workspace;
import org.khoso.intake.internal.FolderIntake;
import org.khoso.media.internal.HelperMediaReader;
import org.khoso.packaging.eark.internal.AutoVerifier;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.internal.PackageTypeAdvisor;
import org.khoso.packaging.verify.internal.HosoVerifier;
import org.khoso.search.internal.LuceneSearchProvider;
import org.khoso.standards.internal.BundleStandards;
import org.khoso.storage.internal.DirectoryArchiveProvider;

/** The parts of the product, put together without OSGi, so that a measurement holds nothing but their work. */
final class Lab implements AutoCloseable {
    final HelperMediaReader media = new HelperMediaReader();
    final Workspace workspace;
    final IntakeDelivery intake;
    final CheckHoldings check;
    final SearchHoldings search = new SearchHoldings(new LuceneSearchProvider());
    final Packages packages;

    Lab() throws IOException {
        workspace = new Workspace(new DirectoryArchiveProvider(), new BundleStandards(standards(), List.of()), new OneActorPolicy());
        intake = new IntakeDelivery(List.of(new FolderIntake()), media);
        check = new CheckHoldings(new DefaultChecker(kinds()));
        packages = new Packages(new HosoPackager(), List.of(new HosoVerifier(), new AutoVerifier()), new PackageTypeAdvisor());
    }

    Session session(Path archive) throws IOException {
        return workspace.isArchive(archive) ? workspace.open(archive) : workspace.create(archive, Map.of("name", "Bench"));
    }

    void release(Session session) throws IOException {
        search.release(session);
        workspace.close(session);
    }

    @Override
    public void close() throws IOException {
        media.close();
    }

    private static List<URL> standards() throws IOException {
        List<URL> all = new ArrayList<>();
        for (Path f : onClassPath("KHOSO-INF/standards", ".yaml"))
            all.add(f.toUri().toURL());
        return all;
    }

    /** All rule kinds of the product, as its component files would name them. */
    private static Map<String, ComplianceRule> kinds() throws IOException {
        Map<String, ComplianceRule> all = new TreeMap<>();
        for (Path f : onClassPath("org/khoso/compliance/internal/rules", ".class")) {
            String name = f.getFileName().toString().replace(".class", "");
            try {
                Class<?> c = Class.forName("org.khoso.compliance.internal.rules." + name);
                if (ComplianceRule.class.isAssignableFrom(c) && !c.isInterface() && !name.contains("$"))
                    all.put((String) c.getField("KIND").get(null), (ComplianceRule) c.getConstructor().newInstance());
            } catch (ReflectiveOperationException e) {
                throw new IOException(name, e);
            }
        }
        return all;
    }

    /** Files of a folder in all places of the class path, jars included; those stay open. */
    private static List<Path> onClassPath(String folder, String ending) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path p = Path.of(entry);
            Path in = Files.isDirectory(p)
                    ? p.resolve(folder)
                    : p.getFileName().toString().startsWith("org.khoso.") ? FileSystems.newFileSystem(p).getPath(folder) : null;
            if (in != null && Files.isDirectory(in))
                try (Stream<Path> files = Files.list(in)) {
                    files.filter(f -> f.toString().endsWith(ending)).sorted().forEach(all::add);
                }
        }
        return all;
    }
}
