package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.survey.sum.internal.Reply.Head;
import org.khoso.survey.sum.internal.Reply.Value;
import org.khoso.survey.sum.internal.Slot.Content;

/** Responses, summed up. */
final class Sums implements Consolidation {
    private final Request request;
    private final Roster roster;
    private final Ledger ledger;
    private final Replies replies;
    private final Gathering gathering;
    private final List<Repeated> repeated;
    private final List<Open> open;
    private final Totals old;
    private final Totals merged;
    private final Map<Measure, Integer> places = new HashMap<>();

    private Sums(Request request, Roster roster, Gathering gathering, Ledger ledger, Replies replies, Geographies geographies,
            SumPolicy policy) {
        this.request = request;
        this.roster = roster;
        this.ledger = ledger;
        this.replies = replies;
        this.gathering = gathering;
        this.repeated = new TotalsFound(roster, ledger, policy).find();
        Expectation expectation = new Expectation(roster, ledger.slots());
        this.old = new TreeTotals(roster, ledger, geographies.old(), expectation, policy);
        boolean already = !request.day().isBefore(AdminUnits.MERGER);
        this.merged = already ? old : new TreeTotals(roster, ledger, geographies.merged(), expectation, policy);
        this.open = List.copyOf(geographies.open());
        ledger.slots().measures().forEach(m -> places.put(m, places.size()));
    }

    static Sums of(Request request, Replies replies, AdminUnits units) throws IOException {
        SumPolicy policy = SumPolicy.read();
        var decided = new Decided(units).units(request.decisions());
        Roster roster = new Roster(request.members().isEmpty() ? Expected.of(units, request.day()) : request.members());
        Ledger ledger = new Ledger(new Slots(request.survey()), roster.size());
        Gathering gathering = new Gathering(request, roster, ledger, replies, units);
        replies.each(gathering);
        return new Sums(request, roster, gathering, ledger, replies, new Geographies(units, roster, decided), policy);
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public List<Measure> measures() {
        return List.copyOf(ledger.slots().measures());
    }

    @Override
    public Totals in(Geography geography) {
        return geography == Geography.OLD ? old : merged;
    }

    @Override
    public Seen seen() {
        return gathering.seen();
    }

    @Override
    public List<Conflict> conflicts() {
        return List.copyOf(gathering.conflicts());
    }

    @Override
    public List<Repeated> repeated() {
        return repeated;
    }

    @Override
    public List<Left> left() {
        return List.copyOf(gathering.left());
    }

    @Override
    public List<Bad> bad() {
        return List.copyOf(gathering.entries().bad());
    }

    @Override
    public List<Open> open() {
        return open;
    }

    @Override
    public List<Member> members() {
        return IntStream.range(1, roster.size())
                .mapToObj(m -> new Member(roster.unit(m), roster.parent(m) == 0 ? null : roster.unit(roster.parent(m)))).toList();
    }

    @Override
    public BigDecimal reported(Unit body, Measure measure) {
        int member = roster.find(body.level(), body.code());
        Integer m = places.get(measure);
        if (member < 0 || m == null)
            throw new IllegalArgumentException("no such body or measure: " + body + ", " + measure);
        Slot slot = ledger.slots().of(m);
        if (slot == null)
            return ledger.declaredNone(member, ledger.slots().item(measure.item())) ? BigDecimal.ONE : null;
        if (!ledger.has(member, slot))
            return null;
        if (slot.content() == Content.WORDS)
            return BigDecimal.ONE;
        BigDecimal n = ledger.amounts(m).get(member);
        return slot.content() == Content.CHOICE && n.signum() == 0 ? null : Amounts.plain(n);
    }

    @Override
    public Optional<Source> source(Unit body) {
        return head(body)
                .map(h -> new Source(h.place().toString(), h.state(), h.sent() == null ? null : h.sent().on(),
                        h.sent() == null ? null : h.sent().issued()));
    }

    private Optional<Head> head(Unit body) {
        int member = roster.find(body.level(), body.code());
        return member < 0 ? Optional.empty() : Optional.ofNullable(ledger.head(member));
    }

    @Override
    public Optional<Response> response(Unit body) throws IOException {
        Optional<Head> head = head(body);
        return head.isEmpty() ? Optional.empty() : Optional.of(replies.whole(request.survey(), head.get().place()));
    }

    @Override
    public Optional<ListBehind> list(Unit body, String listHash) throws IOException {
        Optional<Head> head = head(body);
        return head.isEmpty() ? Optional.empty() : replies.list(head.get().place(), listHash);
    }

    Roster roster() {
        return roster;
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public void words(Words to) throws IOException {
        for (int m = 0; m < roster.size(); m++)
            if (ledger.head(m) != null)
            for (Value v : replies.again(ledger.head(m).place()).values())
                if (!v.text().isBlank() && words(v))
                to.answer(roster.unit(m), v.cell(), v.text());
    }

    private boolean words(Value v) {
        return v.column().equals(Response.NONE)
                ? ledger.slots().item(v.item()) >= 0
                : ledger.slots().find(v.item(), v.row(), v.column()).filter(s -> s.content() == Content.WORDS).isPresent();
    }
}
