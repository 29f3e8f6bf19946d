package org.khoso.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.FieldInfo;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RecordView;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** Description of a lot of documents or of a request: no object of the archive, so what can't be counted or taken over is given by hand. */
record HeaderView(UUID id, Kind kind, RecordSetInfo recordSet, Map<String, String> values) implements RecordView {
    private static final Pattern ORDINAL = Pattern.compile("(.*?)(\\d{1,18})");

    /**
     * Makes one.
     *
     * @param of      dossier that the documents are from, for its title
     * @param records number of documents
     * @param terms   has values by field code, which win, and how many lots came before with the same
     * @throws KhosoException if a value is given for a field that is none, or a mandatory one has no value
     */
    static HeaderView of(UUID id, RecordSetInfo set, Holding of, int records, PackageTerms terms) throws KhosoException {
        Map<String, String> given = terms.fields();
        List<String> codes = set.fields().stream().map(FieldInfo::code).toList();
        for (String name : given.keySet())
            if (!codes.contains(name))
            throw new KhosoException(Message.of("core.package.no-field", name, set.title()),
                    Message.of("core.package.no-field.remedy", String.join(", ", codes)), null);
        Map<String, String> values = new LinkedHashMap<>();
        for (FieldInfo f : set.fields())
            values.put(f.code(), value(f, given.get(f.code()), of, records, terms.lot()));
        List<String> missing = set.fields().stream().filter(f -> f.obligation().equals("M") && values.get(f.code()).isBlank())
                .map(FieldInfo::code).toList();
        if (!missing.isEmpty())
            throw new KhosoException(Message.of("core.package.fields-missing", set.title(), String.join(", ", missing)),
                    Message.of("core.package.fields-missing.remedy", missing.get(0)), null);
        return new HeaderView(id, Kind.DOSSIER, set, values);
    }

    private static String value(FieldInfo field, String given, Holding of, int records, int lot) {
        return switch (field.concept()) {
            case Concepts.RECORD_COUNT -> Integer.toString(records);
            case Concepts.TITLE -> given == null ? of.text(Concepts.TITLE) : given;
            case Concepts.REFERENCE_CODE -> given == null ? "" : counted(given, lot);
            default -> given == null ? "" : given;
        };
    }

    /** The number at the end of a code, so much higher and with as many digits. */
    private static String counted(String code, int more) {
        Matcher m = ORDINAL.matcher(code);
        if (more == 0 || !m.matches())
            return code;
        String number = Long.toString(Long.parseLong(m.group(2)) + more);
        return m.group(1) + "0".repeat(Math.max(0, m.group(2).length() - number.length())) + number;
    }

    @Override
    public String code() {
        return recordSet.byConcept(Concepts.REFERENCE_CODE).map(f -> text(f.code())).orElse("");
    }

    @Override
    public Object value(String field) {
        String text = text(field);
        return text.isEmpty() ? null : text;
    }

    @Override
    public String text(String field) {
        return values.getOrDefault(field, "");
    }
}
