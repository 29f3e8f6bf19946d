package org.khoso.intake.internal;

import java.nio.file.Path;
import java.util.List;
import org.khoso.api.Finding;
import org.khoso.api.Progress;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Mapping;

/** Prints what is read of a delivery: a tool for people who look into one. Arguments: the folder, "all" for values. */
final class Show {
    private Show() {
    }

    public static void main(String[] args) throws Exception {
        TestStandards standards = new TestStandards();
        boolean all = args.length > 1;
        try (Delivery d = new FolderIntake().open(Path.of(args[0]), standards, Progress.NONE)) {
            Mapping m = d.propose(standards.aip());
            for (Mapping.SheetMapping s : m.sheets()) {
                Delivery.Sheet sheet = d.sheets().get(m.sheets().indexOf(s));
                System.out.println("SHEET " + s.file() + "!" + s.sheet() + " rows " + sheet.rows() + " header " + s.headerFirst()
                        + "-" + s.headerLast() + " " + s.role()
                        + " " + s.recordSet());
                for (int c = 0; c < sheet.columns().size(); c++)
                    System.out.println("   " + sheet.columns().get(c) + " -> " + s.columns().get(c) + " "
                            + s.confidence().get(c));
            }
            List<Finding> end = d.read(m, standards.aip(), dossier -> {
                System.out.println("D " + dossier.key() + " " + dossier.place() + " " + dossier.secret() + (all
                        ? " "
                                + dossier.values() + dossier.raw()
                        : ""));
                dossier.findings().forEach(Show::print);
                dossier.records().forEach(r -> System.out.println("  R " + r.key() + " " + r.place() + " " + r.secret()
                        + r.files().stream().map(Delivery.IncomingFile::relative).toList() + (all
                                ? " " + r.values()
                                        + r.raw()
                                : "")));
            }, Progress.NONE);
            end.forEach(Show::print);
            System.out.println("ROWS " + d.rowCounts());
        }
    }

    private static void print(Finding f) {
        System.out.println("F " + f.rule() + " | " + f.subject().code() + " | " + f.place() + " | " + f.message().args());
    }
}
