package samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Writes a letter, decision, report, plan or minutes in the form of its time. */
final class Letters {
    private final Grammar grammar;

    private final Map<String, List<String>> unsaid = new HashMap<>();

    Letters(Grammar grammar) {
        this.grammar = grammar;
    }

    /** @return typeset pages of a text record, whose facts must be filled */
    List<Page> write(Item record) {
        Random random = new Random(record.seed);
        unsaid.clear();
        Typesetter setter = new Typesetter(record.look);
        head(record, setter, random);
        title(record, setter, random);
        body(record, setter, random);
        foot(record, setter, random);
        return setter.pages();
    }

    private String say(String rule, Item record, Random random) {
        return grammar.say(rule, record.facts, random);
    }

    private void head(Item record, Typesetter setter, Random random) {
        double left = setter.left() - 20;
        double middle = setter.left() + setter.width() * 0.42;
        double right = setter.left() + setter.width() + 12;
        double top = setter.y();
        boolean today = record.look == Look.NEW;
        double a = setter.centred(today ? Face.BOLD : Face.REGULAR, 12, left, middle, top,
                record.facts.get("body").toUpperCase(Locale.ROOT), true);
        double b = setter.centred(Face.BOLD, today ? 12 : 11, middle, right, top, grammar.all("country").get(0), false);
        b = setter.centred(Face.BOLD, 13, middle, right, b, say(today ? "motto.new" : "motto.old", record, random), true);
        double down = Math.max(a, b) + 6;
        String number = record.kind.equals("minutes") ? "" : say("number", record, random);
        double c = setter.centred(Face.REGULAR, 13, left, middle, down, number, false);
        if (record.kind.equals("letter"))
            c = setter.centred(Face.REGULAR, 12, left, middle, c + 3, say("about", record, random), false);
        double d = setter.centred(Face.ITALIC, 13, middle - 10, right, down, say("place.date", record, random), false);
        setter.down(Math.max(c, d) - top + 14);
    }

    private void title(Item record, Typesetter setter, Random random) {
        double left = setter.left();
        double right = left + setter.width();
        if (record.kind.equals("letter")) {
            setter.line(Face.REGULAR, 14, left + 70, setter.y(), say("to", record, random));
            setter.down(26);
            return;
        }
        double top = setter.y();
        double at = setter.centred(Face.BOLD, 14, left, right, top, record.facts.get("kindTitle"), false);
        at = setter.centred(Face.BOLD, 14, left + 30, right - 30, at, say("about.long", record, random), true);
        setter.down(at - top + 12);
        if (record.kind.equals("proposal")) {
            setter.line(Face.REGULAR, 14, left + 70, setter.y(), say("to", record, random));
            setter.down(24);
        }
    }

    private void body(Item record, Typesetter setter, Random random) {
        if (record.kind.equals("decision")) {
            decision(record, setter, random);
            return;
        }
        text(record, setter, random, "open");
        String heads = "head." + record.kind;
        List<String> parts = grammar.has(heads) ? grammar.all(heads) : List.of("");
        int length = 1 + random.nextInt(record.kind.equals("report") ? 4 : 2);
        for (String part : parts) {
            if (!part.isEmpty()) {
                setter.need(60);
                setter.paragraph(Face.BOLD, 14, 28, part);
            }
            if (record.kind.equals("minutes") && part.equals(parts.get(0)))
                text(record, setter, random, "attend");
            for (int i = 0; i < length; i++)
                statement(record, setter, random);
        }
        String close = switch (record.kind) {
        case "report", "plan", "minutes", "proposal" -> "close." + record.kind;
        default -> "close.letter";
        };
        text(record, setter, random, close);
    }

    private void decision(Item record, Typesetter setter, Random random) {
        setter.centred(Face.BOLD, 14, setter.left(), setter.left() + setter.width(), setter.y(),
                grammar.all("decider").get(0), false);
        setter.down(26);
        String basis = record.look == Look.NEW ? "basis.new" : "basis.old";
        List<String> reasons = new ArrayList<>(grammar.all(basis));
        Collections.shuffle(reasons, random);
        for (String reason : reasons.subList(0, 3))
            setter.paragraph(Face.ITALIC, 14, 28, grammar.fill(reason, record.facts, random));
        setter.need(60);
        setter.down(4);
        setter.centred(Face.BOLD, 14, setter.left(), setter.left() + setter.width(), setter.y(),
                grammar.all("decide").get(0), false);
        setter.down(26);
        String word = grammar.all(record.look == Look.NEW ? "art.word.new" : "art.word.old").get(0);
        record.facts.put("art", word);
        int articles = 2 + random.nextInt(4);
        setter.paragraph(Face.REGULAR, 14, 28, say("art.one", record, random));
        for (int i = 2; i < articles; i++)
            setter.paragraph(Face.REGULAR, 14, 28, word + " " + i + ". " + topic("task", record, random));
        setter.paragraph(Face.REGULAR, 14, 28, word + " " + articles + ". " + say("art.last", record, random));
    }

    private void statement(Item record, Typesetter setter, Random random) {
        StringBuilder text = new StringBuilder(topic("fact", record, random));
        int more = 1 + random.nextInt(3);
        for (int i = 0; i < more; i++)
            text.append(' ').append(random.nextInt(3) == 0 ? say("link", record, random)
                    : topic(random.nextBoolean() ? "fact" : "task", record, random));
        setter.paragraph(Face.REGULAR, 14, 28, text.toString());
    }

    /** No sentence twice in a letter while others are left. */
    private String topic(String what, Item record, Random random) {
        String rule = record.facts.get("topic") + "." + what;
        List<String> left = unsaid.computeIfAbsent(rule, r -> new ArrayList<>());
        if (left.isEmpty())
            left.addAll(grammar.all(rule));
        return grammar.fill(left.remove(random.nextInt(left.size())), record.facts, random);
    }

    private void text(Item record, Typesetter setter, Random random, String rule) {
        setter.paragraph(Face.REGULAR, 14, 28, say(rule, record, random));
    }

    private void foot(Item record, Typesetter setter, Random random) {
        setter.need(165);
        setter.down(8);
        double top = setter.y();
        double left = setter.left();
        double middle = left + setter.width() * 0.48;
        double right = left + setter.width();
        setter.line(Face.BOLD_ITALIC, 12, left, top, grammar.all("recipients.head").get(0));
        double at = top + 15;
        for (String line : grammar.all("recipients")) {
            setter.line(Face.REGULAR, 11, left, at, line);
            at += 13.5;
        }
        setter.line(Face.REGULAR, 11, left, at, say("recipients.file", record, random));
        boolean province = record.facts.get("level").equals("province");
        double down = province ? setter.centred(Face.BOLD, 13, middle, right, top, grammar.all("onbehalf").get(0), false) : top;
        down = setter.centred(Face.BOLD, 13, middle, right, down, say(province ? "role" : "role.department", record, random), false);
        setter.page().legend = say("seal." + record.facts.get("level"), record, random);
        setter.page().sealX = middle + 30;
        setter.page().sealY = down + 38;
        setter.centred(Face.BOLD, 14, middle, right, top + 130, record.facts.get("signer"), false);
    }
}
