package org.khoso.core.verbs;

import java.util.List;
import org.khoso.api.Counts;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.campaign.CampaignProgress;
import org.khoso.core.campaign.Campaigns;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows campaigns with how far they have come. */
@Component(service = Command.class, property = {Command.VERB + "=campaign show", Command.LIBRARIES + "=none"})
public final class CampaignShowVerb extends Verb {
    private static final String NAME = "campaign show";
    private final Campaigns campaigns;

    /** Called by OSGi. */
    @Activate
    public CampaignShowVerb(@Reference Campaigns campaigns) {
        super(NAME, true, List.of(), List.of(any(NAME, "CAMPAIGN", true)));
        this.campaigns = campaigns;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return each(call, given -> {
            CampaignProgress p = campaigns.progress(session, campaigns.find(session, given));
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), CampaignResult.of(p), CampaignResult.lines(p));
            return DONE;
        });
    }
}
