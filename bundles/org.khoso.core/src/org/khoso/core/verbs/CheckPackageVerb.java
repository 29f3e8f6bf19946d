package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.core.Packages;
import org.khoso.core.Workspace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Verifies packages by anyone; needs no archive. */
@Component(service = Command.class, property = Command.VERB + "=check-package")
public final class CheckPackageVerb extends Verb {
    private static final String NAME = "check-package";
    private final Packages packages;
    private final Workspace workspace;

    /** Called by OSGi. */
    @Activate
    public CheckPackageVerb(@Reference Packages packages, @Reference Workspace workspace) {
        super(NAME, false, List.of(), List.of(any(NAME, "PATH", true)));
        this.packages = packages;
        this.workspace = workspace;
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> verify(call, given, call.path(given)));
    }

    private int verify(Invocation call, String given, Path path) throws IOException {
        Verdict v = packages.verify(workspace.standards(), path, call.progress());
        boolean must = v.findings().stream().anyMatch(f -> f.level() == Level.MUST);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("type", v.type());
        result.put("objectId", v.objectId());
        result.put("files", v.files());
        call.emit(given, v.findings().isEmpty() ? "ok" : "findings",
                v.findings().isEmpty() ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0),
                v.findings(), result,
                List.of(Message.of(must ? "verb.check-package.refused" : "verb.check-package.accepted", given, v.type(),
                        v.files(), v.findings().size())));
        return must ? FINDINGS : DONE;
    }
}
