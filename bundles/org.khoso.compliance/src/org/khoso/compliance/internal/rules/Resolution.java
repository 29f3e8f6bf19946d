package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.function.Consumer;
import org.khoso.api.FileView;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.Params;
import org.osgi.service.component.annotations.Component;

/** Images have at least {@code minDpi} dots per inch; only in records of {@code recordTypes}, if given. */
@Component(property = "kind=" + Resolution.KIND)
public final class Resolution implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "resolution";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        Params params = Params.of(rule);
        long min = params.needNumber("minDpi");
        if (!Media.concerns(params, subject))
            return;
        for (FileView file : context.files()) {
            if (!file.readable())
                continue;
            // scanners write 199.98 for 200, hence whole dots
            if (file.dpi() > 0 && Math.round(file.dpi()) < min)
                out.accept(new Violation(Media.place(file), Message.of("check.resolution", file.name(), Math.round(file.dpi()), min),
                        Message.of("check.resolution.remedy", min)));
            // a PDF without a resolution holds no image; an image without one leaves open whether it is good enough
            else if (file.dpi() <= 0 && Media.image(file))
                out.accept(new Violation(Media.place(file), Message.of("check.resolution-unknown", file.name(), min),
                        Message.of("check.resolution-unknown.remedy")));
        }
    }
}
