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

/** Images have at least {@code minBits} bits per pixel. */
@Component(property = "kind=" + ColorDepth.KIND)
public final class ColorDepth implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "color-depth";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        Params params = Params.of(rule);
        long min = params.needNumber("minBits");
        if (!Media.concerns(params, subject))
            return;
        for (FileView file : context.files()) {
            int bits = file.readable() ? context.bits(file) : 0;
            if (bits > 0 && bits < min)
                out.accept(new Violation(Media.place(file), Message.of("check.color-depth", file.name(), bits, min),
                        Message.of("check.color-depth.remedy", min)));
        }
    }
}
