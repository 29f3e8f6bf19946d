package org.khoso.survey.internal;

import static org.khoso.survey.internal.Filled.WHEN;

import java.time.LocalDate;
import java.util.List;
import org.khoso.api.survey.Response.Given;

/** Faults of answers as such, rows, quantities and totals: V01 to V05. */
final class QuantityPlants {
    /** Items that no rule ties to another one. */
    private static final List<String> FREE_STANDING = List.of("1", "1.a", "1.b", "1.đ", "1.e", "1.e′", "2.a", "3.a", "3.b", "4.a", "4.b");
    private static final List<String> REQUIRED = List.of("1//overview", "1//scope", "1//place", "1//from", "1//to", "1.a/district/content",
            "1.b/commune/percent", "1.c/province/method", "1.đ/1/name", "1.đ/1/kind", "1.đ/1/level", "1.e//fields", "1.e//storage",
            "3.a/1/qty",
            "3.a/1/where", "3.a/1/ops", "3.a/1/capacity", "3.b/province/text", "3.b/body/text", "3.c/1/scope", "3.c/1/from", "3.c/1/to",
            "4.a//text",
            "4.b//text");
    /** Cell, then values that are none there. */
    private static final List<List<String>> WRONG = List.of(
            List.of("1.a/province/documents", "-5", "1.5", "1.234", "12 trang", "0012", "1e3", "٣"),
            List.of("1.a/commune/metres", "1,5", "-0.1", "1.", "12.50"), List.of("1.b/district/percent", "101", "-1", "100%", "n/a"),
            List.of("2.a//existing", "1.5", "2 GB", "-1"), List.of("3.a/1/capacity", "viel", "1.0"),
            List.of("1//from", "2025-02-30", "01/04/2025", "2025-4-1", "tháng 4"), List.of("3.c/1/to", "2025", "2025-13-01"),
            List.of("1.đ/1/kind", "PRINTER", "SOFTWARE,SCANNER", "software", "SOFTWARE,"),
            List.of("1.c/province/method", "SELF,SELF", "X", "SELF, OTHER"),
            List.of("1.e′//meets", "CÓ", "yes", "YES,NO"), List.of("2.b//has", "true", "KHÔNG"), List.of("2.a//base", "1000"),
            List.of("1//place", "a".repeat(2001)), List.of("4.b//text", "đ".repeat(4001)), List.of("1//nothing", "x"),
            List.of("1.f//x", "x"),
            List.of("1.b/nation/note", "x"), List.of("1.b/province/#none", "x"), List.of("3.b/body/levels", "1"));

    private QuantityPlants() {
    }

    static void add(Plants p) {
        answered(p);
        rows(p);
        quantities(p);
        totals(p);
    }

    private static void answered(Plants p) {
        p.plant("V01", "item not answered", b -> {
            String item = b.any(FREE_STANDING);
            b.f.dropItem(item);
            return "V01a " + item + "//";
        });
        p.plant("V01", "item answered with blanks", b -> {
            String item = b.any(FREE_STANDING);
            b.f.answers.replaceAll((c, g) -> c.item().equals(item) ? Given.entered("  ", "Lan", WHEN) : g);
            return "V01a " + item + "//";
        });
        p.plant("V01", "none without a reason", b -> {
            String item = b.any(FREE_STANDING);
            b.f.dropItem(item).set(item + "//#none", " ");
            return "V01a " + item + "//#none";
        });
        p.plant("V01", "none beside answers", b -> {
            String item = b.any(FREE_STANDING);
            b.f.set(item + "//#none", "Không có");
            return "V01a " + item + "//#none";
        });
        p.plant("V01", "required column left out", Bed::noService, b -> {
            String path = b.any(REQUIRED);
            b.f.drop(path);
            return "V01b " + path;
        });
        p.plant("V01", "required column blank", Bed::noService, b -> {
            String path = b.any(REQUIRED);
            b.f.set(path, "\t");
            return "V01b " + path;
        });
    }

    private static void rows(Plants p) {
        p.plant("V02", "level left out", b -> {
            String row = b.smallest();
            b.f.dropRow("1.a", row);
            return "V02a 1.a/" + row + "/";
        });
        p.plant("V02", "row that is no level", b -> {
            String row = b.any(List.of("national", "Province", "1", "", "thôn"));
            b.f.set("1.a/" + row + "/dossiers", 5).set("1.a/" + row + "/pages", "x");
            return "V02a 1.a/" + row + "/";
        });
        p.plant("V02", "reference date when there is no district level", b -> {
            b.f.referenceDate = LocalDate.of(2025, 7, 1).plusDays(b.random.nextInt(500));
            return "V02b //";
        });
        p.plant("V02", "records of no level", b -> {
            b.f.set("1.a/unassigned/" + b.any(List.of("fonds", "dossiers", "documents")), 1 + b.random.nextInt(9));
            return "V02c 1.a/unassigned/fonds";
        });
    }

    private static void quantities(Plants p) {
        for (List<String> wrong : WRONG)
            p.plant("V03", "wrong value in " + wrong.getFirst(), b -> {
                if (wrong.getFirst().startsWith("1.c"))
                    b.noService();
            }, b -> {
                b.f.set(wrong.getFirst(), b.any(wrong.subList(1, wrong.size())));
                return "V03a " + wrong.getFirst();
            });
        p.plant("V03", "fewer documents than dossiers", b -> {
            String at = "1.a/" + b.row() + "/";
            b.f.set(at + "documents", b.f.number(at + "dossiers") - 1 - b.random.nextInt(10));
            return "V03b " + at + "documents";
        });
        p.plant("V03", "fewer pages than documents", b -> {
            String at = "1.a/" + b.row() + "/";
            b.f.set(at + "documents", b.f.number(at + "pages") + 1 + b.random.nextInt(10));
            return "V03c " + at + "pages";
        });
        p.plant("V04", "more dossiers than planned", b -> {
            String at = "1.a/" + b.row() + "/";
            b.f.set(at + "planDossiers", b.f.number(at + "dossiers") - 1 - b.random.nextInt(10));
            return "V04a " + at + "dossiers";
        });
        p.plant("V04", "more pages than planned", b -> {
            String at = "1.a/" + b.row() + "/";
            b.f.set(at + "planPages", b.f.number(at + "pages") - 1 - b.random.nextInt(10));
            return "V04b " + at + "pages";
        });
        p.plant("V04", "percent of no plan",
                b -> b.f.set("1.a/commune/planDossiers", 0).set("1.a/commune/dossiers", 0).drop("1.a/commune/planPages")
                        .drop("1.b/commune/percent"),
                b -> {
                    b.f.set("1.b/commune/percent", b.any(List.of(0, 50, 100)));
                    return "V04c 1.b/commune/percent";
                });
        p.plant("V04", "complete, but behind the plan", b -> b.behind("district"), b -> {
            b.f.set("1.b/district/percent", 100);
            return "V04d 1.b/district/percent";
        });
    }

    private static void totals(Plants p) {
        p.plant("V05", "own number changed", Bed::split, b -> {
            String path = "1.a/" + b.row() + "/" + b.any(List.of("orgs", "fonds"));
            b.f.set(path, b.f.number(path) + 1 + b.random.nextInt(10));
            return "V05a " + path;
        });
        p.plant("V05", "number of a body changed", Bed::split, b -> {
            String path = "1.a/" + b.row() + "/" + b.any(List.of("orgs", "dossiers", "pages", "planPages"));
            Filled part = b.any(b.parts);
            part.set(path, part.number(path) + 1);
            return "V05a " + path;
        });
        p.plant("V05", "number of a body lost", b -> {
            b.f.set("1.a/district/orgs", 90);
            b.split();
            b.parts.forEach(x -> x.set("1.a/district/orgs", 90 / b.parts.size()));
            b.f.set("1.a/district/orgs", 90 / b.parts.size() * b.parts.size());
        }, b -> {
            b.any(b.parts).drop("1.a/district/orgs");
            return "V05a 1.a/district/orgs";
        });
        p.plant("V05", "volume of a body changed", Bed::split, b -> {
            Filled part = b.any(b.parts);
            boolean existing = b.random.nextBoolean();
            String path = existing ? "2.a//existing" : "2.a//expected";
            part.set(path, part.number(path) + 1);
            return (existing ? "V05b " : "V05c ") + path;
        });
        p.plant("V05", "body without quantities", Bed::split, b -> {
            b.parts.add(new Filled(b.f.survey).set("2.a//existing", 0).set("2.a//expected", 0));
            return "V05a 1.a//";
        });
    }
}
