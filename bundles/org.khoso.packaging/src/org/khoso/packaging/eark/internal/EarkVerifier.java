package org.khoso.packaging.eark.internal;

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
import org.khoso.packaging.verify.internal.Schemas;
import org.khoso.packaging.verify.internal.Source;
import org.khoso.packaging.verify.internal.Sources;

/** Verifies packages by E-ARK CSIP, 2.0.4 to 2.2.0, and by SIP on top of it. */
abstract class EarkVerifier implements PackageVerifier {
    private final Requirements requirements = new Requirements();
    private final Schemas schemas = new Schemas();
    private final Rules rules = new Rules("/KHOSO-INF/packaging/eark/rules.properties");
    private final boolean submission;

    EarkVerifier(boolean submission) {
        this.submission = submission;
    }

    @Override
    public String standard() {
        return submission ? "e-ark-sip" : "e-ark-csip";
    }

    @Override
    public Verdict verify(Path packagePath, StandardsCatalog standards, Progress progress) throws IOException {
        if (!Files.exists(packagePath))
            throw new NoSuchFileException(packagePath.toString());
        Path last = packagePath.toAbsolutePath().normalize().getFileName();
        String name = last == null ? packagePath.toString() : last.toString();
        Report report = new Report(rules, name, Limits.DEFAULT.perRule());
        if (!Sources.readable(packagePath)) {
            report.add("package/not-a-package", "");
            return new Verdict(submission ? "E-ARK SIP" : "E-ARK CSIP", "", "", 0, report.findings());
        }
        try (Source source = Sources.open(packagePath, Limits.DEFAULT); Bag bag = new Bag(source, report, Limits.DEFAULT)) {
            return new EarkExamination(requirements, schemas, bag, report, progress, submission).run(source,
                    Files.isDirectory(packagePath) ? name : null);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
