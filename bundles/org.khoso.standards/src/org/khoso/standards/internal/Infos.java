package org.khoso.standards.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.ConversionInfo;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.StandardsCatalog.StandardInfo;
import org.khoso.model.standard.Conversion;
import org.khoso.model.standard.Field;
import org.khoso.model.standard.RecordSet;
import org.khoso.model.standard.Standard;
import org.khoso.model.standard.Step;

/** Makes the immutable records of the API from the merged model. */
final class Infos {
    private final Merge merge;

    Infos(Merge merge) {
        this.merge = merge;
    }

    static StandardInfo standard(Standard s) {
        return new StandardInfo(s.getId(), Labels.text(s.getTitle(), s.getId()), Labels.orEmpty(s.getDocument()),
                s.getValidFrom(), s.getValidTo(), s.isVerified(), s.getLayer());
    }

    static CodeList codeList(org.khoso.model.standard.CodeList l) {
        return new CodeList(l.getId(), Labels.orEmpty(l.getSource()), Confidence.of(l.getLabel()), l.getValues().stream()
                .map(c -> new CodeList.Value(c.getCode(), Labels.text(c.getLabel(), c.getCode()))).toList());
    }

    static ConversionInfo conversion(Standard s, Conversion c) {
        Confidence confidence = Confidence.of(c.getLabel());
        return new ConversionInfo(c.getId(), Labels.text(c.getTitle(), c.getId()), c.getFrom(), c.getTo(), Labels.orEmpty(c.getClause()),
                s.isVerified() ? confidence : Labels.weaker(confidence, Confidence.UNVERIFIED),
                c.getSets().stream()
                        .map(p -> new ConversionInfo.Pair(p.getFrom(), p.getTo(), p.getSteps().stream().map(Infos::step).toList()))
                        .toList());
    }

    private static ConversionInfo.Step step(Step s) {
        return new ConversionInfo.Step(s.getCode(), List.copyOf(s.getFrom()), s.getHow(), Rules.values(s.getParameters()),
                Labels.text(s.getNote(), ""));
    }

    static Profile profile(Standard s, org.khoso.model.standard.Profile p) {
        Confidence c = Confidence.of(p.getLabel());
        return new Profile(p.getId(), Labels.text(p.getTitle(), p.getId()), Labels.orEmpty(p.getPackageType()),
                Labels.orNull(p.getFonds()), Labels.orNull(p.getDossier()), Labels.orNull(p.getText()),
                Labels.orNull(p.getPhoto()), Labels.orNull(p.getAv()), Labels.orEmpty(p.getClause()),
                s.isVerified() ? c : Labels.weaker(c, Confidence.UNVERIFIED));
    }

    RecordSetInfo recordSet(Standard s, RecordSet set, String version, Map<String, FieldInfo> fields) {
        return new RecordSetInfo(set.getId(), version, s.getId(), kind(set.getKind()), Labels.orEmpty(set.getRecordType()),
                Labels.text(set.getTitle(), set.getId()), Labels.orEmpty(set.getSource()), Confidence.of(set.getLabel()),
                Confidence.of(set.getObligationLabel()), s.isVerified(), Labels.orNull(set.getRootElement()),
                Labels.orNull(set.getSchemaFile()), List.copyOf(fields.values()));
    }

    /** @return fields that are not removed, by code, in order */
    Map<String, FieldInfo> fields(RecordSet set) {
        Map<String, FieldInfo> fields = new LinkedHashMap<>();
        for (Field f : set.getFields())
            if (!f.isRemoved())
            fields.put(f.getCode(), field(set, f));
        return fields;
    }

    private FieldInfo field(RecordSet set, Field f) {
        boolean added = merge.added(f);
        boolean ownDuty = added || merge.overridden(f, "obligation") && !merge.overridden(f, "obligationConfidence");
        return new FieldInfo(f.getCode(), Concepts.of(f.getConcept(), f.getCode()), Labels.text(f.getLabel(), f.getCode()),
                FieldType.valueOf(f.getType().getName()), f.getMaxLength(), f.getObligation() == null ? "?" : f.getObligation(),
                confidence(f.getConfidence(), set.getLabel(), added), dutyConfidence(f, set, added, ownDuty),
                Labels.orNull(f.getCodeList()), f.isRepeatable(), f.isFacet(), Labels.orEmpty(set.getSource()),
                Labels.text(f.getRule(), ""), Labels.orEmpty(f.getFallback()));
    }

    /** A duty that an overlay added or changed is not the law's, unless it names a label of its own. */
    private static Confidence dutyConfidence(Field f, RecordSet set, boolean added, boolean ownDuty) {
        if (added && f.getObligationConfidence() != null)
            return Confidence.of(f.getObligationConfidence());
        return ownDuty ? Confidence.DESIGN : confidence(f.getObligationConfidence(), set.getObligationLabel(), false);
    }

    private static Confidence confidence(String own, String ofSet, boolean added) {
        return own != null ? Confidence.of(own) : added ? Confidence.DESIGN : Confidence.of(ofSet);
    }

    private static Kind kind(String code) {
        for (Kind k : Kind.values())
            if (k.code().equals(code))
            return k;
        return Kind.RECORD;
    }
}
