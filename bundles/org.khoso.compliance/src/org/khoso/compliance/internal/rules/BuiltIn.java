package org.khoso.compliance.internal.rules;

import java.util.Map;
import org.khoso.api.compliance.ComplianceRule;

/** The rule kinds of this bundle, for plain Java; OSGi finds them as services. */
public final class BuiltIn {
    private BuiltIn() {
    }

    /** @return rule kinds by name */
    public static Map<String, ComplianceRule> kinds() {
        return Map.ofEntries(Map.entry(Required.KIND, new Required()),
                Map.entry(RequiredIf.KIND, new RequiredIf()),
                Map.entry(Length.KIND, new Length()),
                Map.entry(Type.KIND, new Type()),
                Map.entry(Pattern.KIND, new Pattern()),
                Map.entry(CodeLists.KIND, new CodeLists()),
                Map.entry(DateForm.KIND, new DateForm()),
                Map.entry(DateOrder.KIND, new DateOrder()),
                Map.entry(Unique.KIND, new Unique()),
                Map.entry(CountsEqual.KIND, new CountsEqual()),
                Map.entry(FilePresent.KIND, new FilePresent()),
                Map.entry(FileFormat.KIND, new FileFormat()),
                Map.entry(Resolution.KIND, new Resolution()),
                Map.entry(PageCount.KIND, new PageCount()),
                Map.entry(TextLayer.KIND, new TextLayer()),
                Map.entry(ColorDepth.KIND, new ColorDepth()),
                Map.entry(Pdfa.KIND, new Pdfa()),
                Map.entry(BitRate.KIND, new BitRate()),
                Map.entry(ReferenceExists.KIND, new ReferenceExists()),
                Map.entry(Naming.KIND, new Naming()),
                Map.entry(PartialDates.KIND, new PartialDates()),
                Map.entry(Retention.KIND, new Retention()),
                Map.entry(CrossRecord.KIND, new CrossRecord()));
    }
}
