package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.khoso.api.FileView;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.Values;
import org.osgi.service.component.annotations.Component;

/** The number of pages that the field states is that of the files. */
@Component(property = "kind=" + PageCount.KIND)
public final class PageCount implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "page-count";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        Optional<Long> stated = Counting.stated(subject, rule.field());
        if (stated.isEmpty())
            return;
        List<FileView> files = context.files();
        if (!Counting.pagesKnown(files) || Counting.pagesFit(files, stated.get()))
            return;
        Object label = Values.label(subject, rule.field());
        out.accept(new Violation(rule.field(), Message.of("check.page-count", label, stated.get(), Counting.pages(files)),
                Message.of("check.page-count.remedy", label)));
    }
}
