package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.khoso.api.Message;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation.Conflict;
import org.khoso.api.survey.Consolidation.Left;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.api.survey.Consolidation.Seen;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Consolidation.Why;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.survey.sum.internal.Reply.Head;
import org.khoso.survey.sum.internal.Reply.Place;
import org.khoso.survey.sum.internal.Reply.Value;

/** Takes responses one after the other: enters each body's into the ledger, and says what was left and why. */
final class Gathering implements Replies.Taker {
    /** Most entries of a list of what went wrong: beyond it nobody reads on, and memory would grow. */
    static final int MOST = 10_000;
    private static final int CELLS = 20;

    private final Request request;
    private final Roster roster;
    private final Ledger ledger;
    private final Replies replies;
    private final AdminUnits units;
    private final Entries entries;
    private final List<Left> left = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<Integer, Place> contradicted = new LinkedHashMap<>();
    private int read;
    private int notAdded;

    Gathering(Request request, Roster roster, Ledger ledger, Replies replies, AdminUnits units) {
        this.request = request;
        this.roster = roster;
        this.ledger = ledger;
        this.replies = replies;
        this.units = units;
        this.entries = new Entries(ledger, MOST);
    }

    Entries entries() {
        return entries;
    }

    List<Left> left() {
        return left;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    Seen seen() {
        return new Seen(read, read - notAdded, notAdded);
    }

    /** @return members of whom something was given that is in dispute */
    BitSet disputed() {
        BitSet set = new BitSet();
        contradicted.keySet().forEach(set::set);
        return set;
    }

    @Override
    public void unreadable(Place place, Message problem) {
        read++;
        leave(place, null, Why.UNREADABLE, problem);
    }

    private void leave(Place place, Respondent who, Why why, Message problem) {
        notAdded++;
        if (left.size() < MOST)
            left.add(new Left(place.toString(), who == null ? null : new Unit(who.level(), who.code(), who.name()), why, problem));
    }

    @Override
    public void take(Reply reply) throws IOException {
        read++;
        Head h = reply.head();
        if (!h.survey().equals(request.survey().id()) || !h.version().equals(request.survey().version()))
            leave(h.place(), h.respondent(), Why.OTHER_SURVEY, Message.of("survey.sum.other-survey", h.survey(), h.version()));
        else if (h.state().open())
            leave(h.place(), h.respondent(), Why.UNSENT, null);
        else {
            int member = roster.find(h.respondent().level(), h.respondent().code());
            if (member < 0)
                leave(h.place(), h.respondent(), Why.UNKNOWN, null);
            else if (otherTime(h, roster.unit(member)))
                leave(h.place(), h.respondent(), Why.OTHER_TIME, Message.of("survey.sum.other-time", roster.unit(member).name()));
            else
                add(member, reply);
        }
    }

    /** Seven codes of provinces and most of communes mean another unit since the merger: the day of the response or its name tells. */
    private boolean otherTime(Head h, Unit unit) {
        boolean merged = !request.day().isBefore(AdminUnits.MERGER);
        if (h.referenceDate() != null && h.referenceDate().isBefore(AdminUnits.MERGER) == merged)
            return AdminUnits.levelOf(unit.code()) != null;
        if (Names.has(h.respondent().name(), unit.name()))
            return false;
        var other = units.find(merged ? AdminUnits.MERGER.minusDays(1) : AdminUnits.MERGER, unit.level(), unit.code());
        return other.isPresent() && Names.has(h.respondent().name(), other.get().name());
    }

    private void add(int member, Reply reply) throws IOException {
        Head h = reply.head();
        Head first = ledger.head(member);
        if (contradicted.containsKey(member)) {
            notAdded++;
            conflict(member, contradicted.get(member), h.place(), List.of());
        } else if (first == null)
            entries.enter(member, roster.unit(member), reply);
        else if (first.id().equals(h.id()) && first.sequence() != h.sequence())
            newer(member, first, reply);
        else
            compare(member, first, reply);
    }

    /** The same response in two states: the later one counts. */
    private void newer(int member, Head first, Reply reply) {
        boolean later = reply.head().sequence() > first.sequence();
        leave(later ? first.place() : reply.head().place(), first.respondent(), Why.REPLACED, null);
        if (later) {
            forget(member, first.place());
            entries.enter(member, roster.unit(member), reply);
        }
    }

    private void forget(int member, Place place) {
        ledger.clear(member);
        entries.bad().removeIf(b -> b.place().equals(place.toString()));
    }

    private void compare(int member, Head first, Reply reply) throws IOException {
        List<Cell> differing = differing(answers(replies.again(first.place())), answers(reply));
        if (differing.isEmpty()) {
            leave(reply.head().place(), first.respondent(), Why.TWICE, null);
            return;
        }
        notAdded += 2;
        forget(member, first.place());
        contradicted.put(member, first.place());
        conflict(member, first.place(), reply.head().place(), differing);
    }

    private void conflict(int member, Place first, Place second, List<Cell> cells) {
        if (conflicts.size() < MOST)
            conflicts.add(new Conflict(roster.unit(member), first.toString(), second.toString(), cells));
    }

    private static Map<Cell, String> answers(Reply reply) {
        Map<Cell, String> answers = new LinkedHashMap<>();
        for (Value v : reply.values())
            if (!v.text().isBlank())
            answers.put(v.cell(), v.text());
        return answers;
    }

    private static List<Cell> differing(Map<Cell, String> a, Map<Cell, String> b) {
        TreeSet<Cell> cells = new TreeSet<>(a.keySet());
        cells.addAll(b.keySet());
        return cells.stream().filter(c -> !a.getOrDefault(c, "").equals(b.getOrDefault(c, ""))).limit(CELLS).toList();
    }
}
