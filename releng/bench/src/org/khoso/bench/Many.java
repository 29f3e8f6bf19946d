package org.khoso.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.emf.ecore.EClass;
import org.khoso.api.FieldInfo;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.khoso.model.holdings.HoldingsPackage;
import org.khoso.text.Dates;

/** One dossier with as many records as wanted, each with one small file; put into the store as an intake does, in many change sets. */
final class Many {
    private static final int TOGETHER = 2_000;
    private static final String FONDS = "H49.61.12";

    private Many() {
    }

    /** @param number of the dossier in its year: one for each, in a fonds of its own */
    static void make(Session session, Meter meter, int files, int number) throws IOException {
        String code = FONDS + ".2015." + String.format("%06d", number);
        var profile = session.profile();
        RecordSetInfo dossiers = session.standards().recordSet(profile.dossier()).orElseThrow();
        RecordSetInfo records = session.standards().recordSet(profile.text()).orElseThrow();
        UUID fonds = Ids.next();
        UUID dossier = Ids.next();
        Map<String, Object> of = described(session, dossiers, code, "H\u1ed3 s\u01a1 nhi\u1ec1u t\u1ec7p");
        of.put(Concepts.RECORD_COUNT, (long) files);
        commit(session, code, List.of(new Change.Create(new Holding(fonds, Kind.FONDS, null, 0, Map.of(Concepts.REFERENCE_CODE, FONDS))),
                new Change.Create(new Holding(dossier, Kind.DOSSIER, fonds, 0, of))));
        meter.total(files);
        try (var objects = session.archive().vault().batch()) {
            for (int from = 1; from <= files; from += TOGETHER) {
                int to = Math.min(files, from + TOGETHER - 1);
                List<Change> changes = new ArrayList<>();
                for (int i = from; i <= to; i++) {
                    byte[] bytes = ("%PDF-1.4 file " + number + "/" + i + "\n%%EOF").getBytes(StandardCharsets.US_ASCII);
                    var stored = objects.put(new ByteArrayInputStream(bytes));
                    UUID record = Ids.next();
                    Map<String, Object> v = described(session, records, code + "." + String.format("%07d", i), "T\u00e0i li\u1ec7u s\u1ed1 " + i);
                    v.put(Concepts.ORDINAL, (long) i);
                    v.put(Concepts.DOSSIER_CODE, code);
                    changes.add(new Change.Create(new Holding(record, Kind.RECORD, dossier, 0, v)));
                    changes.add(new Change.Create(new Holding(Ids.next(), Kind.FILE, record, 0, Map.of(Concepts.PATH, i + ".pdf",
                            Concepts.NAME, i + ".pdf", Concepts.OBJECT, stored.id(), Concepts.SIZE, stored.size(), Concepts.ROLE, "original",
                            Concepts.ORDINAL, 1L, Concepts.MIME, "application/pdf", Concepts.PUID, "fmt/18"))));
                }
                objects.settle();
                commit(session, code, changes);
                meter.worked(to - from + 1);
            }
        }
    }

    /** Something in each field that must be filled, so that a package of it is accepted. */
    private static Map<String, Object> described(Session session, RecordSetInfo set, String code, String title) {
        Map<String, Object> v = new LinkedHashMap<>();
        for (FieldInfo f : set.fields())
            if (f.obligation().equals("M"))
                v.put(f.concept(), filled(session, set, f));
        v.put(Concepts.RECORD_SET, set.id() + "@" + set.version());
        v.put(Concepts.REFERENCE_CODE, code);
        v.put(Concepts.TITLE, title);
        return v;
    }

    private static Object filled(Session session, RecordSetInfo set, FieldInfo f) {
        var type = (EClass) HoldingsPackage.eINSTANCE.getEClassifier(set.kind().className());
        var feature = type.getEStructuralFeature(f.concept());
        String wanted = feature == null ? "String" : feature.getEType().getInstanceClass().getSimpleName();
        return switch (wanted) {
            case "Boolean" -> false;
            case "Long" -> 1L;
            case "BigDecimal" -> java.math.BigDecimal.ONE;
            case "PartialDate" -> Dates.parse("01/02/2015");
            default -> f.codeList() == null ? "1" : session.standards().codeList(f.codeList()).orElseThrow().values().getFirst().code();
        };
    }

    private static void commit(Session session, String code, List<Change> changes) throws IOException {
        session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), Message.of("core.intake.change", code), changes, null));
    }
}
