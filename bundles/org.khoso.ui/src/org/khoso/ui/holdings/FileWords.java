package org.khoso.ui.holdings;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.khoso.api.Finding;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.Verdict;
import org.khoso.core.files.CheckedFile;
import org.khoso.core.files.FileReports.Signatures;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** Puts what is known of a file's signatures and of the file itself into lines for people. No widgets: any thread. */
final class FileWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final int MOST = 100;
    private final Tr tr;
    private final List<Line> lines = new ArrayList<>();

    /** A line. @param text text @param bold whether it stands out @param tone its tone */
    record Line(String text, boolean bold, Tone tone) {
    }

    FileWords(Tr tr) {
        this.tr = tr;
    }

    List<Line> lines() {
        return lines;
    }

    private void add(String text, Tone tone) {
        lines.add(new Line(text, false, tone));
    }

    private void head(String key, Object... arguments) {
        lines.add(new Line(tr.say(key, arguments), true, Tone.TEXT));
    }

    /** Says who signed, when, what that is worth and why. */
    FileWords signatures(Signatures s) {
        head("ui.sign.heading");
        if (s.signed().isEmpty()) {
            add(tr.say("ui.sign.none"), Tone.QUIET);
            return this;
        }
        List<Verdict> all = s.signed().get().verdicts();
        for (int i = 0; i < all.size(); i++)
            one(all.get(i), all.size() == 1 ? "" : i + 1 + ". ");
        for (Finding f : s.signed().get().findings())
            if (all.stream().noneMatch(v -> v.findings().contains(f))) // of the look, by the rules of the day of signing
            finding(f, "");
        add(tr.say("ui.sign.rules", s.trust().anchors().size(), s.trust().crls().size() + s.trust().responses().size()), Tone.QUIET);
        add(tr.say("ui.sign.warning"), Tone.SHOULD);
        return this;
    }

    private void one(Verdict v, String number) {
        Tone tone = switch (v.indication()) {
            case TOTAL_PASSED -> Tone.MAY;
            case INDETERMINATE -> Tone.SHOULD;
            case TOTAL_FAILED -> Tone.MUST;
        };
        String why = v.subIndication() == null ? "" : ": " + tr.say("core.sign.why." + v.subIndication());
        lines.add(new Line(number + tr.say("core.sign.indication." + v.indication()) + why, true, tone));
        add(v.indication() + (v.subIndication() == null ? "" : " / " + v.subIndication())
                + (v.profile().isEmpty() ? "" : " · " + v.profile()),
                Tone.QUIET);
        if (v.signedBy() != null)
            who(v.signedBy());
        for (Finding f : v.findings())
            finding(f, v.passed() ? "" : tr.remedy(f.remedy()));
    }

    private void who(SignedBy by) {
        add(tr.say("ui.sign.by", by.name(), by.issuer()), Tone.TEXT);
        add(tr.say("ui.sign.when", time(by.claimed()), time(by.stamped())), Tone.TEXT);
        add(tr.say("ui.sign.certificate", time(by.from()), time(by.until()), by.serial(), by.algorithm()), Tone.QUIET);
    }

    private String time(Instant when) {
        return when == null ? tr.say("ui.sign.no-time") : TIME.format(when.atZone(ZoneId.systemDefault()));
    }

    private void finding(Finding f, String remedy) {
        Tone tone = switch (f.level()) {
            case MUST -> Tone.MUST;
            case SHOULD -> Tone.SHOULD;
            case MAY -> Tone.QUIET;
        };
        String clause = f.clause().isEmpty() ? "" : " (" + f.clause() + ", " + f.confidence().code() + ")";
        add("• " + tr.say(f.message()) + clause + (remedy.isEmpty() ? "" : " " + remedy), tone);
    }

    /** Says what check-file says. */
    FileWords checked(CheckedFile c) {
        head("ui.report.heading");
        if (c.failure() != null) {
            add(tr.say(c.failure()), Tone.MUST);
            return this;
        }
        pdfa(c.pdfa());
        facts(c.facts());
        add(tr.say(c.digitised() ? "ui.report.digitised" : "ui.report.electronic"), Tone.QUIET);
        for (Finding f : c.findings().subList(0, Math.min(MOST, c.findings().size())))
            finding(f, "");
        if (c.findings().isEmpty())
            add(tr.say("ui.report.clean"), Tone.MAY);
        else if (c.findings().size() > MOST)
            add(tr.say("ui.report.more", c.findings().size() - MOST), Tone.QUIET);
        return this;
    }

    private void pdfa(PdfaVerdict v) {
        if (v == null)
            return;
        boolean good = v.outcome() == PdfaVerdict.Outcome.COMPLIANT;
        String key = "ui.report.pdfa." + v.outcome().code()
                + (v.outcome() == PdfaVerdict.Outcome.NOT_COMPLIANT && v.claimed().isEmpty() ? ".unclaimed" : "");
        lines.add(new Line(tr.say(key, v.flavour(), v.failures().size()), true, good ? Tone.MAY : Tone.SHOULD));
        add(tr.say("ui.report.engine", v.engine(), v.checks()), Tone.QUIET);
    }

    private void facts(FileFacts f) {
        add(f.formatName() + (f.puid().isEmpty() ? "" : " (" + f.puid() + ")"), Tone.TEXT);
        String runs = f.details().runs().stream().filter(r -> r.dpi() > 0)
                .map(r -> tr.say("ui.report.pages", r.from() == r.to() ? String.valueOf(r.from()) : r.from() + "–" + r.to(),
                        Math.round(r.dpi()), r.bits()))
                .limit(MOST).collect(Collectors.joining("; "));
        if (!runs.isEmpty())
            add(runs, Tone.TEXT);
        if (f.pages() > 0)
            add(tr.say(f.details().twoLayer()
                    ? "ui.report.two-layer"
                    : Boolean.TRUE.equals(f.textLayer()) ? "ui.report.text" : "ui.report.no-text"),
                    Tone.TEXT);
        if (f.encrypted())
            add(tr.say("ui.report.encrypted", f.details().encryption()), Tone.SHOULD);
        if (f.details().javaScript())
            add(tr.say("ui.report.script"), Tone.SHOULD);
        if (!f.details().embedded().isEmpty())
            add(tr.say("ui.report.embedded", String.join(", ", f.details().embedded())), Tone.SHOULD);
        if (f.details().repaired())
            add(tr.say("ui.report.mended"), Tone.SHOULD);
    }
}
