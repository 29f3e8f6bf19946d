package org.khoso.packaging.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Shell;
import org.khoso.api.Progress;
import org.khoso.core.Session;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.TransferBoard.Card;
import org.khoso.core.transfer.TransferItem;
import org.khoso.packaging.ui.Form.Spec;
import org.khoso.ui.Look;
import org.khoso.ui.UiJobs;

/** Asks for what a step needs, and does it off the UI thread. What did not work is asked again with what was typed. UI thread. */
final class HandOverSteps {
    /** Where steps are taken. */
    interface Host {
        /** @return the archive; null for none */
        Session session();

        /** @return the hand-over that is selected; null for none */
        Card card();

        /** @return the dossier under the cursor; null for none */
        TransferItem item();

        Shell shell();

        /** A step is over. */
        void over(Said said);

        /** A step was not taken. @param why the reason, with what to do */
        void failed(String why);

        /** Marks of dossiers are others now. */
        void marked();
    }

    /** What is done off the UI thread. */
    private interface Work {
        Said run(Session session, Typed t, Progress progress) throws Exception;
    }

    private final Host host;
    private final UiJobs jobs;
    private final Words words;
    private final Look look;
    private final Asking asking;
    private final Outgoing out;
    private final Incoming in;
    private final Marks marks;
    private final Map<String, Typed> again = new HashMap<>();

    HandOverSteps(Host host, UiJobs jobs, Look look, Asking asking, Outgoing out, Incoming in, Marks marks) {
        this.host = host;
        this.jobs = jobs;
        this.look = look;
        this.asking = asking;
        this.out = out;
        this.in = in;
        this.marks = marks;
        words = out.words();
    }

    /** Another archive: nothing of what was typed is about it. */
    void forget() {
        again.clear();
    }

    void create() {
        ask("new", asking::create, () -> words.say("job.new"), (s, v, p) -> out.create(s, v));
    }

    void receive() {
        ask("receive", asking::receive, () -> words.say("job.receive"), in::receive);
    }

    void verify() {
        ask("verify", before -> asking.verify("", before), () -> words.say("job.verify"), in::verify);
    }

    /** Does a step with the hand-over that is selected. */
    void does(Step step) {
        Card card = host.card();
        if (card == null || !Step.of(card.transfer(), card.items().isEmpty()).contains(step))
            return;
        Transfer t = card.transfer();
        switch (step) {
            case ADD -> add(t);
            case SEND -> send(t);
            case RECEIPT -> ask("receipt", b -> asking.receipt(t, b), () -> words.say("job.receipt", t.code()),
                    (s, v, p) -> out.receipt(s, t.id(), v));
            case MARK -> mark();
            case DECIDE -> decide(card);
            case RECEIVE -> receive();
            case REPLY -> ask("reply", b -> asking.reply(t, b), () -> words.say("job.reply", t.code()), (s, v, p) -> in.reply(s, t, v));
            case MINUTES -> minutes(t);
            case CLOSE -> ask("close", b -> asking.close(t, b), () -> words.say("job.close", t.code()), (s, v, p) -> out.close(s, t, v));
        }
    }

    private void send(Transfer t) {
        String key = switch (Step.SEND.label(t)) {
            case "step.send.again" -> "form.send.again";
            case "step.send.delta" -> "form.send.delta";
            default -> "form.send.text";
        };
        ask("send", b -> asking.send(t, key, b), () -> words.say("job.send", t.code()), (s, v, p) -> out.send(s, t, v, p));
    }

    private void minutes(Transfer t) {
        List<String> formats = in.papers().formats();
        if (formats.isEmpty()) {
            host.failed(words.say("no-formats"));
            return;
        }
        var file = Papers.minutes(host.session(), t, formats.getFirst());
        ask("minutes", b -> asking.minutes(t, formats, file, b), () -> words.say("job.minutes", t.code()),
                (s, v, p) -> in.papers().make(s, t, v, p));
    }

    private void decide(Card card) {
        Transfer t = card.transfer();
        Map<String, String> reasons = marks.reasons(card.items());
        String said = reasons.isEmpty() ? words.say("marks.none") : words.say("marks.some", reasons.size(), lines(reasons));
        ask("decide", b -> asking.decide(t, said, !reasons.isEmpty(), b), () -> words.say("job.decide", t.code()),
                (s, v, p) -> in.decide(s, t, reasons, v, p));
    }

    private static String lines(Map<String, String> reasons) {
        return String.join("; ", reasons.entrySet().stream().limit(10).map(e -> e.getKey() + ": " + e.getValue()).toList());
    }

    /** The dossiers are read beside the work of the window; then they are asked for. */
    private void add(Transfer t) {
        Session s = host.session();
        jobs.load(p -> Dossiers.read(s), rows -> {
            if (host.shell() == null || host.session() != s)
                return;
            List<Dossiers.Row> chosen = new Chooser(host.shell(), words, look, words.say("form.add.text", t.code()), rows).ask();
            if (!chosen.isEmpty())
                run(null, null, words.say("job.add", t.code()), null, (x, v, p) -> out.add(x, t, chosen));
        });
    }

    /** A mark is taken away by the same key that set it. */
    private void mark() {
        TransferItem i = host.item();
        if (i == null || i.state() != TransferItem.State.RECEIVED)
            return;
        if (marks.has(i))
            marks.clear(i);
        else
            new Form(host.shell(), words, look, asking.mark(i.code(), null)).ask()
                    .ifPresent(v -> marks.set(i, v.text("record"), v.text("reason")));
        host.marked();
    }

    private void ask(String name, Function<Typed, Spec> spec, Supplier<String> label, Work work) {
        Session s = host.session();
        if (s == null)
            return;
        UUID about = host.card() == null || name.equals("new") || name.equals("receive") ? null : host.card().transfer().id();
        String key = name + (about == null ? "" : about);
        Spec asked = spec.apply(again.get(key));
        new Form(host.shell(), words, look, asked).ask().ifPresent(v -> run(key, asked, label.get(), v, work));
    }

    /** @param key under which what was typed is kept if it does not work; null for nothing typed */
    private void run(String key, Spec asked, String label, Typed typed, Work work) {
        Session s = host.session();
        host.failed("");
        jobs.run(label, p -> {
            try {
                return work.run(s, typed, p);
            } finally {
                if (typed != null)
                    typed.wipe();
            }
        }, said -> {
            if (key != null && said.done()) {
                again.remove(key);
                asking.remember(asked, typed);
            } else if (key != null)
                again.put(key, typed);
            host.over(said);
        }, why -> {
            if (key != null)
                again.put(key, typed);
            host.failed(why);
        });
    }
}
