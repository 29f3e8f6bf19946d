package org.khoso.core.verbs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.command.Command.Option;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Holding;
import org.khoso.core.campaign.Campaign;
import org.khoso.core.campaign.CampaignProgress;
import org.khoso.core.campaign.CampaignProgress.Amount;
import org.khoso.core.campaign.CampaignProgress.Line;
import org.khoso.core.campaign.CampaignProgress.Share;
import org.khoso.core.campaign.Field;
import org.khoso.core.campaign.Forecast;

/** Campaigns as the verbs say them: the same for a machine and for a person. */
final class CampaignResult {
    private CampaignResult() {
    }

    /** @return options for those fields; each says the same in every verb */
    static List<Option> options(List<Field> fields) {
        return fields.stream().map(f -> new Option("--" + f.word(), "VALUE", "verb.campaign.option." + f.word())).toList();
    }

    /** @return what was written in options, by field */
    static Map<Field, String> texts(Invocation call, List<Field> fields) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        for (Field f : fields)
            call.option("--" + f.word()).ifPresent(t -> texts.put(f, t));
        return texts;
    }

    /** @return what a campaign says of itself */
    static Map<String, Object> of(Campaign c) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", c.id().toString());
        values(m, c.holding(), Field.ofCampaign());
        return m;
    }

    private static void values(Map<String, Object> to, Holding h, List<Field> fields) {
        for (Field f : fields) {
            Object v = h.value(f.concept());
            boolean last = f == Field.TO;
            if (v instanceof PartialDate d)
                to.put(name(f), d.from() == null ? d.text() : (last ? d.to() : d.from()).toString());
            else if (v instanceof Number)
                to.put(name(f), v);
            else if (v != null)
                to.put(name(f), v.toString());
        }
    }

    /** legal-basis becomes legalBasis, as everywhere in JSON. */
    private static String name(Field f) {
        StringBuilder name = new StringBuilder();
        for (String part : f.word().split("-"))
            name.append(name.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        return name.toString();
    }

    static Map<String, Object> of(CampaignProgress p) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("campaign", of(p.campaign()));
        m.put("lines", p.lines().stream().map(CampaignResult::line).toList());
        m.put("lots", p.lots().stream().map(CampaignResult::share).toList());
        m.put("levels", p.levels().stream().map(CampaignResult::share).toList());
        m.put("fonds", p.fonds().stream().map(CampaignResult::share).toList());
        m.put("total", share(p.total()));
        m.put("bytesPerPage", p.volume().perPage());
        m.put("measured", p.volume().measured());
        m.put("expectedBytes", p.volume().expected());
        Forecast f = p.forecast();
        Map<String, Object> forecast = new LinkedHashMap<>();
        forecast.put("kind", f.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        forecast.put("end", f.end() == null ? null : f.end().toString());
        forecast.put("slowestLot", f.kind() == Forecast.Kind.END ? f.lot() : null);
        forecast.put("perDay", f.pace());
        forecast.put("unit", f.unit());
        m.put("forecast", forecast);
        return m;
    }

    private static Map<String, Object> line(Line l) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", l.line().id().toString());
        List<Field> said = new ArrayList<>(Field.ofLine());
        said.removeAll(List.of(Field.LEVEL, Field.FONDS, Field.DOSSIERS, Field.PAGES));
        m.put("level", l.level());
        m.put("fonds", l.fonds());
        values(m, l.line().holding(), said);
        m.put("dossiers", amount(l.dossiers()));
        m.put("pages", amount(l.pages()));
        return m;
    }

    private static Map<String, Object> share(Share s) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("name", s.name());
        m.put("dossiers", amount(s.dossiers()));
        m.put("pages", amount(s.pages()));
        return m;
    }

    private static Map<String, Object> amount(Amount a) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("planned", a.planned());
        m.put("done", a.done());
        m.put("percent", a.percent());
        return m;
    }

    /** @return one line for a list */
    static Message line(Campaign c) {
        String name = c.text(Field.CODE).isEmpty() ? c.id().toString() : c.text(Field.CODE);
        return Message.of("verb.campaign.line", name, c.title(), c.text(Field.FROM), c.text(Field.TO));
    }

    /** @return the same as {@link #of(CampaignProgress)} for people */
    static List<Message> lines(CampaignProgress p) {
        List<Message> lines = new ArrayList<>();
        lines.add(line(p.campaign()));
        for (Line l : p.lines())
            lines.add(said("verb.campaign.show.lot", String.join(" · ", Stream.of(l.line().lot(), l.level(), l.fonds())
                    .filter(s -> !s.isEmpty()).toList()), l.dossiers(), l.pages()));
        for (Share s : p.levels())
            lines.add(said("verb.campaign.show.level", s.name(), s.dossiers(), s.pages()));
        lines.add(said("verb.campaign.show.total", "", p.total().dossiers(), p.total().pages()));
        BigDecimal expected = p.volume().expected();
        if (p.volume().perPage() != null)
            lines.add(Message.of(p.volume().measured() ? "verb.campaign.show.measured" : "verb.campaign.show.given", p.volume().perPage()));
        if (expected != null)
            lines.add(Message.of("verb.campaign.show.expected", expected));
        lines.add(p.forecast().said());
        return lines;
    }

    private static Message said(String key, String name, Amount dossiers, Amount pages) {
        return Message.of(key, name.isEmpty() ? "–" : name, number(dossiers.planned()), dossiers.done(), number(dossiers.percent()),
                number(pages.planned()), pages.done(), number(pages.percent()));
    }

    private static Object number(Object n) {
        return n == null ? "–" : n;
    }
}
