package org.khoso.survey.internal;

import static org.khoso.api.survey.Response.Origin.OVERRIDDEN;
import static org.khoso.survey.internal.Filled.WHEN;

import java.util.List;
import org.khoso.api.survey.Response.Given;

/** Faults of what is asked because of another answer: V06 to V10. */
final class ConditionPlants {
    private ConditionPlants() {
    }

    static void add(Plants p) {
        methods(p);
        software(p);
    }

    private static void methods(Plants p) {
        p.plant("V06", "service, but nobody named", Bed::service, b -> {
            b.f.dropItem("1.d");
            return "V06a 1.d//";
        });
        p.plant("V06", "somebody named, but no service", Bed::noService, b -> {
            String path = "1.d/1/" + b.any(List.of("name", "taxcode", "cert"));
            b.f.set(path, "x");
            return "V06b " + path;
        });
        p.plant("V06", "organisation without name or level", Bed::service, b -> {
            String path = "1.d/" + b.any(List.of("1", "2")) + "/" + b.any(List.of("name", "level"));
            b.f.drop(path);
            return "V06b " + path;
        });
        p.plant("V06", "service, but none declared", b -> {
            b.service();
            b.f.set("1.c/province/method", "SERVICE").set("1.c/district/method", "SELF").set("1.c/commune/method", "SELF");
        }, b -> {
            b.f.dropItem("1.d").set("1.d//#none", "Không thuê");
            return "V06c 1.c/province/method";
        });
        p.plant("V07", "another way, but which?", Bed::other, b -> {
            String path = "1.c/"
                    + CompleteLetter.ROWS.stream().filter(r -> !b.f.get("1.c/" + r + "/other").isEmpty()).findFirst().orElseThrow()
                    + "/other";
            b.f.drop(path);
            return "V07 " + path;
        });
        p.plant("V07", "another way, stated by a blank", Bed::other, b -> {
            String path = "1.c/"
                    + CompleteLetter.ROWS.stream().filter(r -> !b.f.get("1.c/" + r + "/other").isEmpty()).findFirst().orElseThrow()
                    + "/other";
            b.f.set(path, b.any(List.of("", " ", "\n")));
            return "V07 " + path;
        });
        p.plant("V07", "another way stated, but not chosen", Bed::noService, b -> {
            String path = "1.c/" + b.row() + "/other";
            b.f.set(path, "Cách khác");
            return "V07 " + path;
        });
    }

    private static void software(Plants p) {
        p.plant("V08", "neither yes nor no", b -> {
            b.f.drop("1.e′//meets");
            return "V08a 1.e′//meets";
        });
        p.plant("V08", "no without a reason", b -> b.f.set("1.e′//meets", "NO"), b -> {
            b.f.set("1.e′//reason", " ");
            return "V08a 1.e′//reason";
        });
        p.plant("V08", "yes against the check of the data", b -> {
            b.f.give("1.e′//meets", new Given("YES", OVERRIDDEN, "NO", "đã sửa", "Lan", WHEN, "check", WHEN, "", null));
            return "V08b 1.e′//meets";
        });
        p.plant("V09", "no software, and nothing instead", Bed::noSoftware, b -> {
            b.f.dropItem("2.c");
            return "V09a 2.c//";
        });
        p.plant("V09", "software, and the way without it", b -> b.software("INHOUSE"), b -> {
            b.f.set("2.c//text", "Thư mục");
            return "V09b 2.c//text";
        });
        p.plant("V09", "software, but not described", b -> b.software("INHOUSE"), b -> {
            String path = "2.b//" + b.any(List.of("has", "kind", "name", "func"));
            b.f.drop(path);
            return "V09c " + path;
        });
        p.plant("V09", "no software, but described", Bed::noSoftware, b -> {
            String path = "2.b//" + b.any(List.of("name", "func"));
            b.f.set(path, "x");
            return "V09c " + path;
        });
        p.plant("V10", "service without provider", b -> b.software("SERVICE"), b -> {
            b.f.drop("2.b//vendor");
            return "V10a 2.b//vendor";
        });
        p.plant("V10", "provider of no software", Bed::noSoftware, b -> {
            b.f.set("2.b//vendor", "Công ty A");
            return "V10a 2.b//vendor";
        });
        p.plant("V10", "provider that hosts nothing", b -> b.software("SERVICE"), b -> {
            b.f.set("2.b//vendor", "Công ty Z");
            return "V10b 2.b//vendor";
        });
    }
}
