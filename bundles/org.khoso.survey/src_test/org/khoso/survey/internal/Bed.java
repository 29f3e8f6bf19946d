package org.khoso.survey.internal;

import static org.khoso.survey.internal.CompleteLetter.ROWS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Fault;

/** A complete answer in which a fault is planted; what a plant needs is brought in order first, without a fault. */
final class Bed {
    final Filled f;
    final Random random;
    final List<Filled> parts = new ArrayList<>();
    LocalDate today = CompleteLetter.TODAY;

    Bed(Filled f, Random random) {
        this.f = f;
        this.random = random;
    }

    List<Fault> faults() throws Exception {
        return f.faults(today, parts.toArray(Filled[]::new));
    }

    String allFaults() throws Exception {
        return Filled.shown(faults());
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String row() {
        return any(ROWS);
    }

    /** @return the row whose loss changes sums least */
    String smallest() {
        return ROWS.stream().min(Comparator.comparingLong(r -> f.number("1.a/" + r + "/pages"))).orElseThrow();
    }

    /** @return rows of a free item */
    List<String> rows(String item) {
        return f.answers.keySet().stream().filter(c -> c.item().equals(item)).map(Cell::row).distinct().toList();
    }

    /** Drops what is there. */
    void clear(String... paths) {
        for (String p : paths)
            f.answers.remove(Filled.cell(p));
    }

    /** Only one row uses a service. */
    String service() {
        String row = row();
        noService();
        f.set("1.c/" + row + "/method", any(List.of("SERVICE", "SELF,SERVICE")));
        f.set("1.d/1/level", row).set("1.d/1/name", "Công ty A").set("1.d/1/taxcode", "0100").set("1.d/2/level", row).set("1.d/2/name",
                "Công ty B");
        return row;
    }

    void noService() {
        for (String row : ROWS) {
            f.set("1.c/" + row + "/method", "SELF");
            clear("1.c/" + row + "/other");
        }
        f.dropItem("1.d");
    }

    /** One row has another way. */
    String other() {
        String row = row();
        noService();
        f.set("1.c/" + row + "/method", any(List.of("OTHER", "SELF,OTHER"))).set("1.c/" + row + "/other", "Cách khác");
        return row;
    }

    void software(String kind) {
        f.dropItem("2.c").set("2.b//has", "YES").set("2.b//kind", kind).set("2.b//name", "Phần mềm A").set("2.b//vendor", "Công ty A")
                .set("2.b//func", "Tra cứu").set("3.c/1/provider", "Công ty A");
    }

    void noSoftware() {
        f.dropItem("2.b").set("2.b//has", "NO").set("2.c//text", "Thư mục trên máy chủ");
    }

    /** Plans are larger than what is done. */
    void behind(String row) {
        f.set("1.a/" + row + "/planDossiers", f.number("1.a/" + row + "/dossiers") + 1000)
                .set("1.a/" + row + "/planPages", f.number("1.a/" + row + "/pages") + 1000).set("1.b/" + row + "/percent", 50);
    }

    long pages() {
        return ROWS.stream().mapToLong(r -> f.number("1.a/" + r + "/pages")).sum();
    }

    /** Volume and capacity fit to the pages. */
    void volume(long bytesPerPage) {
        long existing = pages() * bytesPerPage;
        f.set("2.a//existing", existing).set("2.a//expected", existing * 2);
        rows("3.a").forEach(r -> f.set("3.a/" + r + "/capacity", existing * 3));
    }

    /** The answer is the sum of what some bodies gave. */
    void split() {
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Filled p = new Filled(f.survey);
            p.level = any(List.of("province", "district", "commune", "body"));
            p.name = "Đơn vị " + i;
            parts.add(p);
        }
        for (String row : ROWS)
            for (String column : List.of("orgs", "fonds", "dossiers", "documents", "pages", "planDossiers", "planPages", "metres"))
                split("1.a/" + row + "/" + column);
        split("2.a//existing");
        split("2.a//expected");
    }

    private void split(String path) {
        BigDecimal rest = new BigDecimal(f.get(path));
        for (Filled p : parts) {
            boolean last = p == parts.getLast();
            BigDecimal some = last
                    ? rest
                    : rest.multiply(BigDecimal.valueOf(random.nextInt(60))).movePointLeft(2)
                            .setScale(Math.max(0, rest.stripTrailingZeros().scale()), RoundingMode.DOWN);
            rest = rest.subtract(some);
            p.set(path, some.signum() == 0 ? "0" : some.stripTrailingZeros().toPlainString());
        }
    }

    /** The same value with something about its origin changed. */
    String origin(Given given) {
        List<Cell> cells = List.copyOf(f.answers.keySet());
        Cell cell = any(cells);
        String value = f.answers.get(cell).value();
        f.answers.put(cell,
                new Given(value, given.origin(),
                        given.origin() == Origin.OVERRIDDEN && !given.replaced().isEmpty() ? value : given.replaced(),
                        given.reason(), given.who(), given.when(), given.query(), given.snapshot(), "", null));
        return cell.toString();
    }
}
