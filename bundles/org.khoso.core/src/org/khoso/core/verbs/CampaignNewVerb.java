package org.khoso.core.verbs;

import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.campaign.Campaign;
import org.khoso.core.campaign.Campaigns;
import org.khoso.core.campaign.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a digitisation campaign. */
@Component(service = Command.class, property = {Command.VERB + "=campaign new", Command.LIBRARIES + "=none"})
public final class CampaignNewVerb extends Verb {
    private static final String NAME = "campaign new";
    private static final List<Field> FIELDS = Field.ofCampaign().stream().filter(f -> f != Field.TITLE).toList();
    private final Campaigns campaigns;

    /** Called by OSGi. */
    @Activate
    public CampaignNewVerb(@Reference Campaigns campaigns) {
        super(NAME, true, CampaignResult.options(FIELDS), List.of(one(NAME, "TITLE")));
        this.campaigns = campaigns;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return one(call, call.arguments().get(0), given -> {
            Map<Field, String> texts = CampaignResult.texts(call, FIELDS);
            texts.put(Field.TITLE, given);
            Campaign made = campaigns.create(session, texts);
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("campaign", CampaignResult.of(made)),
                    List.of(CampaignResult.line(made)));
            return DONE;
        });
    }
}
