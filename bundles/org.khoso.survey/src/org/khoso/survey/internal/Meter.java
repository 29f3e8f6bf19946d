package org.khoso.survey.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.api.survey.CampaignMeter;
import org.khoso.survey.internal.CampaignBook.Lot;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measures campaigns by the census of surveys. */
@Component(service = CampaignMeter.class)
public final class Meter implements CampaignMeter {
    private static final int TRIES = 3;
    private final Censuses censuses;

    /** Called by OSGi and tests. */
    @Activate
    public Meter(@Reference Censuses censuses) {
        this.censuses = censuses;
    }

    @Override
    public Measured measure(HoldingsStore holdings, AccessFilter access, UUID campaign) throws IOException {
        Context context = new Context(holdings, access, Instant.EPOCH, Map.of());
        for (int i = 0; i < TRIES; i++) {
            long before = holdings.position();
            CampaignBook book = CampaignBook.read(context).only(campaign);
            if (book.campaigns().isEmpty())
                throw new KhosoException(Message.of("survey.no-campaign", campaign), Message.of("survey.no-campaign.remedy"), null);
            Census census = censuses.take(context, Templates.bornDigital());
            Tally tally = Tally.count(census, book).get(0);
            Volume.of(context, census, List.of(tally));
            if (holdings.position() == before)
                return measured(tally, census.bodies);
        }
        throw new KhosoException(Message.of("survey.moving", campaign), Message.of("survey.moving-remedy"), null);
    }

    private static Measured measured(Tally t, Bodies bodies) {
        long[] dossiers = t.dossiers();
        long[] pages = t.pages();
        List<Done> done = new ArrayList<>();
        for (int i = 0; i < dossiers.length; i++) {
            Lot lot = t.campaign().lots().get(i);
            int place = bodies.place(lot.fonds());
            done.add(new Done(lot.id(), lot.level(bodies), place < 0 ? "" : bodies.fonds().get(place).label(), dossiers[i], pages[i]));
        }
        return new Measured(t.campaign().id(), done, t.bytes(), t.measuredPages(), t.first(), t.last());
    }
}
