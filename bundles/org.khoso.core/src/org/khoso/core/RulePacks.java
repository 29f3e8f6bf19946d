package org.khoso.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.packaging.PackageRules;
import org.khoso.api.packaging.PackageVerifier.Verdict;

/** Packs of rules on packages: where an office has its own, and what they add to a verdict. */
public final class RulePacks {
    private static final String FOLDER = "schematron";
    private static final String HOME = "KHOSO_HOME";
    private final PackageRules rules;

    /** @param rules runs them; null if that is not installed */
    RulePacks(PackageRules rules) {
        this.rules = rules;
    }

    /** Variables of the environment. */
    public interface Environment {
        /** @return value, or null */
        String get(String name) throws IOException;
    }

    /** @return the folders of packs: the person's, then the archive's. @param session null if no archive is open */
    public static List<Path> folders(Session session, Environment environment) throws IOException {
        List<Path> folders = new ArrayList<>();
        String home = environment.get(HOME);
        folders.add(
                (home == null || home.isBlank() ? Path.of(System.getProperty("user.home", "."), ".khoso") : Path.of(home)).resolve(FOLDER));
        if (session != null)
            folders.add(session.archive().directory().resolve(FOLDER));
        return folders;
    }

    /** @return the verdict with what the packs say; a pack that can't be used is told of */
    Verdict added(Verdict verdict, Path path, List<Path> folders, Progress progress) throws IOException {
        if (rules == null || progress.cancelled())
            return verdict;
        PackageRules.Judged judged = rules.judge(path, verdict.type(), folders, progress);
        if (judged.findings().isEmpty() && judged.warnings().isEmpty())
            return verdict;
        List<Finding> all = new ArrayList<>(verdict.findings());
        all.addAll(judged.findings());
        Path name = path.toAbsolutePath().normalize().getFileName();
        Subject subject = new Subject(Kind.FILE, null, name == null ? path.toString() : name.toString());
        for (Message w : judged.warnings())
            all.add(new Finding("schematron/pack", "", Confidence.DESIGN, Level.SHOULD, subject, "", w,
                    Message.of("core.package.pack.remedy")));
        return new Verdict(verdict.standard(), verdict.type(), verdict.objectId(), verdict.files(), verdict.integrity(), all);
    }
}
