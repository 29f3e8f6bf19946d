package org.khoso.core.sign;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.sign.Shown;
import org.khoso.api.sign.Verdict;

/**
 * Judges where and how a body's signature is shown on a digitised file or an electronic copy, by the rules in force on the day of signing.
 * The rules are data: {@code KHOSO-INF/sign/appearance.properties}. Immutable.
 */
public final class AppearanceRules {
    private static final String FILE = "KHOSO-INF/sign/appearance.properties";
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private final List<Regime> regimes = new ArrayList<>();
    private final double left;
    private final double above;
    private final double tolerance;

    private record Regime(LocalDate from, LocalDate until, String clause, Confidence confidence, String image, String font, double size) {
    }

    AppearanceRules(Properties p) {
        for (String id : p.getProperty("regimes").split(" "))
            regimes.add(new Regime(LocalDate.parse(p.getProperty(id + ".from")), LocalDate.parse(p.getProperty(id + ".until")),
                    p.getProperty(id + ".clause"), Confidence.of(p.getProperty(id + ".confidence")), p.getProperty(id + ".image"),
                    p.getProperty(id + ".font", ""), Double.parseDouble(p.getProperty(id + ".size", "0"))));
        left = Double.parseDouble(p.getProperty("place.left"));
        above = Double.parseDouble(p.getProperty("place.above"));
        tolerance = Double.parseDouble(p.getProperty("size.tolerance"));
    }

    /** @return the rules of the product */
    public static AppearanceRules ofProduct() {
        try (InputStream in = AppearanceRules.class.getClassLoader().getResourceAsStream(FILE)) {
            Properties p = new Properties();
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new AppearanceRules(p);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name the file @return what is not as the rules of the day of signing ask; nothing if no rule covers that day, or the time is not known */
    public List<Finding> judge(String name, Verdict v) {
        Instant when = v.signedBy() == null ? null : v.signedBy().claimed() == null ? v.signedBy().stamped() : v.signedBy().claimed();
        if (v.shown() == null || when == null)
            return List.of();
        LocalDate day = LocalDate.ofInstant(when, VIETNAM);
        List<Finding> all = new ArrayList<>();
        for (Regime r : regimes)
            if (!day.isBefore(r.from) && !day.isAfter(r.until))
            judge(new Subject(Kind.FILE, null, name), v.shown(), r, all);
        return all;
    }

    private void judge(Subject file, Shown s, Regime r, List<Finding> all) {
        if (s.page() == 0) {
            add(all, r, file, "invisible");
            return;
        }
        if (s.page() != 1)
            add(all, r, file, "page", s.page());
        if ((s.left() + s.right()) / 2 < left || (s.top() + s.bottom()) / 2 > above)
            add(all, r, file, "place", percent(s.left()), percent(s.top()));
        if (s.image() != r.image.equals("seal"))
            add(all, r, file, s.image() ? "image" : "no-image");
        if (!s.text())
            add(all, r, file, "no-text");
        else if (!r.font.isEmpty())
            text(file, s, r, all);
    }

    private void text(Subject file, Shown s, Regime r, List<Finding> all) {
        List<String> other = s.fonts().stream().filter(f -> !f.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").startsWith(r.font))
                .sorted()
                .toList();
        if (!other.isEmpty())
            add(all, r, file, "font", String.join(", ", other));
        List<String> sizes = s.sizes().stream().filter(n -> Math.abs(n - r.size) > tolerance).sorted()
                .map(n -> String.format(Locale.ROOT, "%.1f", n))
                .toList();
        if (!sizes.isEmpty())
            add(all, r, file, "size", String.join(", ", sizes), r.size);
        if (s.coloured())
            add(all, r, file, "not-black");
    }

    private static long percent(double part) {
        return Math.round(part * 100);
    }

    private static void add(List<Finding> all, Regime r, Subject file, String what, Object... args) {
        Object[] more = new Object[args.length + 2];
        more[0] = file.code();
        more[1] = r.clause;
        System.arraycopy(args, 0, more, 2, args.length);
        all.add(new Finding("signature/shown-" + what, r.clause, r.confidence, Level.MUST, file, "",
                Message.of("core.sign.shown-" + what, more), Message.of("core.sign.shown-" + what + ".remedy", more)));
    }
}
