package org.khoso.core.verbs;

import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.campaign.Campaign;
import org.khoso.core.campaign.Campaigns;
import org.khoso.core.campaign.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes values of a digitisation campaign; an empty value clears. */
@Component(service = Command.class, property = {Command.VERB + "=campaign set", Command.LIBRARIES + "=none"})
public final class CampaignSetVerb extends Verb {
    private static final String NAME = "campaign set";
    private final Campaigns campaigns;

    /** Called by OSGi. */
    @Activate
    public CampaignSetVerb(@Reference Campaigns campaigns) {
        super(NAME, true, CampaignResult.options(Field.ofCampaign()), List.of(one(NAME, "CAMPAIGN")));
        this.campaigns = campaigns;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Map<Field, String> texts = CampaignResult.texts(call, Field.ofCampaign());
        if (texts.isEmpty())
            return usage(call, Message.of("verb.campaign.set.nothing"));
        Session session = session(call);
        return one(call, call.arguments().get(0), given -> {
            Campaign c = campaigns.edit(session, campaigns.find(session, given), texts);
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("campaign", CampaignResult.of(c)),
                    List.of(CampaignResult.line(c)));
            return DONE;
        });
    }
}
