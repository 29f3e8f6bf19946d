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

/** There are at least {@code min} files (one by default), and each can be read. */
@Component(property = "kind=" + FilePresent.KIND)
public final class FilePresent implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "file-present";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        long min = Params.of(rule).number("min").orElse(1L);
        List<FileView> files = context.files();
        if (files.size() < min)
            out.accept(new Violation(rule.field(), Message.of("check.file-present", files.size(), min),
                    Message.of("check.file-present.remedy")));
        for (FileView file : files)
            if (!file.readable())
            out.accept(new Violation(Media.place(file), Message.of("check.file-unreadable", file.name()),
                    Message.of("check.file-unreadable.remedy")));
    }
}
