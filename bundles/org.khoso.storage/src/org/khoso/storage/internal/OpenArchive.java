package org.khoso.storage.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.Actor;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.BackupReport;
import org.khoso.api.store.FindingStore;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.Journal;
import org.khoso.api.store.ObjectVault;
import org.khoso.api.store.RunLedger;
import org.khoso.storage.vault.internal.FolderVault;

/** An archive that this process holds. */
final class OpenArchive implements Archive {
    private static final Set<String> FIXED = Set.of(ArchiveProvider.DATABASE, Opening.SCHEMA);
    private final Opening opening;
    private final HoldingsStore holdings;
    private final ObjectVault vault;
    private final Journal journal;
    private final RunLedger runs;
    private final FindingStore findings;
    private final Map<String, String> settings;
    private final Map<Path, ObjectVault> copies = new HashMap<>();
    private boolean closed;

    OpenArchive(Opening o) throws IOException {
        opening = o;
        settings = new LinkedHashMap<>(o.settings());
        vault = new FolderVault(o.directory().resolve("vault"));
        holdings = new SqlHoldings(o.database(), o.writer(), o.schema(), o.reader());
        journal = new JournalCheck(o.database(), o.writer(), o.reader(), this::settings);
        runs = new SqlRuns(o.database(), o.writer());
        findings = new SqlFindings(o.database(), o.writer(), o.actor());
    }

    @Override
    public Path directory() {
        return opening.directory();
    }

    @Override
    public synchronized Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    @Override
    public Map<String, String> settingsAt(Instant when) throws IOException {
        Map<String, Optional<String>> then = new LinkedHashMap<>();
        opening.writer().log().ofKind(NoteOperation.KIND, (e, payload) -> {
            if (payload == null || !e.when().isAfter(when))
                return;
            var note = NoteOperation.of(Json.read(payload).get("do"));
            if (note.what().equals(NoteOperation.SETTING)) // the first change after that moment knows what was there
                then.putIfAbsent(Json.text(note.data(), "key"), Optional.ofNullable(Json.text(note.data(), "before")));
        });
        Map<String, String> all = new LinkedHashMap<>(settings());
        then.forEach((key, before) -> before.ifPresentOrElse(value -> all.put(key, value), () -> all.remove(key)));
        return Map.copyOf(all);
    }

    @Override
    public synchronized void setting(Actor actor, String key, String value) throws IOException {
        if (FIXED.contains(key))
            throw Problems.of("setting-fixed", key);
        opening.writer().write(actor, new NoteOperation(NoteOperation.SETTING,
                Json.object().put("key", key).put("before", settings.get(key)).put("after", value)));
        if (value == null)
            settings.remove(key);
        else
            settings.put(key, value);
        ArchiveFile.of(opening.format(), settings).write(directory());
    }

    @Override
    public HoldingsStore holdings() {
        return holdings;
    }

    @Override
    public ObjectVault vault() {
        return vault;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public RunLedger runs() {
        return runs;
    }

    @Override
    public FindingStore findings() {
        return findings;
    }

    @Override
    public Actor defaultActor() {
        return opening.actor();
    }

    @Override
    public BackupReport backup(Path to, Progress progress) throws IOException {
        return new Backup(opening, holdings, vault, to, progress).run();
    }

    @Override
    public synchronized ObjectVault copy(Path folder, boolean make) throws IOException {
        return new VaultCopy(folder.toAbsolutePath().normalize(), opening.directory().toAbsolutePath().normalize(),
                opening.writer().id().toString()).open(make, settings.getOrDefault(ArchiveProvider.NAME, ""), copies);
    }

    @Override
    public AutoCloseable doing(String what) {
        return opening.doing(what);
    }

    /** Destroys the payloads of journal entries; the chain stays verifiable, and says who did it. */
    void erase(Actor actor, long... positions) throws IOException {
        var list = Json.array();
        for (long p : positions)
            list.add(p);
        opening.writer().write(actor, new NoteOperation(NoteOperation.ERASED, Json.object().set("positions", list)));
        for (long p : positions)
            opening.writer().log().erase(p);
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed)
            return;
        closed = true;
        opening.close();
    }
}
