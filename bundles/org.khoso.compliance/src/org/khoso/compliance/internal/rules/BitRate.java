package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.khoso.api.FileView;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.Params;
import org.osgi.service.component.annotations.Component;

/** Sound and film of the types {@code mimes} have at least {@code min} bits per second. */
@Component(property = "kind=" + BitRate.KIND)
public final class BitRate implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "bit-rate";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        Params params = Params.of(rule);
        long min = kilobits(params.needNumber("min"));
        List<String> mimes = params.lower("mimes");
        for (FileView file : context.files()) {
            boolean concerned = mimes.isEmpty() ? file.seconds() > 0 || file.bitRate() > 0 : Media.among(file, mimes);
            if (!concerned || !file.readable())
                continue;
            if (file.bitRate() <= 0)
                out.accept(new Violation(Media.place(file), Message.of("check.bit-rate-unknown", file.name(), min),
                        Message.of("check.bit-rate-unknown.remedy")));
            else if (kilobits(file.bitRate()) < min)
                out.accept(new Violation(Media.place(file), Message.of("check.bit-rate", file.name(), kilobits(file.bitRate()), min),
                        Message.of("check.bit-rate.remedy", min)));
        }
    }

    /** What encoders call 128 kbps is 127.9 when measured, hence whole kilobits. */
    private static long kilobits(long bits) {
        return Math.round(bits / 1000.0);
    }
}
