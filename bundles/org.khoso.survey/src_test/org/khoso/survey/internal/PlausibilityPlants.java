package org.khoso.survey.internal;

import static org.khoso.api.survey.Response.Origin.COMPUTED;
import static org.khoso.api.survey.Response.Origin.ENTERED;
import static org.khoso.api.survey.Response.Origin.IMPORTED;
import static org.khoso.api.survey.Response.Origin.OVERRIDDEN;
import static org.khoso.api.survey.Response.Origin.SUGGESTED;
import static org.khoso.survey.internal.Filled.WHEN;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.khoso.api.survey.Response.Given;

/** Faults of volumes, days, origins and averages: V11 to V16. */
final class PlausibilityPlants {
    private PlausibilityPlants() {
    }

    static void add(Plants p) {
        volumes(p);
        days(p);
        origins(p);
        averages(p);
    }

    private static void volumes(Plants p) {
        p.plant("V11", "expected below existing", b -> {
            b.f.set("2.a//expected", b.f.number("2.a//existing") - 1 - b.random.nextInt(1000));
            return "V11a 2.a//expected";
        });
        p.plant("V11", "existing above expected", b -> b.f.set("2.a//expected", b.f.get("2.a//existing")), b -> {
            b.f.set("2.a//existing", b.f.number("2.a//existing") + 1 + b.random.nextInt(1000));
            return "V11a 2.a//expected";
        });
        p.plant("V11", "base not stated", b -> {
            b.f.drop("2.a//base");
            return "V11b 2.a//base";
        });
        p.plant("V12", "servers too small", b -> {
            b.rows("3.a").forEach(r -> b.f.set("3.a/" + r + "/capacity", b.random.nextInt(1000)));
            return "V12a 2.a//existing";
        });
        p.plant("V12", "volume above capacity", b -> b.volume(200_000), b -> {
            b.f.set("2.a//existing", b.f.number("2.a//expected"));
            b.rows("3.a").forEach(r -> b.f.set("3.a/" + r + "/capacity", (b.f.number("2.a//existing") - 1) / b.rows("3.a").size()));
            return "V12a 2.a//existing";
        });
        p.plant("V12", "servers too small, and no need stated", b -> {
            b.rows("3.a").forEach(r -> b.f.set("3.a/" + r + "/capacity", 0));
            b.f.dropItem("4.b").set("4.b//#none", "Đủ");
            return "V12a 2.a//existing; V12b 4.b//";
        });
    }

    private static void days(Plants p) {
        p.plant("V13", "ends before it begins", b -> {
            b.f.set("1//to", LocalDate.parse(b.f.get("1//from")).minusDays(1 + b.random.nextInt(400)));
            return "V13a 1//to";
        });
        p.plant("V13", "level ends before it begins", b -> {
            String at = "1.b/" + b.row() + "/";
            b.f.set(at + "to", LocalDate.parse(b.f.get(at + "from")).minusDays(1));
            return "V13b " + at + "to";
        });
        p.plant("V13", "service ends before it begins", b -> {
            String at = "3.c/" + b.any(b.rows("3.c")) + "/";
            b.f.set(at + "from", LocalDate.parse(b.f.get(at + "to")).plusDays(1));
            return "V13c " + at + "to";
        });
        p.plant("V13", "begun before the letter of 1 April", b -> {
            b.f.set("1//from", LocalDate.of(2025, 3, 31).minusDays(b.random.nextInt(100)));
            return "V13d 1//from";
        });
        p.plant("V13", "service that has expired", b -> {
            String at = "3.c/" + b.any(b.rows("3.c")) + "/";
            b.f.set(at + "to", b.today.minusDays(1 + b.random.nextInt(100)));
            return "V13e " + at + "to";
        });
        Consumer<Bed> longServices = b -> b.rows("3.c").forEach(r -> b.f.set("3.c/" + r + "/to", "2099-12-31"));
        p.plant("V15", "on the 23rd", longServices, b -> {
            b.today = LocalDate.of(2025, 5, 23);
            return "V15b //";
        });
        p.plant("V15", "a day later", longServices, b -> {
            b.today = LocalDate.of(2025, 5, 24);
            return "V15a //";
        });
        p.plant("V15", "much later", longServices, b -> {
            b.today = LocalDate.of(2025, 5, 25).plusDays(b.random.nextInt(2000));
            return "V15a //";
        });
    }

    private static void origins(Plants p) {
        for (Given bad : List.of(new Given("", COMPUTED, "", "", "", null, "count", null, "", null),
                new Given("", COMPUTED, "", "", "", null, " ", WHEN, "", null),
                new Given("", SUGGESTED, "", "", "", null, "count", null, "", null),
                new Given("", OVERRIDDEN, "x", "", "Lan", WHEN, "count", WHEN, "", null),
                new Given("", OVERRIDDEN, "", "đếm lại", "Lan", WHEN, "count", WHEN, "", null),
                new Given("", ENTERED, "", "", "", WHEN, "", null, "", null),
                new Given("", IMPORTED, "", "", "Lan", null, "", null, "", null)))
            p.plant("V14",
                    bad.origin() + " without "
                            + (bad.origin() == COMPUTED || bad.origin() == SUGGESTED ? "snapshot or query" : "all it needs"),
                    b -> "V14 " + b.origin(bad));
    }

    private static void averages(Plants p) {
        p.plant("V16", "bytes of a page too few", b -> b.volume(100_000), b -> {
            b.f.set("2.a//existing", b.pages() * (1 + b.random.nextInt(19_999)));
            return "V16a 2.a//existing";
        });
        p.plant("V16", "bytes of a page too many", b -> {
            b.volume(9_000_000);
        }, b -> {
            b.f.set("2.a//existing", b.pages() * (10_000_001L + b.random.nextInt(1_000_000)));
            return "V16a 2.a//existing";
        });
        p.plant("V16", "pages of a document too many", b -> {
            b.f.set("1.a/district/pages", b.f.number("1.a/district/pages") + 5000);
            b.behind("district");
            b.volume(500_000);
        }, b -> {
            b.f.set("1.a/district/dossiers", 1).set("1.a/district/documents", 1 + b.random.nextInt(2));
            return "V16b 1.a/district/pages";
        });
        p.plant("V16", "documents of a dossier too many", b -> {
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
