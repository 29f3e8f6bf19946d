package org.khoso.core.report;

import java.io.IOException;
import java.util.List;
import org.khoso.api.Action;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Component;

/** The dossiers of a fonds. */
@Component(property = ReportSource.NAME + "=dossiers")
public final class DossierInventory implements ReportSource {
    private static final int NAMED = 10;

    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        Session session = request.session();
        Holding fonds = fonds(session, request.subject());
        String code = fonds.text(Concepts.REFERENCE_CODE);
        var query = HoldingQuery.children(Kind.DOSSIER, fonds.id()).sorted(Concepts.REFERENCE_CODE, false);
        String name = fonds.text(Concepts.NAME).isBlank() ? fonds.text(Concepts.TITLE) : fonds.text(Concepts.NAME);
        return new Inventory(session, fonds, query, "dossiers").with("fondsCode", code).with("fondsName", name)
                .with("fondsTitle", name.isBlank() || name.equals(code) ? code : name + " (" + code + ")").counted(progress);
    }

    private static Holding fonds(Session session, String subject) throws IOException {
        if (!subject.isEmpty()) {
            Holding h = session.find(subject).orElseThrow(
                    () -> new KhosoException(Message.of("core.not-found", subject), Message.of("core.not-found.remedy"), null));
            if (h.kind() != Kind.FONDS)
                throw new KhosoException(Message.of("core.report.not-fonds", subject), remedy(session), null);
            return h;
        }
        List<Holding> all = all(session);
        if (all.size() != 1)
            throw new KhosoException(Message.of("core.report.which-fonds", all.size()), remedy(session), null);
        return all.get(0);
    }

    private static List<Holding> all(Session session) throws IOException {
        var ids = session.archive().holdings()
                .ids(HoldingQuery.all(Kind.FONDS).sorted(Concepts.REFERENCE_CODE, false).within(session.filter(Action.READ)));
        return session.archive().holdings().findAll(ids.subList(0, Math.min(NAMED, ids.size())));
    }

    private static Message remedy(Session session) throws IOException {
        return Message.of("core.report.which-fonds.remedy",
                String.join(", ", all(session).stream().map(h -> h.text(Concepts.REFERENCE_CODE)).toList()));
    }
}
