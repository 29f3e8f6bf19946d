package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.Packager;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.core.sign.FileSigning;
import org.khoso.core.sign.Keys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes packages. */
@Component(service = Command.class, property = Command.VERB + "=package")
public final class PackageVerb extends Verb {
    private static final String NAME = "package";
    private static final String SIGN = "--sign";
    private final Packages packages;
    private final FileSigning signing;
    private final Keys keys;

    /** Called by OSGi. */
    @Activate
    public PackageVerb(@Reference Packages packages, @Reference FileSigning signing, @Reference Keys keys) {
        super(NAME, true, SigningOptions.signing(option(NAME, "--type", "TYPE"), option(NAME, "--to", "DIR"), flag(NAME, "--zip"),
                flag(NAME, "--all"), flag(NAME, "--hand-over"), flag(NAME, "--propose"), flag(NAME, SIGN)),
                List.of(any(NAME, "CODE", false)));
        this.packages = packages;
        this.signing = signing;
        this.keys = keys;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        int code = DONE;
        if (call.option("--all").isEmpty() && call.arguments().isEmpty()) {
            return usage(call, Message.of("verb.package.none"));
        }
        SigningKey key = call.option(SIGN).isPresent() || call.option(SigningOptions.KEY).isPresent()
                ? SigningOptions.key(call, keys)
                : null;
        if (call.option("--all").isPresent())
            for (UUID id : session.archive().holdings().ids(HoldingQuery.all(Kind.DOSSIER).within(session.filter(Action.PACKAGE)))) {
                if (call.progress().cancelled())
                    break;
                Optional<Holding> h = session.archive().holdings().find(id);
                if (h.isPresent())
                    code = Math.max(code, one(session, call, h.get(), key));
                call.progress().worked(1);
            }
        for (String given : call.arguments()) {
            Optional<Holding> h = session.find(given).filter(x -> x.kind() == Kind.DOSSIER);
            code = Math.max(code, h.isEmpty() ? CheckVerb.missing(call, given) : one(session, call, h.get(), key));
        }
        return code;
    }

    private int one(Session session, Invocation call, Holding dossier, SigningKey key) throws IOException {
        String name = dossier.text(org.khoso.model.Concepts.REFERENCE_CODE);
        try {
            Packages.Proposal proposal = packages.propose(session, dossier, call.option("--hand-over").isPresent());
            PackageType type = type(call, proposal);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("type", type.code());
            result.put("proposed", proposal.type().code());
            result.put("clause", proposal.clause());
            result.put("confidence", proposal.confidence().code());
            List<Finding> findings = List.of();
            List<Message> lines = new ArrayList<>();
            lines.add(Message.of("verb.package.proposed", proposal.type().code(), proposal.clause(), proposal.confidence().code()));
            lines.add(proposal.reason());
            if (call.option("--propose").isEmpty()) {
                Path to = call.option("--to").map(call::path).orElse(null);
                Packager.Written w = packages.write(session, dossier, type, to, call.option("--zip").isPresent(), Progress.NONE);
                result.put("path", w.path().toString());
                result.put("objectId", w.objectId());
                result.put("files", w.files());
                result.put("bytes", w.bytes());
                result.put("sha256", w.sha256());
                lines.add(Message.of("verb.package.done", name, w.path(), w.files()));
                // who hands a package over must hear at once what its receiver would refuse
                findings = packages.verify(session, w.path(), Progress.NONE).findings();
                if (key != null) {
                    var signed = signing.sign(w.path(), key, false, Progress.NONE);
                    result.put("signature", signed.signature().toString());
                    lines.add(Message.of("verb.package.signed", signed.signature().toString()));
                }
                lines.add(Message.of(must(findings) ? "verb.package.refused" : "verb.package.accepted", w.path(), findings.size()));
            }
            boolean sound = findings.isEmpty();
            call.emit(name, sound ? "ok" : "findings", sound ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0), findings, result, lines);
            return must(findings) ? FINDINGS : DONE;
        } catch (KhosoException e) {
            var finding = new Finding("package/not-written", "", Confidence.DESIGN, Level.SHOULD,
                    new Subject(Kind.DOSSIER, dossier.id(), name), "",
                    e.problem(), e.remedy());
            call.emit(name, "failed", new Counts(1, 0, 0, 1), List.of(finding), Map.of(), List.of());
            return FAILED;
        }
    }

    private static boolean must(List<Finding> findings) {
        return findings.stream().anyMatch(f -> f.level() == Level.MUST);
    }

    private static PackageType type(Invocation call, Packages.Proposal proposal) throws KhosoException {
        String given = call.option("--type").orElse(proposal.type().code());
        for (PackageType t : PackageType.values())
            if (t.code().equalsIgnoreCase(given))
            return t;
        throw new KhosoException(Message.of("verb.package.bad-type", given), Message.of("verb.package.bad-type.remedy"), null);
    }
}
