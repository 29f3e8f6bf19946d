package org.khoso.compliance.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.khoso.api.FieldInfo;
import org.khoso.api.FileView;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.PartialDate.Precision;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.api.media.PdfaVerdict.Outcome;
import org.khoso.testkit.compliance.TestContext;
import org.khoso.testkit.compliance.TestData;
import org.khoso.testkit.compliance.TestRecord;

/** Makes a record and its surroundings of one line of {@code clauses.txt}. */
final class ClauseCase {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private final StandardsCatalog standards;
    private final RuleInfo rule;
    private final RecordSetInfo set;

    /** A record and what surrounds it. */
    record Filled(TestRecord record, TestContext context) {
    }

    ClauseCase(StandardsCatalog standards, RuleInfo rule) {
        this.standards = standards;
        this.rule = rule;
        set = standards.recordSet(rule.recordSet()).orElseThrow();
    }

    RuleInfo rule() {
        return rule;
    }

    Filled fill(String line) throws IOException {
        TestRecord record = TestRecord.of(set);
        TestContext context = new TestContext();
        set.fields().stream().map(FieldInfo::codeList).filter(l -> l != null)
                .forEach(l -> standards.codeList(l).ifPresent(context::list));
        Optional<TestRecord> parent = Optional.empty();
        for (String part : line.split(" ; ")) {
            if (part.startsWith("file: "))
                file(part.substring("file: ".length()).split(" "), context);
            else if (part.startsWith("twice in "))
                context.occurring(rule.field(), record.value(rule.field()), part.endsWith("parent") ? 2 : 1,
                        part.endsWith("archive") ? 2 : 1);
            else if (part.startsWith("known "))
                context.known(Kind.FONDS, "referenceCode", part.substring("known ".length()));
            else if (part.startsWith("^"))
                parent = Optional.of(byConcept(parent.orElseGet(() -> TestRecord.of(dossier())), part.substring(1)));
            else if (part.startsWith("+"))
                context.child(byConcept(TestRecord.of(child(part.substring(1, part.indexOf('=')))), part.substring(1)));
            else if (part.matches("[A-Za-z.]+=.*"))
                record = with(record, part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
            else if (!part.equals("-"))
                record = with(record, rule.field(), part);
        }
        parent.ifPresent(context::under);
        return new Filled(record, context);
    }

    private RecordSetInfo dossier() {
        Profile p = standards.profiles().stream()
                .filter(x -> set.id().equals(x.text()) || set.id().equals(x.photo()) || set.id().equals(x.av())).findFirst().orElseThrow();
        return standards.recordSet(p.dossier()).orElseThrow();
    }

    /** Documents, or photos where documents do not have the field. */
    private RecordSetInfo child(String concept) {
        Profile p = standards.profiles().stream().filter(x -> set.id().equals(x.dossier())).findFirst().orElseThrow();
        RecordSetInfo text = standards.recordSet(p.text()).orElseThrow();
        return text.byConcept(concept).isPresent() ? text : standards.recordSet(p.photo()).orElseThrow();
    }

    private static TestRecord byConcept(TestRecord record, String assignment) {
        String concept = assignment.substring(0, assignment.indexOf('='));
        FieldInfo f = record.recordSet().byConcept(concept)
                .orElseThrow(() -> new AssertionError(record.recordSet().id() + " has no " + concept));
        return with(record, f.code(), assignment.substring(assignment.indexOf('=') + 1));
    }

    private static TestRecord with(TestRecord record, String field, String text) {
        FieldInfo f = record.recordSet().field(field).orElseThrow(() -> new AssertionError(record.recordSet().id() + " has no " + field));
        return record.with(field, switch (f.type()) {
            case NUMBER -> text.matches("\\d+") ? (Object) Long.valueOf(text) : text;
            case BOOLEAN -> text.equals("1") ? Boolean.TRUE : text.equals("0") ? Boolean.FALSE : text;
            case DATE -> date(text);
            default -> text;
        });
    }

    private static PartialDate date(String text) {
        if (text.equals("today"))
            return PartialDate.day(TODAY);
        if (text.equals("tomorrow"))
            return PartialDate.day(TODAY.plusDays(1));
        String[] p = text.split("[/-]");
        if (p.length == 1 || text.contains("-"))
            return new PartialDate(LocalDate.of(Integer.parseInt(p[0]), 1, 1), LocalDate.of(Integer.parseInt(p[p.length - 1]), 12, 31),
                    p.length == 1 ? Precision.YEAR : Precision.RANGE, text);
        int year = Integer.parseInt(p[p.length - 1]);
        YearMonth month = YearMonth.of(year < 100 ? 1900 + year : year, Integer.parseInt(p[p.length - 2]));
        if (p.length == 2 || p[0].matches("00|\\?"))
            return new PartialDate(month.atDay(1), month.atEndOfMonth(), Precision.MONTH, text);
        LocalDate day = month.atDay(Integer.parseInt(p[0]));
        return new PartialDate(day, day, Precision.DAY, text);
    }

    private static void file(String[] words, TestContext context) {
        int pages = 0;
        int bits = 0;
        double dpi = 0;
        long rate = 0;
        Boolean text = null;
        Outcome pdfa = null;
        for (int i = 2; i < words.length; i++) {
            String n = words[i].replaceAll("\\D", "");
            switch (words[i].replaceAll("\\d", "")) {
                case "p" -> pages = Integer.parseInt(n);
                case "dpi" -> dpi = Integer.parseInt(n);
                case "bit" -> bits = Integer.parseInt(n);
                case "bps" -> rate = Long.parseLong(n);
                case "text" -> text = true;
                case "notext" -> text = false;
                case "pdfa" -> pdfa = Outcome.COMPLIANT;
                case "nopdfa" -> pdfa = Outcome.NOT_COMPLIANT;
                default -> throw new AssertionError(words[i]);
            }
        }
        FileView file = TestData.file(words[0], "", words[1], pages, dpi, text, rate > 0 ? 60 : 0, rate, true);
        context.file(file, bits);
        if (pdfa != null)
            context.judged(file, new PdfaVerdict(pdfa, "2b", "2b", List.of(), 1, "", null));
    }
}
