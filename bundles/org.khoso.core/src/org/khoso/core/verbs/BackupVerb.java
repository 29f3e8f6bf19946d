package org.khoso.core.verbs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.BackupReport;
import org.khoso.core.report.LastBackup;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.SignedHeads;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies the archive as it is at one point in time, also while a window is open. */
@Component(service = Command.class, property = {Command.VERB + "=backup", Command.LIBRARIES + "=none"})
public final class BackupVerb extends Verb {
    private static final String NAME = "backup";
    private final SignedHeads heads;
    private final Keys keys;

    /** Called by OSGi. */
    @Activate
    public BackupVerb(@Reference SignedHeads heads, @Reference Keys keys) {
        super(NAME, true, SigningOptions.signing(), List.of(one(NAME, "DIR")));
        this.heads = heads;
        this.keys = keys;
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> {
            if (SigningOptions.keyNamed(call)) // first, so that the backup has the signed heads too
                heads.sign(session(call), SigningOptions.key(call, keys), null);
            BackupReport r = call.archive().backup(call.path(given), call.progress());
            LastBackup.remember(call.archive(), call.actor(), r);
            return said(call, given, r, r.complete() ? "verb.backup.done" : "verb.backup.stopped");
        });
    }

    /** Says what a backup or a restore did. @return exit code */
    static int said(Invocation call, String given, BackupReport r, String key) throws Exception {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("place", r.place().toAbsolutePath().toString());
        result.put("taken", r.taken().toString());
        result.put("head", r.head());
        result.put("entries", r.entries());
        Map<String, Object> holdings = new LinkedHashMap<>();
        r.holdings().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> holdings.put(e.getKey().name().toLowerCase(Locale.ROOT), e.getValue()));
        result.put("holdings", holdings);
        result.put("objects", r.objects());
        result.put("copied", r.copied());
        result.put("bytes", r.bytes());
        result.put("complete", r.complete());
        long bad = r.findings().size();
        Counts counts = !r.complete() ? new Counts(1, 0, 0, 1) : bad == 0 ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0);
        call.emit(given, !r.complete() ? "failed" : bad == 0 ? "ok" : "findings", counts, r.findings(), result,
                List.of(Message.of(key, r.place(), r.objects(), r.copied(), r.entries(), bad)));
        return r.complete() && bad == 0 ? DONE : FAILED;
    }
}
