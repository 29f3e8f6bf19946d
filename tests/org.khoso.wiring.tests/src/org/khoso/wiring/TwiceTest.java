package org.khoso.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.IntakeSettings;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.core.Workspace;

/** A delivery that comes again doubles nothing, and what it says otherwise is told. */
class TwiceTest {
    private static final String HEAD = "STT,M\u00e3 h\u1ed3 s\u01a1,Ti\u00eau \u0111\u1ec1 h\u1ed3 s\u01a1\n";
    private static final String RECORDS = "STT,M\u00e3 h\u1ed3 s\u01a1,S\u1ed1 v\u0103n b\u1ea3n,Tr\u00edch y\u1ebfu\n";

    private static Path delivery(Path folder, String dossiers, String records) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("HS.csv"), HEAD + dossiers);
        Files.writeString(folder.resolve("VB.csv"), RECORDS + records);
        return folder;
    }

    private static Map<String, Long> rules(RunReport r) {
        return r.findings().stream().map(Finding::rule).filter(x -> !x.endsWith("-missing"))
                .collect(Collectors.groupingBy(x -> x, Collectors.counting()));
    }

    @Test
    void sameAndHalfTheSame(@TempDir Path dir) throws Exception {
        Workspace workspace = ServicesTest.service(Workspace.class);
        IntakeDelivery intake = ServicesTest.service(IntakeDelivery.class);
        Session s = workspace.create(dir.resolve("a"), Map.of(ArchiveProvider.NAME, "A"));
        try {
            Path first = delivery(dir.resolve("1"), "1,H1,One\n2,H2,Two\n", "1,H1,1,A\n2,H2,1,B\n3,H2,1,B\n");
            Path second = delivery(dir.resolve("2"), "1,H2,Two again\n2,H3,Three\n", "1,H2,1,B\n2,H2,1,B\n3,H3,1,C\n4,H2,9,New\n");
            intake.run(s, first, IntakeSettings.DEFAULT, Progress.NONE);
            RunReport again = intake.run(s, first, IntakeSettings.DEFAULT, Progress.NONE);
            assertEquals(new Counts(2, 0, 2, 0), again.counts());
            assertEquals(Map.of("intake/already-here", 2L), rules(again));
            RunReport half = intake.run(s, second, IntakeSettings.DEFAULT, Progress.NONE);
            assertEquals(2, half.counts().in());
            assertEquals(Map.of("intake/already-here", 1L, "intake/row-differs", 1L, "intake/record-not-here", 1L), rules(half));
            assertEquals(List.of(3L, 4L), List.of(s.archive().holdings().count(HoldingQuery.all(Kind.DOSSIER)),
                    s.archive().holdings().count(HoldingQuery.all(Kind.RECORD))));
        } finally {
            workspace.close(s);
        }
    }

    @Test
    void aNumberNamesADossierWithinItsFonds(@TempDir Path dir) throws Exception {
        Workspace workspace = ServicesTest.service(Workspace.class);
        IntakeDelivery intake = ServicesTest.service(IntakeDelivery.class);
        Session s = workspace.create(dir.resolve("a"), Map.of(ArchiveProvider.NAME, "A"));
        try {
            Path first = delivery(dir.resolve("1"), "1,1,One\n2,F.1990.2,Two\n", "1,1,1,A\n");
            Path second = delivery(dir.resolve("2"), "1,1,Other\n2,F.1990.2,Two\n", "1,1,1,B\n");
            intake.run(s, first, new IntakeSettings(null, "F1", null, null, null), Progress.NONE);
            RunReport other = intake.run(s, second, new IntakeSettings(null, "F2", null, null, null), Progress.NONE);
            assertEquals(Map.of("intake/already-here", 1L), rules(other)); // the code with a year names one dossier everywhere
            RunReport again = intake.run(s, second, new IntakeSettings(null, "F2", null, null, null), Progress.NONE);
            assertEquals(Map.of("intake/already-here", 2L), rules(again));
            assertEquals(3L, s.archive().holdings().count(HoldingQuery.all(Kind.DOSSIER)));
        } finally {
            workspace.close(s);
        }
    }
}
