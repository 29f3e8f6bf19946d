package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.khoso.api.FileView;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.compliance.internal.Params;
import org.osgi.service.component.annotations.Component;

/** Every PDF is PDF/A of the part and level that it claims. Silent where the judge of PDF/A was not asked or came to no verdict. */
@Component(property = "kind=" + Pdfa.KIND)
public final class Pdfa implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "pdfa";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        if (!Media.concerns(Params.of(rule), subject))
            return;
        for (FileView file : context.files()) {
            Optional<PdfaVerdict> verdict = Media.pdf(file) ? context.pdfa(file) : Optional.empty();
            verdict.map(v -> wrong(file, v))
                    .ifPresent(m -> out.accept(new Violation(Media.place(file), m, Message.of("check.pdfa.remedy"))));
        }
    }

    /** @return what is wrong, or null. A file judged by another flavour than its own may still be PDF/A. */
    private static Message wrong(FileView file, PdfaVerdict v) {
        return switch (v.outcome()) {
            case COMPLIANT, UNDECIDED -> null;
            case ENCRYPTED, BROKEN -> Message.of("check.pdfa-unreadable", file.name());
            case NOT_COMPLIANT -> v.claimed().isEmpty()
                    ? Message.of("check.pdfa-unclaimed", file.name())
                    : v.claimed().equals(v.flavour()) ? Message.of("check.pdfa", file.name(), v.flavour(), v.failures().size()) : null;
        };
    }
}
