package org.khoso.core.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.FieldInfo;
import org.khoso.api.FileView;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.RecordView;
import org.khoso.api.packaging.PackageContent.Payload;
import org.khoso.api.store.Holding;
import org.khoso.core.PackageTerms.Recipient;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the certification that a certified DIP is given with: TT 05/2025, article 42; its wording is the layout's. Thread-safe. */
@Component(service = DipCertificate.class)
public final class DipCertificate {
    private static final String REPORT = "dip-certificate";
    private static final String NAME = "certificate.pdf";
    private static final String PDF = "pdf";
    /** More documents than these make no certification that anybody reads. */
    private static final int MOST = 10_000;
    private final Reports reports;

    /** Called by OSGi and tests. */
    @Activate
    public DipCertificate(@Reference Reports reports) {
        this.reports = reports;
    }

    /**
     * @param uuid    identity of the package: its OBJID is the code by which the certification can be found again
     * @param request description of the request
     * @param records records that are given
     * @return the certification as a PDF, ready to be packed; kept in memory
     */
    public Payload make(Session session, UUID uuid, RecordView request, Recipient recipient, List<UUID> records) throws IOException {
        if (records.size() > MOST)
            throw new KhosoException(Message.of("core.package.certificate.many", records.size(), MOST),
                    Message.of("core.package.certificate.many.remedy"), null);
        Map<String, Object> values = new HashMap<>();
        values.put("certificateCode", "uuid-" + uuid.toString().toUpperCase(Locale.ROOT));
        values.put("recipient", recipient.name());
        values.put("recipientNumber", recipient.number());
        values.put("until", recipient.until());
        values.put("copies", (long) recipient.copies());
        values.put("issued", LocalDate.now());
        for (FieldInfo f : request.fields())
            values.put("request." + f.code(), meaning(session, f, request.text(f.code())));
        values.put("rows", Map.of("documents", rows(session, records)));
        Path file = Files.createTempFile("khoso-dip", ".pdf");
        try {
            reports.make(session, REPORT, "", PDF, values, file, Progress.NONE);
            byte[] bytes = Files.readAllBytes(file);
            FileView view = new FileView(uuid, NAME, NAME, "", bytes.length, "", "application/pdf", 0, 0, true, 0, 0, true);
            return new Payload(view, NAME, () -> new ByteArrayInputStream(bytes));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Object meaning(Session session, FieldInfo field, String code) {
        if (field.codeList() == null)
            return code;
        return session.standards().codeList(field.codeList()).flatMap(l -> l.value(code)).<Object>map(v -> v.label()).orElse(code);
    }

    private static List<Map<String, Object>> rows(Session session, List<UUID> records) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Holding record : session.archive().holdings().findAll(records)) {
            Holding dossier = record.parent() == null ? null : session.archive().holdings().find(record.parent()).orElse(null);
            HoldingRow row = new HoldingRow(session, record, dossier, "");
            Map<String, Object> values = new HashMap<>();
            values.put("n", (long) rows.size() + 1);
            values.put("code", record.text(Concepts.REFERENCE_CODE));
            for (String name : List.of("numberAndSign", Concepts.DOCUMENT_TYPE, Concepts.TITLE))
                values.put(name, row.apply(name));
            rows.add(values);
        }
        return rows;
    }
}
