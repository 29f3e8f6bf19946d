package org.khoso.packaging.eark.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.packaging.PackageVerifier;
import org.khoso.packaging.bagit.internal.BagitVerifier;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.HosoVerifier;
import org.khoso.packaging.verify.internal.Limits;
import org.khoso.packaging.verify.internal.Report;
import org.khoso.packaging.verify.internal.Rules;
import org.khoso.packaging.verify.internal.Source;
import org.khoso.packaging.verify.internal.Sources;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Looks at what a package is, and has it verified by that standard. */
@Component(service = PackageVerifier.class, property = PackageVerifier.STANDARD + "=" + PackageVerifier.AUTO)
public final class AutoVerifier implements PackageVerifier {
    private final PackageVerifier hoso = new HosoVerifier();
    private final PackageVerifier csip = new CsipVerifier();
    private final PackageVerifier sip = new SipVerifier();
    private final PackageVerifier bagit = new BagitVerifier();
    private final Rules rules = new Rules("/KHOSO-INF/packaging/eark/rules.properties");

    /** Used by Declarative Services. */
    @Activate
    public AutoVerifier() {
        // nothing to prepare
    }

    @Override
    public String standard() {
        return AUTO;
    }

    @Override
    public Verdict verify(Path packagePath, StandardsCatalog standards, Progress progress) throws IOException {
        return chosen(packagePath).verify(packagePath, standards, progress);
    }

    /** What can't be told apart is held against the circular, whose verifier says what is missing or can't be read. */
    private PackageVerifier chosen(Path path) throws IOException {
        if (!Files.exists(path) || !Sources.readable(path))
            return hoso;
        Report report = new Report(rules, "", 1);
        try (Source source = Sources.open(path, Limits.DEFAULT); Bag bag = new Bag(source, report, Limits.DEFAULT)) {
            return switch (new Signs(source, bag, report).look(Files.isDirectory(path))) {
                case BAG -> bagit;
                case SUBMISSION -> sip;
                case COMMON -> csip;
                case CIRCULAR -> hoso;
            };
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
