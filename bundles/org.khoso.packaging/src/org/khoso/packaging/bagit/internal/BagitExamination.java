package org.khoso.packaging.bagit.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;
import org.khoso.packaging.verify.internal.Hashes;
import org.khoso.packaging.verify.internal.Report;
import org.khoso.packaging.verify.internal.Rules;
import org.khoso.packaging.verify.internal.SafePath;
import org.khoso.packaging.verify.internal.Source;
import org.khoso.packaging.verify.internal.TopFolder;

/** One bag under examination: from the list of its files to its verdict. */
final class BagitExamination {
    /** More manifests than algorithms there are. */
    private static final int MOST_MANIFESTS = 64;
    /** One more than are told of. */
    private static final int MOST_BESIDE = 1001;
    private final Bag bag;
    private final Report report;
    private final Progress progress;
    private final State state;
    private final List<Manifest> payload = new ArrayList<>();
    private final List<Manifest> tags = new ArrayList<>();
    private final List<String> beside = new ArrayList<>();
    private boolean hasPayload;

    BagitExamination(Rules rules, Bag bag, Report report, Progress progress) {
        this.bag = bag;
        this.report = report;
        this.progress = progress;
        state = new State(rules, report);
    }

    /** @param given name of the bag's folder; null if it is an archive */
    Verdict run(Source source, String given) throws IOException {
        String top = list(source, given);
        Declaration declaration = new Declaration(state);
        declaration.read(bag);
        archive(top.isEmpty());
        Fetch fetch = new Fetch(bag, state, declaration.charset());
        fetch.read();
        manifests(fetch, declaration);
        progress.total((long) bag.size() * payload.size());
        payload.forEach(Manifest::check);
        tags.forEach(Manifest::check);
        fetch.compare(payload);
        unlisted();
        tagManifests();
        BagInfo info = new BagInfo(bag, state);
        info.check(declaration.charset());
        if (report.findings().stream().anyMatch(f -> f.rule().startsWith("package/")))
            state.unverified();
        if (progress.cancelled())
            state.incomplete("package/not-finished", "");
        return new Verdict("BagIt " + state.version(), "bag", info.identifier(), bag.size(), state.integrity(), report.findings());
    }

    private String list(Source source, String given) throws IOException {
        return TopFolder.fill(source, given, Declaration.FILE, bag, report, new TopFolder.Listener() {
            @Override
            public void outside(String path) {
                if (beside.size() < MOST_BESIDE)
                    beside.add(path);
            }

            @Override
            public void folder(String path) {
                hasPayload |= path.equals("data");
            }
        });
    }

    /** The drafts said how a bag stands in an archive: alone, in its folder. RFC 8493 says nothing of archives any more. */
    private void archive(boolean flat) {
        for (String path : beside)
            if (state.strict())
            state.note("bag/beside", path);
            else
            state.incomplete("bag/outside", path);
        if (flat && !state.strict() && bag.get(Declaration.FILE) != null)
            state.note("bag/flat", "");
    }

    private void manifests(Fetch fetch, Declaration declaration) {
        Hashes seen = new Hashes(bag.scratch());
        bag.forEach(e -> {
            hasPayload |= BagPaths.isPayload(e.path);
            Manifest m = Manifest.of(bag, state, fetch, progress, declaration.charset(), e);
            if (m != null && payload.size() + tags.size() < MOST_MANIFESTS)
                (m.isTag() ? tags : payload).add(m);
            if (!seen.add(Hashes.of(SafePath.caseless(e.path))))
                state.note("bag/case-collision", e.path);
        });
        if (!hasPayload)
            state.incomplete("bag/no-payload", "data");
        if (payload.isEmpty())
            state.incomplete("bag/no-manifest", "manifest-sha512.txt");
    }

    /** From 1.0 on every manifest lists the whole payload; before that each file was to be in one of them. */
    private void unlisted() {
        bag.forEach(e -> {
            if (!BagPaths.isPayload(e.path))
                return;
            for (Manifest m : payload)
                if (state.strict() ? !m.lists(e.path) : !e.listed) {
                    state.incomplete("bag/unlisted", e.path, m.path());
                    return;
                }
        });
    }

    private void tagManifests() {
        if (tags.isEmpty() || !state.strict())
            return;
        for (Manifest t : tags)
            for (Manifest p : payload)
                if (!t.lists(p.path()))
                state.incomplete("bag/tag-manifest", t.path(), p.path());
        bag.forEach(this::tagFile);
    }

    private void tagFile(Entry e) {
        boolean manifest = e.path.toLowerCase(Locale.ROOT).matches("(tag)?manifest-[a-z0-9-]+\\.txt");
        if (!BagPaths.isPayload(e.path) && !manifest && tags.stream().noneMatch(t -> t.lists(e.path)))
            state.note("bag/tag-unlisted", e.path);
    }
}
