package org.khoso.survey.internal;

import static org.khoso.api.survey.Response.Origin.COMPUTED;
import static org.khoso.api.survey.Response.Origin.ENTERED;
import static org.khoso.api.survey.Response.Origin.IMPORTED;
import static org.khoso.api.survey.Response.Origin.OVERRIDDEN;
import static org.khoso.api.survey.Response.Origin.SUGGESTED;
import static org.khoso.survey.internal.Filled.WHEN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.khoso.api.survey.Response.Given;

/** Ways in which an answer to the letter of May 2025 can be wrong: each breaks one rule at one place. */
final class Plants {
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

    private final List<Plant> all = new ArrayList<>();

    /**
     * One way.
     *
     * @param rule    number of the rule, e.g. V04
     * @param name    what is done
     * @param prepare brings in order what it needs
     * @param sow     does it; gives what has to be found
     */
    record Plant(String rule, String name, Consumer<Bed> prepare, Function<Bed, String> sow) {
    }

    private Plants() {
    }

    static List<Plant> all() {
        Plants p = new Plants();
        p.answered();
        p.rows();
        p.quantities();
        p.totals();
        p.methods();
        p.software();
        p.volumes();
        p.days();
        p.origins();
        p.averages();
        return List.copyOf(p.all);
    }

    private void plant(String rule, String name, Consumer<Bed> prepare, Function<Bed, String> sow) {
        all.add(new Plant(rule, name, prepare, sow));
    }

    private void plant(String rule, String name, Function<Bed, String> sow) {
        plant(rule, name, b -> {
        }, sow);
    }

    private void answered() {
        plant("V01", "item not answered", b -> {
            String item = b.any(FREE_STANDING);
            b.f.dropItem(item);
            return "V01a " + item + "//";
        });
        plant("V01", "item answered with blanks", b -> {
            String item = b.any(FREE_STANDING);
            b.f.answers.replaceAll((c, g) -> c.item().equals(item) ? Given.entered("  ", "Lan", WHEN) : g);
            return "V01a " + item + "//";
        });
        plant("V01", "none without a reason", b -> {
            String item = b.any(FREE_STANDING);
            b.f.dropItem(item).set(item + "//#none", " ");
            return "V01a " + item + "//#none";
        });
        plant("V01", "none beside answers", b -> {
            String item = b.any(FREE_STANDING);
            b.f.set(item + "//#none", "Không có");
            return "V01a " + item + "//#none";
        });
        plant("V01", "required column left out", Bed::noService, b -> {
            String path = b.any(REQUIRED);
            b.f.drop(path);
            return "V01b " + path;
        });
        plant("V01", "required column blank", Bed::noService, b -> {
            String path = b.any(REQUIRED);
            b.f.set(path, "\t");
            return "V01b " + path;
        });
    }

    private void rows() {
        plant("V02", "level left out", b -> {
            String row = b.smallest();
            b.f.dropRow("1.a", row);
            return "V02a 1.a/" + row + "/";
        });
        plant("V02", "row that is no level", b -> {
            String row = b.any(List.of("national", "Province", "1", "", "thôn"));
            b.f.set("1.a/" + row + "/dossiers", 5).set("1.a/" + row + "/pages", "x");
            return "V02a 1.a/" + row + "/";
        });
        plant("V02", "reference date when there is no district level", b -> {
            b.f.referenceDate = LocalDate.of(2025, 7, 1).plusDays(b.random.nextInt(500));
            return "V02b //";
        });
        plant("V02", "records of no level", b -> {
            b.f.set("1.a/unassigned/" + b.any(List.of("fonds", "dossiers", "documents")), 1 + b.random.nextInt(9));
            return "V02c 1.a/unassigned/fonds";
        });
    }

    private void quantities() {
        for (List<String> wrong : WRONG)
            plant("V03", "wrong value in " + wrong.getFirst(), b -> {
                if (wrong.getFirst().startsWith("1.c"))
                    b.noService();
            }, b -> {
                b.f.set(wrong.getFirst(), b.any(wrong.subList(1, wrong.size())));
                return "V03a " + wrong.getFirst();
            });
        plant("V03", "fewer documents than dossiers", b -> {
            String at = "1.a/" + b.row() + "/";
            b.f.set(at + "documents", b.f.number(at + "dossiers") - 1 - b.random.nextInt(10));
            return "V03b " + at + "documents";
        });
        plant("V03", "fewer pages than documents", b -> {
            String at = "1.a/" + b.row() + "/";
            b.f.set(at + "documents", b.f.number(at + "pages") + 1 + b.random.nextInt(10));
            return "V03c " + at + "pages";
        });
        plant("V04", "more dossiers than planned", b -> {
            String at = "1.a/" + b.row() + "/";
            b.f.set(at + "planDossiers", b.f.number(at + "dossiers") - 1 - b.random.nextInt(10));
            return "V04a " + at + "dossiers";
        });
        plant("V04", "more pages than planned", b -> {
            String at = "1.a/" + b.row() + "/";
            b.f.set(at + "planPages", b.f.number(at + "pages") - 1 - b.random.nextInt(10));
            return "V04b " + at + "pages";
        });
        plant("V04", "percent of no plan",
                b -> b.f.set("1.a/commune/planDossiers", 0).set("1.a/commune/dossiers", 0).drop("1.a/commune/planPages")
                        .drop("1.b/commune/percent"),
                b -> {
                    b.f.set("1.b/commune/percent", b.any(List.of(0, 50, 100)));
                    return "V04c 1.b/commune/percent";
                });
        plant("V04", "complete, but behind the plan", b -> b.behind("district"), b -> {
            b.f.set("1.b/district/percent", 100);
            return "V04d 1.b/district/percent";
        });
    }

    private void totals() {
        plant("V05", "own number changed", Bed::split, b -> {
            String path = "1.a/" + b.row() + "/" + b.any(List.of("orgs", "fonds"));
            b.f.set(path, b.f.number(path) + 1 + b.random.nextInt(10));
            return "V05a " + path;
        });
        plant("V05", "number of a body changed", Bed::split, b -> {
            String path = "1.a/" + b.row() + "/" + b.any(List.of("orgs", "dossiers", "pages", "planPages"));
            Filled p = b.any(b.parts);
            p.set(path, p.number(path) + 1);
            return "V05a " + path;
        });
        plant("V05", "number of a body lost", b -> {
            b.f.set("1.a/district/orgs", 90);
            b.split();
            b.parts.forEach(p -> p.set("1.a/district/orgs", 90 / b.parts.size()));
            b.f.set("1.a/district/orgs", 90 / b.parts.size() * b.parts.size());
        }, b -> {
            b.any(b.parts).drop("1.a/district/orgs");
            return "V05a 1.a/district/orgs";
        });
        plant("V05", "volume of a body changed", Bed::split, b -> {
            Filled p = b.any(b.parts);
            boolean existing = b.random.nextBoolean();
            String path = existing ? "2.a//existing" : "2.a//expected";
            p.set(path, p.number(path) + 1);
            return (existing ? "V05b " : "V05c ") + path;
        });
        plant("V05", "body without quantities", Bed::split, b -> {
            b.parts.add(new Filled(b.f.survey).set("2.a//existing", 0).set("2.a//expected", 0));
            return "V05a 1.a//";
        });
    }

    private void methods() {
        plant("V06", "service, but nobody named", Bed::service, b -> {
            b.f.dropItem("1.d");
            return "V06a 1.d//";
        });
        plant("V06", "somebody named, but no service", Bed::noService, b -> {
            String path = "1.d/1/" + b.any(List.of("name", "taxcode", "cert"));
            b.f.set(path, "x");
            return "V06b " + path;
        });
        plant("V06", "organisation without name or level", Bed::service, b -> {
            String path = "1.d/" + b.any(List.of("1", "2")) + "/" + b.any(List.of("name", "level"));
            b.f.drop(path);
            return "V06b " + path;
        });
        plant("V06", "service, but none declared", b -> {
            b.service();
            b.f.set("1.c/province/method", "SERVICE").set("1.c/district/method", "SELF").set("1.c/commune/method", "SELF");
        }, b -> {
            b.f.dropItem("1.d").set("1.d//#none", "Không thuê");
            return "V06c 1.c/province/method";
        });
        plant("V07", "another way, but which?", Bed::other, b -> {
            String path = "1.c/"
                    + CompleteLetter.ROWS.stream().filter(r -> !b.f.get("1.c/" + r + "/other").isEmpty()).findFirst().orElseThrow()
                    + "/other";
            b.f.drop(path);
            return "V07 " + path;
        });
        plant("V07", "another way, stated by a blank", Bed::other, b -> {
            String path = "1.c/"
                    + CompleteLetter.ROWS.stream().filter(r -> !b.f.get("1.c/" + r + "/other").isEmpty()).findFirst().orElseThrow()
                    + "/other";
            b.f.set(path, b.any(List.of("", " ", "\n")));
            return "V07 " + path;
        });
        plant("V07", "another way stated, but not chosen", Bed::noService, b -> {
            String path = "1.c/" + b.row() + "/other";
            b.f.set(path, "Cách khác");
            return "V07 " + path;
        });
    }

    private void software() {
        plant("V08", "neither yes nor no", b -> {
            b.f.drop("1.e′//meets");
            return "V08a 1.e′//meets";
        });
        plant("V08", "no without a reason", b -> b.f.set("1.e′//meets", "NO"), b -> {
            b.f.set("1.e′//reason", " ");
            return "V08a 1.e′//reason";
        });
        plant("V08", "yes against the check of the data", b -> {
            b.f.give("1.e′//meets", new Given("YES", OVERRIDDEN, "NO", "đã sửa", "Lan", WHEN, "check", WHEN, "", null));
            return "V08b 1.e′//meets";
        });
        plant("V09", "no software, and nothing instead", Bed::noSoftware, b -> {
            b.f.dropItem("2.c");
            return "V09a 2.c//";
        });
        plant("V09", "software, and the way without it", b -> b.software("INHOUSE"), b -> {
            b.f.set("2.c//text", "Thư mục");
            return "V09b 2.c//text";
        });
        plant("V09", "software, but not described", b -> b.software("INHOUSE"), b -> {
            String path = "2.b//" + b.any(List.of("has", "kind", "name", "func"));
            b.f.drop(path);
            return "V09c " + path;
        });
        plant("V09", "no software, but described", Bed::noSoftware, b -> {
            String path = "2.b//" + b.any(List.of("name", "func"));
            b.f.set(path, "x");
            return "V09c " + path;
        });
        plant("V10", "service without provider", b -> b.software("SERVICE"), b -> {
            b.f.drop("2.b//vendor");
            return "V10a 2.b//vendor";
        });
        plant("V10", "provider of no software", Bed::noSoftware, b -> {
            b.f.set("2.b//vendor", "Công ty A");
            return "V10a 2.b//vendor";
        });
        plant("V10", "provider that hosts nothing", b -> b.software("SERVICE"), b -> {
            b.f.set("2.b//vendor", "Công ty Z");
            return "V10b 2.b//vendor";
        });
    }

    private void volumes() {
        plant("V11", "expected below existing", b -> {
            b.f.set("2.a//expected", b.f.number("2.a//existing") - 1 - b.random.nextInt(1000));
            return "V11a 2.a//expected";
        });
        plant("V11", "existing above expected", b -> b.f.set("2.a//expected", b.f.get("2.a//existing")), b -> {
            b.f.set("2.a//existing", b.f.number("2.a//existing") + 1 + b.random.nextInt(1000));
            return "V11a 2.a//expected";
        });
        plant("V11", "base not stated", b -> {
            b.f.drop("2.a//base");
            return "V11b 2.a//base";
        });
        plant("V12", "servers too small", b -> {
            b.rows("3.a").forEach(r -> b.f.set("3.a/" + r + "/capacity", b.random.nextInt(1000)));
            return "V12a 2.a//existing";
        });
        plant("V12", "volume above capacity", b -> b.volume(200_000), b -> {
            b.f.set("2.a//existing", b.f.number("2.a//expected"));
            b.rows("3.a").forEach(r -> b.f.set("3.a/" + r + "/capacity", (b.f.number("2.a//existing") - 1) / b.rows("3.a").size()));
            return "V12a 2.a//existing";
        });
        plant("V12", "servers too small, and no need stated", b -> {
            b.rows("3.a").forEach(r -> b.f.set("3.a/" + r + "/capacity", 0));
            b.f.dropItem("4.b").set("4.b//#none", "Đủ");
            return "V12a 2.a//existing; V12b 4.b//";
        });
    }

    private void days() {
        plant("V13", "ends before it begins", b -> {
            b.f.set("1//to", LocalDate.parse(b.f.get("1//from")).minusDays(1 + b.random.nextInt(400)));
            return "V13a 1//to";
        });
        plant("V13", "level ends before it begins", b -> {
            String at = "1.b/" + b.row() + "/";
            b.f.set(at + "to", LocalDate.parse(b.f.get(at + "from")).minusDays(1));
            return "V13b " + at + "to";
        });
        plant("V13", "service ends before it begins", b -> {
            String at = "3.c/" + b.any(b.rows("3.c")) + "/";
            b.f.set(at + "from", LocalDate.parse(b.f.get(at + "to")).plusDays(1));
            return "V13c " + at + "to";
        });
        plant("V13", "begun before the letter of 1 April", b -> {
            b.f.set("1//from", LocalDate.of(2025, 3, 31).minusDays(b.random.nextInt(100)));
            return "V13d 1//from";
        });
        plant("V13", "service that has expired", b -> {
            String at = "3.c/" + b.any(b.rows("3.c")) + "/";
            b.f.set(at + "to", b.today.minusDays(1 + b.random.nextInt(100)));
            return "V13e " + at + "to";
        });
        Consumer<Bed> longServices = b -> b.rows("3.c").forEach(r -> b.f.set("3.c/" + r + "/to", "2099-12-31"));
        plant("V15", "on the 23rd", longServices, b -> {
            b.today = LocalDate.of(2025, 5, 23);
            return "V15b //";
        });
        plant("V15", "a day later", longServices, b -> {
            b.today = LocalDate.of(2025, 5, 24);
            return "V15a //";
        });
        plant("V15", "much later", longServices, b -> {
            b.today = LocalDate.of(2025, 5, 25).plusDays(b.random.nextInt(2000));
            return "V15a //";
        });
    }

    private void origins() {
        for (Given bad : List.of(new Given("", COMPUTED, "", "", "", null, "count", null, "", null),
                new Given("", COMPUTED, "", "", "", null, " ", WHEN, "", null),
                new Given("", SUGGESTED, "", "", "", null, "count", null, "", null),
                new Given("", OVERRIDDEN, "x", "", "Lan", WHEN, "count", WHEN, "", null),
                new Given("", OVERRIDDEN, "", "đếm lại", "Lan", WHEN, "count", WHEN, "", null),
                new Given("", ENTERED, "", "", "", WHEN, "", null, "", null),
                new Given("", IMPORTED, "", "", "Lan", null, "", null, "", null)))
            plant("V14",
                    bad.origin() + " without "
                            + (bad.origin() == COMPUTED || bad.origin() == SUGGESTED ? "snapshot or query" : "all it needs"),
                    b -> "V14 " + b.origin(bad));
    }

    private void averages() {
        plant("V16", "bytes of a page too few", b -> b.volume(100_000), b -> {
            b.f.set("2.a//existing", b.pages() * (1 + b.random.nextInt(19_999)));
            return "V16a 2.a//existing";
        });
        plant("V16", "bytes of a page too many", b -> {
            b.volume(9_000_000);
        }, b -> {
            b.f.set("2.a//existing", b.pages() * (10_000_001L + b.random.nextInt(1_000_000)));
            return "V16a 2.a//existing";
        });
        plant("V16", "pages of a document too many", b -> {
            b.f.set("1.a/district/pages", b.f.number("1.a/district/pages") + 5000);
            b.behind("district");
            b.volume(500_000);
        }, b -> {
            b.f.set("1.a/district/dossiers", 1).set("1.a/district/documents", 1 + b.random.nextInt(2));
            return "V16b 1.a/district/pages";
        });
        plant("V16", "documents of a dossier too many", b -> {
            long documents = b.f.number("1.a/commune/documents") + 2001;
            b.f.set("1.a/commune/documents", documents).set("1.a/commune/pages", documents * 3);
            b.behind("commune");
            b.volume(500_000);
        }, b -> {
            b.f.set("1.a/commune/dossiers", 1);
            return "V16c 1.a/commune/documents";
        });
    }
}
