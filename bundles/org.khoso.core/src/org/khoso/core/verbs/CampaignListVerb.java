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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the digitisation campaigns of an archive. */
@Component(service = Command.class, property = {Command.VERB + "=campaign list", Command.LIBRARIES + "=none"})
public final class CampaignListVerb extends Verb {
    private static final String NAME = "campaign list";
    private final Campaigns campaigns;

    /** Called by OSGi. */
    @Activate
    public CampaignListVerb(@Reference Campaigns campaigns) {
        super(NAME, true, List.of(), List.of());
        this.campaigns = campaigns;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return one(call, session.archive().directory().toString(), given -> {
            List<Campaign> all = campaigns.list(session);
            List<Message> lines = all.isEmpty()
                    ? List.of(Message.of("verb.campaign.list.none"))
                    : all.stream().map(CampaignResult::line).toList();
            call.emit(given, "ok", new Counts(all.size(), all.size(), 0, 0), List.of(),
                    Map.of("campaigns", all.stream().map(CampaignResult::of).toList()), lines);
            return DONE;
        });
    }
}
