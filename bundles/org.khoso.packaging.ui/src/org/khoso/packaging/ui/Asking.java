package org.khoso.packaging.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.khoso.core.transfer.Transfer;
import org.khoso.packaging.ui.Entry.Kind;
import org.khoso.packaging.ui.Form.Missing;
import org.khoso.packaging.ui.Form.Spec;
import org.khoso.ui.State;

/** What each step asks for: the same as the options of its verb. */
final class Asking {
    static final String FOLDER = "folder";
    static final String MEDIUM = "medium";
    static final String SFTP = "sftp";
    static final String ACCEPT = "accept";
    static final String MARKED = "marked";
    static final String ALL = "all";
    private static final Predicate<Typed> FAR = t -> t.text("place").startsWith(Access.SCHEME);
    private final Words words;
    private final State state;

    Asking(Words words, State state) {
        this.words = words;
        this.state = state;
    }

    Spec create(Typed before) {
        return spec("new", words.say("form.new.text"), before, t -> missing(t, "called", "from", "to"), text("called"),
                text("from").remembered(), text("to").remembered(), text("basis"));
    }

    Spec send(Transfer t, String key, Typed before) {
        Predicate<Typed> far = v -> v.text("way").equals(SFTP);
        List<Entry> all = new ArrayList<>(List.of(Entry.choice("way", List.of(FOLDER, MEDIUM, SFTP)),
                Entry.of("out", Kind.FOLDER).remembered().when(far.negate()), text("url").remembered().when(far)));
        all.addAll(line(far));
        all.add(Entry.of("cert", Kind.FILE).remembered().when(v -> !v.text("way").equals(FOLDER)));
        all.add(text("override").when(far));
        all.add(Entry.choice("type", List.of("proposed", "AIP_hoso", "SIP_hoso")));
        all.addAll(sign("manifest"));
        return spec("send", words.say(key, t.code(), t.submission()), before, this::sendable, all.toArray(Entry[]::new));
    }

    private Missing sendable(Typed v) {
        boolean far = v.text("way").equals(SFTP);
        Missing m = far ? missing(v, "url") : missing(v, "out");
        if (m == null && v.text("way").equals(MEDIUM))
            m = missing(v, "cert");
        return m != null ? m : signable(v);
    }

    Spec receive(Typed before) {
        List<Entry> all = new ArrayList<>(List.of(Entry.of("place", Kind.FOLDER).remembered(), text("receiver").remembered(),
                text("sender")));
        all.addAll(line(FAR));
        all.add(text("override").when(FAR));
        all.add(text("clamd").remembered());
        all.addAll(opening());
        all.add(Entry.of("receipt", Kind.SAVE));
        all.add(Entry.of("sign", Kind.CHECK).labelled("sign.receipt"));
        all.addAll(key(v -> v.on("sign") || v.on("sealed")));
        return spec("receive", words.say("form.receive.text"), before, v -> {
            Missing m = missing(v, "place");
            return m != null ? m : keyed(v);
        }, all.toArray(Entry[]::new));
    }

    Spec decide(Transfer t, String marks, boolean some, Typed before) {
        List<Entry> all = new ArrayList<>(List.of(Entry.choice("what", some ? List.of(ACCEPT, MARKED, ALL) : List.of(ACCEPT, ALL)),
                text("rest").when(v -> v.text("what").equals(ALL)), Entry.of("receipt", Kind.SAVE)));
        all.addAll(sign("receipt"));
        all.add(Entry.of("minutes", Kind.CHECK).first("true").when(v -> v.text("what").equals(ACCEPT)));
        return spec("decide", words.say("form.decide.text", t.code(), marks), before, v -> {
            Missing m = v.text("what").equals(ALL) ? missing(v, "rest") : null;
            return m != null ? m : signable(v);
        }, all.toArray(Entry[]::new));
    }

    Spec mark(String dossier, Typed before) {
        return spec("mark", words.say("form.mark.text", dossier), before, t -> missing(t, "record", "reason"),
                text("record").first(dossier), text("reason"));
    }

    Spec receipt(Transfer t, Typed before) {
        return spec("receipt", words.say("form.receipt.text", t.code()), before, v -> missing(v, "file"), Entry.of("file", Kind.FILE));
    }

    Spec reply(Transfer t, Typed before) {
        List<Entry> all = new ArrayList<>(List.of(Entry.of("receipt", Kind.SAVE)));
        all.addAll(sign("receipt"));
        return spec("reply", words.say("form.reply.text", t.code()), before, v -> {
            Missing m = missing(v, "receipt");
            return m != null ? m : signable(v);
        }, all.toArray(Entry[]::new));
    }

    Spec verify(String place, Typed before) {
        List<Entry> all = new ArrayList<>(List.of(Entry.of("place", Kind.FOLDER).first(place), Entry.of("witness", Kind.FILE)));
        all.addAll(line(FAR));
        all.addAll(opening());
        all.addAll(key(v -> v.on("sealed")));
        return spec("verify", words.say("form.verify.text"), before, v -> {
            Missing m = missing(v, "place");
            return m != null ? m : keyed(v);
        }, all.toArray(Entry[]::new));
    }

    Spec close(Transfer t, Typed before) {
        boolean done = t.state() == Transfer.State.ACCEPTED;
        return spec("close", words.say(done ? "form.close.text" : "form.close.open", t.code()), before,
                v -> done ? null : missing(v, "reason"), text("reason").when(v -> !done));
    }

    Spec minutes(Transfer t, List<String> formats, Path file, Typed before) {
        return spec("minutes", words.say("form.minutes.text", t.code()), before, v -> missing(v, "document"),
                Entry.choice("report", List.of("minutes", "inventory")), Entry.choice("kind", formats),
                Entry.of("document", Kind.SAVE).first(file.toString()));
    }

    private static Entry text(String id) {
        return Entry.of(id, Kind.TEXT);
    }

    /** How to get into another machine. */
    private static List<Entry> line(Predicate<Typed> far) {
        return List.of(Entry.of("hosts", Kind.FILE).first(Access.usualHosts().toString()).remembered().when(far),
                Entry.of("sftp-key", Kind.FILE).remembered().when(far), Entry.of("sftp-password", Kind.SECRET).when(far));
    }

    private static List<Entry> opening() {
        return List.of(Entry.of("sealed", Kind.CHECK));
    }

    private static List<Entry> sign(String what) {
        List<Entry> all = new ArrayList<>(List.of(Entry.of("sign", Kind.CHECK).labelled("sign." + what)));
        all.addAll(key(v -> v.on("sign")));
        return all;
    }

    private static List<Entry> key(Predicate<Typed> needed) {
        return List.of(Entry.of("key", Kind.FILE).remembered().when(needed), Entry.of("password", Kind.SECRET).when(needed));
    }

    private static Missing missing(Typed t, String... ids) {
        for (String id : ids)
            if (t.text(id).isEmpty())
            return new Missing("missing." + id, id);
        return null;
    }

    private static Missing signable(Typed t) {
        return t.on("sign") ? missing(t, "key") : null;
    }

    private static Missing keyed(Typed t) {
        if (t.on("sign") && t.text("receipt").isEmpty())
            return new Missing("missing.receipt", "receipt");
        return t.on("sign") || t.on("sealed") ? missing(t, "key") : null;
    }

    /** What the window remembers stands in it at once. */
    private Spec spec(String name, String intro, Typed before, java.util.function.Function<Typed, Missing> check, Entry... entries) {
        List<Entry> all = new ArrayList<>();
        for (Entry e : entries)
            all.add(e.kept() ? e.first(state.get("handover." + e.id(), e.first())) : e);
        return new Spec(name, intro, List.copyOf(all), check, before);
    }

    /** Remembers what is the same the next time. */
    void remember(Spec spec, Typed t) {
        for (Entry e : spec.entries())
            if (e.kept() && !t.text(e.id()).isEmpty())
            state.set("handover." + e.id(), t.text(e.id()));
    }
}
