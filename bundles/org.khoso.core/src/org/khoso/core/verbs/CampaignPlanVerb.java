package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.campaign.Campaign;
import org.khoso.core.campaign.Campaigns;
import org.khoso.core.campaign.Campaigns.Planned;
import org.khoso.core.campaign.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes lines of a campaign's plan: those of a table, or the one that the options say. */
@Component(service = Command.class, property = {Command.VERB + "=campaign plan", Command.LIBRARIES + "=none"})
public final class CampaignPlanVerb extends Verb {
    private static final String NAME = "campaign plan";
    private static final String REPLACE = "--replace";
    private final Campaigns campaigns;

    /** Called by OSGi. */
    @Activate
    public CampaignPlanVerb(@Reference Campaigns campaigns) {
        super(NAME, true, options(), List.of(one(NAME, "CAMPAIGN"), optional(NAME, "FILE")));
        this.campaigns = campaigns;
    }

    private static List<Option> options() {
        List<Option> all = new ArrayList<>(CampaignResult.options(Field.ofLine()));
        all.add(flag(NAME, REPLACE));
        return all;
    }

    @Override
    public List<String> inputs(List<String> arguments) {
        return arguments.subList(0, Math.min(1, arguments.size()));
    }

    @Override
    public int run(Invocation call) throws Exception {
        Map<Field, String> line = CampaignResult.texts(call, Field.ofLine());
        boolean file = call.arguments().size() > 1;
        if (file != line.isEmpty())
            return usage(call, Message.of("verb.campaign.plan.either"));
        boolean replace = call.option(REPLACE).isPresent();
        Session session = session(call);
        return one(call, call.arguments().get(0), given -> {
            Campaign c = campaigns.find(session, given);
            Planned p = file
                    ? campaigns.plan(session, c, call.path(call.arguments().get(1)), replace)
                    : campaigns.plan(session, c, List.of(line), replace);
            int lines = campaigns.lines(session, c).size();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("campaign", c.id().toString());
            result.put("added", p.added());
            result.put("changed", p.changed());
            result.put("removed", p.removed());
            result.put("lines", lines);
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result,
                    List.of(Message.of("verb.campaign.plan.done", c.title(), p.added(), p.changed(), p.removed(), lines)));
            return DONE;
        });
    }
}
