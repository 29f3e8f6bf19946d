package org.khoso.core.report;

import java.io.IOException;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Component;

/** The records of a dossier, in their order. */
@Component(property = ReportSource.NAME + "=records")
public final class RecordInventory implements ReportSource {
    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        if (request.subject().isEmpty())
            throw new KhosoException(Message.of("core.report.which-dossier"), Message.of("core.report.which-dossier.remedy"), null);
        Holding dossier = request.session().find(request.subject()).orElseThrow(
                () -> new KhosoException(Message.of("core.not-found", request.subject()), Message.of("core.not-found.remedy"), null));
        if (dossier.kind() != Kind.DOSSIER)
            throw new KhosoException(Message.of("core.report.not-dossier", request.subject()),
                    Message.of("core.report.which-dossier.remedy"), null);
        var query = HoldingQuery.children(Kind.RECORD, dossier.id()).sorted(Concepts.ORDINAL, false);
        var row = new HoldingRow(request.session(), dossier, null, "");
        return new Inventory(request.session(), dossier, query, "records").with("code", dossier.text(Concepts.REFERENCE_CODE))
                .with(Concepts.TITLE, dossier.text(Concepts.TITLE)).with("dates", row.apply("dates")).counted(progress);
    }
}
