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

/** Every PDF has text under its pages that can be searched. */
@Component(property = "kind=" + TextLayer.KIND)
public final class TextLayer implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "text-layer";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        if (!Media.concerns(Params.of(rule), subject))
            return;
        for (FileView file : context.files())
            if (file.readable() && !Media.image(file) && Boolean.FALSE.equals(file.textLayer()))
            out.accept(
                    new Violation(Media.place(file), Message.of("check.text-layer", file.name()), Message.of("check.text-layer.remedy")));
    }
}
