package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.packaging.PackageVerifier;
import org.khoso.api.packaging.PackageVerifier.Integrity;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.core.Packages;
import org.khoso.core.RulePacks;
import org.khoso.core.Workspace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Verifies packages by anyone, by the standard that is asked for or found out; needs no archive. */
@Component(service = Command.class, property = Command.VERB + "=check-package")
public final class CheckPackageVerb extends Verb {
    private static final String NAME = "check-package";
    private static final String STANDARD = "--standard";
    private final Packages packages;
    private final Workspace workspace;

    /** Called by OSGi. */
    @Activate
    public CheckPackageVerb(@Reference Packages packages, @Reference Workspace workspace) {
        super(NAME, false, List.of(option(NAME, STANDARD, "STANDARD")), List.of(any(NAME, "PATH", true)));
        this.packages = packages;
        this.workspace = workspace;
    }

    @Override
    public int run(Invocation call) throws Exception {
        String standard = call.option(STANDARD).orElse(PackageVerifier.AUTO);
        if (!packages.standards().contains(standard))
            return usage(call, Message.of("core.package.no-standard", standard, String.join(", ", packages.standards())));
        return each(call, given -> verify(call, given, standard, call.path(given)));
    }

    private int verify(Invocation call, String given, String standard, Path path) throws IOException {
        Verdict v = packages.verify(workspace.standards(), standard, path, RulePacks.folders(null, call::environment), call.progress());
        boolean must = v.findings().stream().anyMatch(f -> f.level() == Level.MUST);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("standard", v.standard());
        result.put("type", v.type());
        result.put("objectId", v.objectId());
        result.put("files", v.files());
        boolean told = v.integrity() != Integrity.NOT_TOLD;
        if (told)
            result.put("integrity", v.integrity().name().toLowerCase(Locale.ROOT));
        List<Message> lines = new ArrayList<>();
        String type = v.type().isEmpty() ? "—" : v.type();
        lines.add(Message.of(must ? "verb.check-package.refused" : "verb.check-package.accepted", given, v.standard(), type, v.files(),
                v.findings().size()));
        if (told)
            lines.add(Message.of("verb.check-package." + v.integrity().name().toLowerCase(Locale.ROOT), given));
        call.emit(given, v.findings().isEmpty() ? "ok" : "findings",
                v.findings().isEmpty() ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0), v.findings(), result, lines);
        return must ? FINDINGS : DONE;
    }
}
