package org.khoso.survey.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.survey.AnswerSource;
import org.khoso.model.Concepts;
import org.khoso.survey.internal.CampaignBook.Campaign;
import org.osgi.service.component.annotations.Component;

/** Item 1.d: organisations hired, as the campaigns name them. Whether one is certified is not known here: a person says so. */
@Component(service = AnswerSource.class, property = "item=" + ContractorSource.ITEM)
public final class ContractorSource extends Source {
    static final String ITEM = "1.d";

    /** Called by OSGi and tests. */
    public ContractorSource() {
        super(ITEM);
    }

    /** An organisation. */
    private record Hired(String name, String code, String level) {
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        Map<Hired, List<UUID>> hired = new LinkedHashMap<>();
        Bodies bodies = Bodies.read(context);
        for (Campaign c : CampaignBook.read(context).campaigns())
            for (String level : c.text(Concepts.CONTRACTOR).isEmpty() ? List.<String>of() : CampaignBook.levels(c, bodies, plan))
                hired.computeIfAbsent(new Hired(c.text(Concepts.CONTRACTOR), c.text(Concepts.CONTRACTOR_CODE), level),
                        k -> new ArrayList<>())
                        .add(c.id());
        int row = 0;
        for (var e : hired.entrySet()) {
            String id = String.valueOf(++row);
            IdList ids = Figures.list(e.getValue());
            if (!e.getKey().level.isEmpty())
                figures.text(Figures.at(id, Plan.LEVEL), e.getKey().level, "plan_line.level, else fonds.level", ids);
            figures.text(Figures.at(id, "name"), e.getKey().name, "campaign.contractor", ids);
            figures.text(Figures.at(id, "taxcode"), e.getKey().code, "campaign.contractorCode", ids);
        }
        return nothing();
    }
}
