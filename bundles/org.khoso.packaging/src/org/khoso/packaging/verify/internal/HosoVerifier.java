package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.packaging.PackageVerifier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Verifies packages of TT 05/2025/TT-BNV made by anybody. It shares no code with the writer. */
@Component(property = PackageVerifier.STANDARD + "=tt05-2025")
public final class HosoVerifier implements PackageVerifier {
    static final String STANDARD_NAME = "TT 05/2025/TT-BNV";
    private final Schemas schemas = new Schemas();
    private final Rules rules = new Rules();
    private final Limits limits;

    /** Used by Declarative Services. */
    @Activate
    public HosoVerifier() {
        this(Limits.DEFAULT);
    }

    HosoVerifier(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String standard() {
        return "tt05-2025";
    }

    @Override
    public Verdict verify(Path packagePath, StandardsCatalog standards, Progress progress) throws IOException {
        if (!Files.exists(packagePath))
            throw new NoSuchFileException(packagePath.toString());
        Path name = packagePath.toAbsolutePath().normalize().getFileName();
        Report report = new Report(rules, name == null ? packagePath.toString() : name.toString(), limits.perRule());
        boolean folder = Files.isDirectory(packagePath);
        if (!Sources.readable(packagePath)) {
            report.add("package/not-a-package", "");
            return new Verdict(STANDARD_NAME, "", "", 0, report.findings());
        }
        try (Source source = Sources.open(packagePath, limits)) {
            String shown = name == null ? "" : name.toString();
            return new Examination(source, folder, shown, standards, progress, report, rules, schemas, limits).run();
        }
    }
}
