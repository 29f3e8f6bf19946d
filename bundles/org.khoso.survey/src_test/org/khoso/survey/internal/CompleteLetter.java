package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Value.Truth;
import org.khoso.survey.internal.Values.Type;

/** A complete and correct answer to the letter of May 2025: what rules tie together is drawn first, then every other visible column. */
final class CompleteLetter {
    static final LocalDate TODAY = LocalDate.of(2025, 5, 20);
    static final List<String> ROWS = List.of("province", "district", "commune");
    private static final String[] WORDS = {"số hóa", "hồ sơ", "phông", "Sở Nội vụ", "UBND huyện", "lưu trữ", "máy chủ", "quét", "kế hoạch",
            "1954-1975", "đã",
            "đang", "“khối” A-B", "{0}", "'", "%", "50 %", "=1+1", "<b>", "địa phương", "ưu tiên"};

    private final Random random;
    private final Filled filled;

    private CompleteLetter(Template survey, Random random) {
        this.random = random;
        this.filled = new Filled(survey);
        filled.name = "UBND tỉnh Quảng Trị";
    }

    static Template letter() throws Exception {
        return Templates.template(Templates.read(CompleteLetter.class.getResource(Templates.LETTER)), Set.of());
    }

    static Filled fill(Template survey, Random random) throws Exception {
        CompleteLetter c = new CompleteLetter(survey, random);
        c.days();
        long pages = 0;
        for (String row : ROWS)
            pages += c.quantities(row);
        c.volume(pages);
        c.software();
        c.method();
        c.rest();
        c.origins();
        return c.filled;
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private String day(LocalDate from, int days) {
        return from.plusDays(random.nextInt(days)).toString();
    }

    private void period(String item, LocalDate from, int days) {
        String begin = day(from, days);
        filled.set(item + "/from", begin).set(item + "/to", day(LocalDate.parse(begin), 200));
    }

    private void days() {
        period("1/", LocalDate.of(2025, 4, 1), 40);
        for (String row : ROWS)
            period("1.b/" + row, LocalDate.of(2024, 1, 1), 400);
        int services = between(1, 3);
        for (int i = 1; i <= services; i++)
            filled.set("3.c/" + i + "/from", day(LocalDate.of(2024, 1, 1), 300)).set("3.c/" + i + "/to", day(TODAY, 900));
    }

    private long quantities(String row) {
        String at = "1.a/" + row + "/";
        int dossiers = between(20, 500);
        int documents = dossiers * between(2, 20) + random.nextInt(10);
        int pages = documents * between(2, 50) + random.nextInt(10);
        boolean done = random.nextInt(4) == 0;
        filled.set(at + "dossiers", dossiers).set(at + "documents", documents).set(at + "pages", pages)
                .set(at + "planDossiers", dossiers + (done ? 0 : between(1, 300)))
                .set(at + "planPages", pages + (done ? 0 : between(1, 90_000)));
        long planned = filled.number(at + "planPages");
        filled.set("1.b/" + row + "/percent", done ? 100 : Math.min(99, 100L * pages / planned));
        return pages;
    }

    private void volume(long pages) {
        long existing = pages * between(100_000, 1_000_000);
        int servers = between(1, 4);
        for (int i = 1; i <= servers; i++)
            filled.set("3.a/" + i + "/capacity", existing / servers * 2 + random.nextInt(1000));
        filled.set("2.a//existing", existing).set("2.a//expected", existing + between(1, 1_000_000_000));
    }

    private void software() {
        filled.set("2.b//has", random.nextInt(3) > 0 ? Values.YES : Values.NO);
        if (filled.get("2.b//has").equals(Values.NO))
            return;
        filled.set("2.b//kind", List.of("COMMERCIAL", "INHOUSE", "SERVICE").get(random.nextInt(3)));
        if (filled.get("2.b//kind").equals("SERVICE"))
            filled.set("2.b//vendor", words(100)).set("3.c/1/provider", filled.get("2.b//vendor"));
    }

    private void method() {
        for (String row : ROWS) {
            List<String> codes = new ArrayList<>(List.of("SELF", "SERVICE", "OTHER"));
            codes.removeIf(c -> random.nextBoolean());
            filled.set("1.c/" + row + "/method", codes.isEmpty() ? "SELF" : String.join(",", codes));
        }
    }

    /** Fills what is asked, as long as an answer makes more be asked. */
    private void rest() throws Exception {
        int before;
        do {
            before = filled.answers.size();
            Review review = new Review(new Questionnaire(filled.survey), filled.response(), TODAY, List.of());
            for (Item item : filled.survey.items()) {
                List<String> rows = item.free() ? freeRows(review, item) : item.rowIds();
                for (String row : rows)
                    if (!row.equals(Review.UNASSIGNED))
                    for (Column c : item.columns())
                        if (review.visible(item, row, c) == Truth.TRUE)
                        fill(new Cell(item.id(), row, c.id()), c);
            }
        } while (filled.answers.size() > before);
    }

    private List<String> freeRows(Review review, Item item) {
        List<String> rows = new ArrayList<>(review.answers().used(item));
        int most = rows.isEmpty() ? between(1, 12) : rows.size();
        for (int i = rows.size() + 1; i <= most; i++)
            rows.add(String.valueOf(i));
        return rows;
    }

    private void fill(Cell cell, Column c) {
        if (filled.answers.containsKey(cell))
            return;
        filled.set(cell.toString(), switch (Type.of(c)) {
            case INTEGER, BYTES -> random.nextInt(10) == 0 ? 0 : random.nextInt(1_000_000);
            case DECIMAL -> new BigDecimal(random.nextInt(100_000)).movePointLeft(2).stripTrailingZeros().toPlainString();
            case PERCENT -> random.nextInt(101);
            case DATE -> day(LocalDate.of(2024, 1, 1), 300);
            case YESNO -> random.nextBoolean() ? Values.YES : Values.NO;
            case CHOICE -> c.options().stream().map(Option::id).toList().get(random.nextInt(c.options().size()));
            case TEXT -> words(c.maxLength() == 0 ? 6000 : c.maxLength());
        });
    }

    private String words(int most) {
        StringBuilder text = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        int length = random.nextInt(10) == 0 ? most : random.nextInt(Math.min(most, 80));
        while (text.length() < length)
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        text.setLength(Math.min(text.length(), most));
        return text.toString().isBlank() ? "x" : text.toString();
    }

    /** Values come from where their column says, some typed over. */
    private void origins() {
        filled.answers.replaceAll((cell, given) -> {
            Column c = filled.survey.item(cell.item()).orElseThrow().column(cell.column()).orElseThrow();
            Given computed = new Given(given.value(), c.auto().equals("A") ? Origin.COMPUTED : Origin.SUGGESTED, "", "", "", null,
                    "count record",
                    Filled.WHEN, "ab", null);
            return switch (random.nextInt(6)) {
                case 0 -> given;
                case 1 -> new Given(given.value(), Origin.IMPORTED, "", "", "Lan", Filled.WHEN, "", null, "", null);
                case 2 -> c.auto().equals("M") || !Type.of(c).number()
                        ? given
                        : new Given(given.value(), Origin.OVERRIDDEN, "7", "đếm lại", "Lan", Filled.WHEN, "count record", Filled.WHEN, "ab",
                                null);
                default -> c.auto().equals("M") ? given : computed;
            };
        });
    }
}
