package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.khoso.api.FileView;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.compliance.internal.Params;
import org.osgi.service.component.annotations.Component;

/** Every file has one of the formats {@code puids} (PRONOM) or {@code mimes}. */
@Component(property = "kind=" + FileFormat.KIND)
public final class FileFormat implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "file-format";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        Params params = Params.of(rule);
        List<String> puids = params.lower("puids");
        List<String> mimes = params.lower("mimes");
        if (puids.isEmpty() && mimes.isEmpty())
            throw new BadRuleException(Message.of("check.parameter-missing", "puids, mimes"));
        for (FileView file : context.files()) {
            String puid = file.puid() == null ? "" : file.puid().toLowerCase(Locale.ROOT);
            boolean nothingKnown = puid.isEmpty() && Media.mime(file).isEmpty();
            // a file that cannot be read has no format to judge; file-present says so
            if (puids.contains(puid) || Media.among(file, mimes) || nothingKnown && !file.readable())
                continue;
            Message what = nothingKnown
                    ? Message.of("check.file-format-unknown", file.name())
                    : Message.of("check.file-format", file.name(), puid.isEmpty() ? Media.mime(file) : file.puid());
            out.accept(new Violation(Media.place(file), what, Message.of("check.file-format.remedy")));
        }
    }
}
