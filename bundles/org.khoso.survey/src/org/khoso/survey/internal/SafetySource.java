package org.khoso.survey.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.survey.AnswerSource;
import org.khoso.api.survey.ArchiveFacts;
import org.khoso.api.survey.ArchiveFacts.Backup;
import org.khoso.api.survey.ArchiveFacts.Check;
import org.osgi.service.component.annotations.Component;

/**
 * Item 3.b, for the body itself: what the archive remembers of its backups and fixity checks. Which level of security was approved,
 * and whether backups lie on independent media, is not known here; nor is anything of the rest of the province.
 */
@Component(service = AnswerSource.class, property = "item=" + SafetySource.ITEM)
public final class SafetySource extends Source {
    static final String ITEM = "3.b";
    private static final String BODY = "body";
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Called by OSGi and tests. */
    public SafetySource() {
        super(ITEM);
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        ArchiveFacts facts = context.facts();
        List<String> places = facts.backups().stream().map(Backup::place).distinct().toList();
        IdList none = Figures.list(List.of());
        if (!places.isEmpty())
            figures.number(Figures.at(BODY, "backup"), places.size(), "backup-set",
                    "places of backups that this archive remembers; whether they are independent media is for a person to say", none);
        List<String> said = new ArrayList<>();
        Words words = Words.suggestions();
        if (!facts.backups().isEmpty()) {
            Backup b = facts.backups().get(0);
            said.add(words.say(b.damaged() == 0 ? "safety.backup" : "safety.backup.damaged", day(b.taken()), b.objects(), b.damaged()));
        }
        if (!facts.checks().isEmpty()) {
            Check c = facts.checks().get(0);
            said.add(words.say(c.changed() == 0 ? "safety.check" : "safety.check.changed", day(c.ended()), c.objects(), c.changed()));
        }
        if (!said.isEmpty())
            figures.text(Figures.at(BODY, "text"), String.join(" ", said), "last backup and last fixity check of this archive", none);
        return nothing();
    }

    private static LocalDate day(Instant when) {
        return LocalDate.ofInstant(when, VIETNAM);
    }
}
