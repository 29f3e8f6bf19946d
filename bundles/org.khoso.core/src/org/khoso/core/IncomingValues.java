package org.khoso.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.Subject;
import org.khoso.model.Concepts;
import org.khoso.model.holdings.HoldingsPackage;

/**
 * Values of a row by field become values by concept. What a concept cannot hold, whatever the reason (an overlay that binds
 * a field to a concept of another type, a source of a vendor), becomes a finding, and its text a remark: no row is refused
 * for one cell.
 */
final class IncomingValues {
    /** Extension concept: remarks of a row whose record set has no field for notes. */
    static final String REMARKS = "ext:remarks";
    /** Key of such remarks among the raw texts of a row, see {@link org.khoso.api.intake.Delivery}. */
    private static final String RAW_REMARKS = "@remarks";
    /** What the store takes as one text. */
    private static final int LONGEST = 1_000_000;

    /** What became of a row. @param values values by concept @param findings what could not be kept where it was meant */
    record Fitted(Map<String, Object> values, List<Finding> findings) {
    }

    private final EClass type;
    private final Subject subject;
    private final String row;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private IncomingValues(Kind kind, String code, String row) {
        this.type = (EClass) HoldingsPackage.eINSTANCE.getEClassifier(kind.className());
        this.subject = new Subject(kind, null, code);
        this.row = row;
    }

    /** @param code what a person calls the thing @param row its place in the delivery @param raw texts of cells, where they differ */
    static Fitted of(Kind kind, String code, String row, RecordSetInfo set, Map<String, Object> byField, Map<String, String> raw) {
        var in = new IncomingValues(kind, code, row);
        for (FieldInfo f : set.fields()) {
            Object v = byField.get(f.code());
            if (v != null && !(v instanceof String s && s.isBlank()))
                in.field(f, v);
        }
        if (raw.containsKey(RAW_REMARKS))
            in.remarks.add(raw.get(RAW_REMARKS));
        in.remark(set);
        return new Fitted(in.values, in.findings);
    }

    private void field(FieldInfo f, Object value) {
        Optional<Object> fit = fit(f.concept(), value);
        if (fit.isPresent()) {
            values.put(f.concept(), fit.get());
            return;
        }
        String text = HoldingView.format(value);
        findings.add(new Finding("intake/value-unfit", "", Confidence.DESIGN, Level.SHOULD, subject, f.code(),
                Message.of("core.intake.value-unfit", shortened(text), f.label(), row),
                Message.of("core.intake.value-unfit.remedy", f.label())));
        remarks.add(f.label().vi() + ": " + text);
    }

    private void remark(RecordSetInfo set) {
        if (remarks.isEmpty())
            return;
        String concept = set.byConcept(Concepts.NOTE).map(FieldInfo::concept).filter(c -> fit(c, "").isPresent()).orElse(REMARKS);
        Object own = values.get(concept);
        String text = (own == null ? "" : own + "; ") + String.join("; ", remarks);
        values.put(concept, cut(text));
    }

    /** @return the value as the concept holds it; empty if it cannot */
    private Optional<Object> fit(String concept, Object value) {
        Object v = value instanceof String s ? cut(s) : value;
        if (concept.startsWith("ext:"))
            return Optional.of(v);
        if (type == null || !(type.getEStructuralFeature(concept) instanceof EAttribute a))
            return Optional.empty();
        Class<?> wanted = a.getEAttributeType().getInstanceClass();
        if (wanted == null || wanted.isInstance(v))
            return Optional.of(v);
        return Optional.ofNullable(converted(v, wanted));
    }

    /** What can be said in the other type without loss; null if nothing can. */
    private static Object converted(Object v, Class<?> wanted) {
        if (wanted == String.class)
            return v instanceof PartialDate || v instanceof Number || v instanceof Boolean ? HoldingView.format(v) : null;
        if (wanted == BigDecimal.class)
            return v instanceof Long l ? BigDecimal.valueOf(l) : null;
        boolean whole = wanted == Long.class && v instanceof BigDecimal d && d.stripTrailingZeros().scale() <= 0
                && d.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return whole ? ((BigDecimal) v).longValueExact() : null;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026";
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "\u2026" : text;
    }
}
