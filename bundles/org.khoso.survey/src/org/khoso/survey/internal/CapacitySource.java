package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.AnswerSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Item 4.b: room that is needed, by a reckoning whose assumptions are data and are all named in the text, each with where it comes
 * from. What servers there are already (3.a) is not subtracted: nothing here knows them.
 */
@Component(service = AnswerSource.class, property = "item=" + CapacitySource.ITEM)
public final class CapacitySource extends Source {
    static final String ITEM = "4.b";
    private static final String FILE = "capacity.properties";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TERABYTE = BigDecimal.valueOf(1_000_000_000_000L);
    private static final List<String> UNITS = List.of("TB", "GB", "MB", "kB");
    private final Censuses censuses;

    /** Called by OSGi and tests. */
    @Activate
    public CapacitySource(@Reference Censuses censuses) {
        super(ITEM);
        this.censuses = censuses;
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        Words data = Words.read(FILE);
        Census census = censuses.take(context, plan.bornDigital());
        long assumed = assumedPage(data);
        Expected e = Expected.of(context, census, assumed);
        BigDecimal existing = e.volume().bytes();
        boolean nothing = existing == null || existing.signum() == 0 && e.remaining() == 0;
        BigDecimal need = nothing ? null : need(existing.add(e.bytes()), data);
        boolean bytes = "bytes".equals(plan.types().get("tb"));
        BigDecimal value = need == null || bytes ? need : need.divide(TERABYTE, 3, RoundingMode.UP).stripTrailingZeros();
        figures.number(Figures.at("", "tb"), value == null ? null : value.setScale(Math.max(0, value.scale())), bytes ? "byte" : "terabyte",
                "(existing volume + remaining planned pages * bytes a page) * growth * (1 + backup sets); assumptions in the text and in "
                        + FILE,
                e.lots());
        figures.text(Figures.at("", "text"), need == null ? null : text(e, assumed, need, data),
                "assumptions of the reckoning, from " + FILE,
                e.volume().files());
        return census.bodies.coverage(census.here());
    }

    /** A page of A4 by resolution, colour depth and compression: where nothing was scanned yet. */
    private static long assumedPage(Words data) throws IOException {
        BigDecimal dpi = number(data, "dpi");
        BigDecimal dots = number(data, "page-square-inches").multiply(dpi).multiply(dpi);
        return dots.multiply(number(data, "bits")).divide(BigDecimal.valueOf(8).multiply(number(data, "compression")), 0, RoundingMode.UP)
                .longValueExact();
    }

    private static BigDecimal need(BigDecimal volume, Words data) throws IOException {
        BigDecimal growth = BigDecimal.ONE.add(number(data, "growth-percent").divide(HUNDRED)).pow(number(data, "years").intValueExact());
        BigDecimal copies = BigDecimal.ONE.add(number(data, "backup-sets"));
        return volume.multiply(growth).multiply(copies).setScale(0, RoundingMode.UP);
    }

    private static String text(Expected e, long assumed, BigDecimal need, Words data) throws IOException {
        Words words = Words.suggestions();
        List<String> all = new ArrayList<>();
        all.add(words.say("capacity.need", size(need)));
        all.add(words.say("capacity.existing", size(e.volume().bytes())));
        all.add(words.say("capacity.remaining", e.remaining()));
        all.add(e.perPage() > 0
                ? words.say("capacity.measured", e.perPage())
                : words.say("capacity.assumed", assumed, data.get("dpi"), data.get("dpi.source"), data.get("compression"),
                        data.get("compression.source")));
        if (e.given())
            all.add(words.say("capacity.given"));
        all.add(words.say("capacity.copies", data.get("backup-sets"), data.get("backup-sets.source")));
        all.add(words.say("capacity.growth", data.get("growth-percent"), data.get("years"), data.get("growth-percent.source")));
        if (e.remaining() > 0)
            all.add(words.say("capacity.throughput", data.get("pages-per-day"), data.get("pages-per-day.source"),
                    BigDecimal.valueOf(e.remaining()).divide(number(data, "pages-per-day"), 0, RoundingMode.UP)));
        if (e.silent() > 0)
            all.add(words.say("capacity.silent", e.silent()));
        all.add(words.say("capacity.servers"));
        return String.join("\n", all);
    }

    /** In the largest unit of which there is one. */
    private static String size(BigDecimal bytes) {
        BigDecimal unit = TERABYTE;
        int i = 0;
        for (; i < UNITS.size() - 1 && bytes.compareTo(unit) < 0; i++)
            unit = unit.movePointLeft(3);
        return Words.number(bytes.divide(unit, MathContext.DECIMAL64).setScale(3, RoundingMode.UP)) + " " + UNITS.get(i);
    }

    private static BigDecimal number(Words data, String key) throws IOException {
        try {
            BigDecimal n = new BigDecimal(data.get(key));
            if (n.signum() >= 0 && n.precision() - n.scale() < 16 && n.scale() < 16)
                return n;
        } catch (NumberFormatException e) {
            throw new KhosoException(Message.of("survey.bad-template", FILE, key), null, e);
        }
        throw new KhosoException(Message.of("survey.bad-template", FILE, key), null, null);
    }
}
