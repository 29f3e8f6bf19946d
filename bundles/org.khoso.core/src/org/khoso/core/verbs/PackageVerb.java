package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.khoso.api.packaging.Packager;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.store.Holding;
import org.khoso.core.Packages;
import org.khoso.core.Packages.Proposal;
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
                flag(NAME, "--all"), flag(NAME, "--hand-over"), flag(NAME, "--propose"), flag(NAME, SIGN),
                option(NAME, PackageOptions.VALUES, "FILE"), option(NAME, PackageOptions.SUPPLEMENTS, "OBJID"),
                option(NAME, PackageOptions.REPLACES, "OBJID"), option(NAME, PackageOptions.COUNT, "N"),
                option(NAME, PackageOptions.SIZE, "SIZE"), option(NAME, PackageOptions.RECIPIENT, "NAME"),
                option(NAME, PackageOptions.NUMBER, "NUMBER"), option(NAME, PackageOptions.UNTIL, "TEXT"),
                option(NAME, PackageOptions.COPIES, "N")),
                List.of(any(NAME, "CODE", false)));
        this.packages = packages;
        this.signing = signing;
        this.keys = keys;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        if (call.option("--all").isEmpty() && call.arguments().isEmpty()) {
            return usage(call, Message.of("verb.package.none"));
        }
        SigningKey key = call.option(SIGN).isPresent() || call.option(SigningOptions.KEY).isPresent()
                ? SigningOptions.key(call, keys)
                : null;
        PackageOrders asked = new PackageOrders(session, call, packages);
        if (call.option("--propose").isPresent())
            while (asked.hasNext()) {
                Packages.Order<Proposal> order = asked.next();
                emit(call, order, List.of(), result(order), new ArrayList<>());
            }
        else
            packages.writeAll(session, asked, call.option("--to").map(call::path).orElse(null), call.option("--zip").isPresent(),
                    call.progress(), told(session, call, asked, key));
        return asked.code();
    }

    static String name(Holding dossier) {
        return dossier.text(org.khoso.model.Concepts.REFERENCE_CODE);
    }

    private static Map<String, Object> result(Packages.Order<Proposal> order) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("type", order.type().code());
        result.put("proposed", order.with().type().code());
        result.put("clause", order.with().clause());
        result.put("confidence", order.with().confidence().code());
        result.put("status", order.terms().status());
        if (order.terms().earlier() != null)
            result.put("earlier", order.terms().earlier());
        return result;
    }

    private static int emit(Invocation call, Packages.Order<Proposal> order, List<Finding> findings, Map<String, Object> result,
            List<Message> more) throws IOException {
        Proposal proposal = order.with();
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("verb.package.proposed", proposal.type().code(), proposal.clause(), proposal.confidence().code()));
        lines.add(proposal.reason());
        lines.addAll(more);
        boolean sound = findings.isEmpty();
        call.emit(name(order.dossier()), sound ? "ok" : "findings", sound ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0), findings,
                result, lines);
        return must(findings) ? FINDINGS : DONE;
    }

    static int failed(Invocation call, Holding dossier, KhosoException e) throws IOException {
        var finding = new Finding("package/not-written", "", Confidence.DESIGN, Level.SHOULD,
                new Subject(Kind.DOSSIER, dossier.id(), name(dossier)), "", e.problem(), e.remedy());
        call.emit(name(dossier), "failed", new Counts(1, 0, 0, 1), List.of(finding), Map.of(), List.of());
        return FAILED;
    }

    /** @return what tells of each package, after it was verified and, with a key, signed */
    private Packages.Sink<Proposal> told(Session session, Invocation call, PackageOrders asked, SigningKey key) {
        return new Packages.Sink<>() {
            @Override
            public void written(Packages.Order<Proposal> order, Packager.Written w) throws IOException {
                try {
                    asked.worst(verified(session, call, order, w, key));
                } catch (KhosoException e) {
                    asked.worst(PackageVerb.failed(call, order.dossier(), e));
                }
                call.progress().worked(1);
            }

            @Override
            public void failed(Packages.Order<Proposal> order, IOException why) throws IOException {
                if (!(why instanceof KhosoException e))
                    throw why;
                asked.worst(PackageVerb.failed(call, order.dossier(), e));
                call.progress().worked(1);
            }
        };
    }

    private int verified(Session session, Invocation call, Packages.Order<Proposal> order, Packager.Written w, SigningKey key)
            throws IOException {
        Map<String, Object> result = result(order);
        result.put("path", w.path().toString());
        result.put("objectId", w.objectId());
        result.put("files", w.files());
        result.put("bytes", w.bytes());
        result.put("sha256", w.sha256());
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("verb.package.done", name(order.dossier()), w.path(), w.files()));
        // who hands a package over must hear at once what its receiver would refuse
        List<Finding> findings = packages.verify(session, w.path(), Progress.NONE).findings();
        if (key != null) {
            var signed = signing.sign(w.path(), key, false, Progress.NONE);
            result.put("signature", signed.signature().toString());
            lines.add(Message.of("verb.package.signed", signed.signature().toString()));
        }
        lines.add(Message.of(must(findings) ? "verb.package.refused" : "verb.package.accepted", w.path(), findings.size()));
        return emit(call, order, findings, result, lines);
    }

    private static boolean must(List<Finding> findings) {
        return findings.stream().anyMatch(f -> f.level() == Level.MUST);
    }
}
