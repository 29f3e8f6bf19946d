package org.khoso.core.verbs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.command.Invocation;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.PackageTerms;
import org.khoso.core.Packages;
import org.khoso.core.Packages.Order;
import org.khoso.core.Packages.Proposal;
import org.khoso.core.Session;

/**
 * The packages that a command line asks for, each with the type that is proposed for it; read while packages are written. A dossier is a
 * package of its own, or with another type one or more lots of its documents; documents named one after the other that are of one dossier
 * go together.
 */
final class PackageOrders implements Iterator<Order<Proposal>> {
    private final Session session;
    private final Invocation call;
    private final Packages packages;
    private final PackageOptions options;
    private final PackageSplit split;
    private final Iterator<UUID> all;
    private final Iterator<String> given;
    private final Deque<Order<Proposal>> ready = new ArrayDeque<>();
    /** A holding that was read to see that it does not belong to those before it. */
    private Holding ahead;
    private int lotsBefore;
    private int code = Verb.DONE;

    PackageOrders(Session session, Invocation call, Packages packages) throws IOException {
        this.session = session;
        this.call = call;
        this.packages = packages;
        options = PackageOptions.of(call);
        split = new PackageSplit(options.count(), options.size());
        all = call.option("--all").isPresent()
                ? session.archive().holdings().ids(HoldingQuery.all(Kind.DOSSIER).within(session.filter(Action.PACKAGE))).iterator()
                : List.<UUID>of().iterator();
        given = call.arguments().iterator();
    }

    /** @return the worst exit code so far */
    int code() {
        return code;
    }

    /** Takes an exit code into account. */
    void worst(int other) {
        code = Math.max(code, other);
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready.isEmpty() && !call.progress().cancelled() && (ahead != null || all.hasNext() || given.hasNext()))
                more();
            return !ready.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Order<Proposal> next() {
        if (!hasNext())
            throw new NoSuchElementException();
        return ready.poll();
    }

    private void more() throws IOException {
        Holding first = found();
        if (first == null)
            return;
        List<UUID> records = null;
        Holding dossier = first;
        if (first.kind() == Kind.RECORD) {
            records = new ArrayList<>(List.of(first.id()));
            dossier = session.archive().holdings().find(first.parent()).orElseThrow();
            while ((ahead = given.hasNext() ? found() : null) != null && ahead.kind() == Kind.RECORD
                    && ahead.parent().equals(first.parent()))
                records.add(ahead.id());
        }
        try {
            orders(dossier, records);
        } catch (KhosoException e) {
            worst(PackageVerb.failed(call, dossier, e));
        }
    }

    /** @return the next dossier or record; null if there is none of that name, which is told */
    private Holding found() throws IOException {
        Holding kept = ahead;
        ahead = null;
        if (kept != null)
            return kept;
        String name = all.hasNext() ? null : given.next();
        Optional<Holding> found = name == null
                ? session.archive().holdings().find(all.next())
                : session.find(name).filter(x -> x.kind() == Kind.DOSSIER || x.kind() == Kind.RECORD);
        if (found.isEmpty() && name != null)
            worst(CheckVerb.missing(call, name));
        return found.orElse(null);
    }

    /** @param records null for all of the dossier */
    private void orders(Holding dossier, List<UUID> records) throws IOException {
        PackageTerms terms = options.terms();
        boolean loose = options.type().map(t -> !t.ofDossier()).orElse(records != null && terms.earlier() == null);
        Proposal proposal = packages.propose(session, dossier, call.option("--hand-over").isPresent(), loose);
        PackageType type = options.type().orElse(proposal.type());
        if (type.ofDossier() && (!terms.fields().isEmpty() || terms.recipient() != null)
                || type != PackageType.DIP && terms.recipient() != null)
            throw new KhosoException(Message.of("verb.package.unused", type.code()), Message.of("verb.package.unused.remedy"), null);
        if (options.last())
            terms = terms.after(packages.last(session, dossier).orElseThrow(
                    () -> new KhosoException(Message.of("verb.package.no-earlier", PackageVerb.name(dossier)),
                            Message.of("verb.package.no-earlier.remedy"), null)));
        if (type.ofDossier()) {
            PackageTerms some = terms.of(records, 0);
            ready.add(new Order<>(dossier, type, proposal, split.limited() ? some.in(part(dossier, records)) : some));
        } else
            lots(dossier, type, proposal, terms, records == null ? packages.records(session, dossier) : records);
    }

    private String part(Holding dossier, List<UUID> records) throws IOException {
        long bytes = 0;
        for (long size : packages.sizes(session, records == null ? packages.records(session, dossier) : records))
            bytes += size;
        if (split.tooLarge(bytes))
            call.say(Message.of("verb.package.too-large", PackageVerb.name(dossier), bytes, options.size()));
        return split.part(bytes);
    }

    private void lots(Holding dossier, PackageType type, Proposal proposal, PackageTerms terms, List<UUID> records) throws IOException {
        List<List<UUID>> lots = split.limited() ? split.lots(records, packages.sizes(session, records)) : List.of(records);
        for (List<UUID> lot : lots)
            ready.add(new Order<>(dossier, type, proposal, terms.of(lot, lotsBefore++)));
    }
}
