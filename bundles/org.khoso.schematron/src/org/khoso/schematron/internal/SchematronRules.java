package org.khoso.schematron.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContents;
import org.khoso.api.packaging.PackageRules;
import org.khoso.media.helper.HelperOptions;
import org.khoso.media.helper.HelperPool;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Packs of Schematron, run by Saxon in helper processes: caps on time and memory, and nothing in a rule or a document reaches outside. */
public final class SchematronRules implements PackageRules, AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final PackageContents contents;
    private final HelperOptions options;
    private final Path lib;
    private HelperPool pool;
    private Path folder;

    /** Called by OSGi: options from the system properties, the jars of this bundle. */
    public SchematronRules(PackageContents contents) {
        this(contents, HelperOptions.fromSystem("khoso.schematron.", 384, 30, List.of("-Xss4m", "-XX:TieredStopAtLevel=1")), null);
    }

    /** @param options caps of the helper processes @param lib folder of the jars; null for the one of this bundle */
    public SchematronRules(PackageContents contents, HelperOptions options, Path lib) {
        this.contents = contents;
        this.options = options;
        this.lib = lib;
    }

    @Override
    public Judged judge(Path packagePath, String type, List<Path> folders, Progress progress) throws IOException {
        Packs packs = new Packs();
        Bundle own = FrameworkUtil.getBundle(SchematronRules.class);
        if (own != null && own.getBundleContext() != null)
            packs.bundles(own.getBundleContext());
        folders.forEach(packs::folder);
        List<Pack> fit = packs.all().stream().filter(p -> p.judges(type)).toList();
        if (fit.isEmpty())
            return new Judged(List.of(), packs.warnings());
        return new Judged(new Run(this, packagePath, fit, progress).findings(contents), packs.warnings());
    }

    ObjectMapper json() {
        return json;
    }

    HelperOptions options() {
        return options;
    }

    synchronized HelperPool pool() throws IOException {
        if (pool == null)
            pool = new HelperPool(options, RulesClassPath.MAIN, RulesClassPath.find(lib), List.of(), json);
        return pool;
    }

    /** @return the rules of a pack as a file: the same for the same rules, so that a helper makes their stylesheet once */
    synchronized Path file(Pack pack) throws IOException {
        Path file = folder().resolve(hash(pack.rules()) + ".sch");
        if (!Files.exists(file))
            Files.write(file, pack.rules());
        return file;
    }

    /** @return a file for a document that is about to be judged */
    Path document() throws IOException {
        return Files.createTempFile(folder(), "document", ".xml");
    }

    private synchronized Path folder() throws IOException {
        if (folder == null)
            folder = Files.createTempDirectory("khoso-schematron");
        return folder;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the helper processes, and removes what they read. */
    @Override
    public synchronized void close() {
        if (pool != null)
            pool.close();
        pool = null;
        if (folder == null)
            return;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path f : files.toList())
                Files.deleteIfExists(f);
            Files.deleteIfExists(folder);
        } catch (IOException e) { // the system empties the folder for such files
            System.getLogger("org.khoso.schematron").log(System.Logger.Level.DEBUG, "left behind", e);
        }
        folder = null;
    }
}
