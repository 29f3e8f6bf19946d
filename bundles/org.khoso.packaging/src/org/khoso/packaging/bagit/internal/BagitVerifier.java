package org.khoso.packaging.bagit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.packaging.PackageVerifier;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Limits;
import org.khoso.packaging.verify.internal.Report;
import org.khoso.packaging.verify.internal.Rules;
import org.khoso.packaging.verify.internal.Source;
import org.khoso.packaging.verify.internal.Sources;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Verifies bags, BagIt 0.93 to 1.0 (RFC 8493). Nothing is ever fetched. */
@Component(service = PackageVerifier.class, property = PackageVerifier.STANDARD + "=bagit")
public final class BagitVerifier implements PackageVerifier {
    private final Rules rules = new Rules("/KHOSO-INF/packaging/bagit/rules.properties");

    /** Used by Declarative Services. */
    @Activate
    public BagitVerifier() {
        // nothing to prepare
    }

    @Override
    public String standard() {
        return "bagit";
    }

    @Override
    public Verdict verify(Path packagePath, StandardsCatalog standards, Progress progress) throws IOException {
        if (!Files.exists(packagePath))
            throw new NoSuchFileException(packagePath.toString());
        Path last = packagePath.toAbsolutePath().normalize().getFileName();
        String name = last == null ? packagePath.toString() : last.toString();
        Limits limits = Limits.DEFAULT.withLineBreaks();
        Report report = new Report(rules, name, limits.perRule());
        if (!Sources.readable(packagePath)) {
            report.add("package/not-a-package", "");
            return new Verdict("BagIt", "", "", 0, Integrity.INCOMPLETE, report.findings());
        }
        try (Source source = Sources.open(packagePath, limits); Bag bag = new Bag(source, report, limits)) {
            return new BagitExamination(rules, bag, report, progress).run(source, Files.isDirectory(packagePath) ? name : null);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
