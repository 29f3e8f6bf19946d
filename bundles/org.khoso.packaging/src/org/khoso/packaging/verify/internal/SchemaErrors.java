package org.khoso.packaging.verify.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.khoso.model.io.XmlInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Errors of validation of one document: the first of each sort, and how many. */
final class SchemaErrors implements ErrorHandler {
    private enum Sort {
        DUPLICATE_ID("package/id-duplicate", "cvc-id.2"), POINTER("package/pointer", "cvc-id.1"), ORDER("package/element-order",
                "cvc-complex-type.2.4.a"), UNKNOWN("package/element-unknown", "cvc-complex-type.2.4.a"), OTHER("package/schema", "");

        private final String rule;
        private final String prefix;

        Sort(String rule, String prefix) {
            this.rule = rule;
            this.prefix = prefix;
        }
    }

    /** The element at which the content went wrong, in the words of the parser. */
    private static final Pattern AT = Pattern.compile("element '(?:\\{\"[^\"]*\":|[\\w-]+:)?([\\w.-]+)}?'");
    private final Set<String> declared;
    private final Map<Sort, SAXParseException> first = new EnumMap<>(Sort.class);
    private final Map<Sort, Integer> counts = new EnumMap<>(Sort.class);

    /** @param declared names of the elements that the schema knows: another order of them is borne, others are not */
    SchemaErrors(Set<String> declared) {
        this.declared = declared;
    }

    @Override
    public void warning(SAXParseException e) {
        // a hint that is not followed is no fault of the document
    }

    @Override
    public void error(SAXParseException e) {
        String text = String.valueOf(e.getMessage());
        for (Sort s : Sort.values())
            if (text.startsWith(s.prefix)) {
                Sort sort = s == Sort.ORDER && unknown(text) ? Sort.UNKNOWN : s;
                first.putIfAbsent(sort, e);
                counts.merge(sort, 1, Integer::sum);
                return;
            }
    }

    private boolean unknown(String text) {
        var at = AT.matcher(text);
        return at.find() && !declared.contains(at.group(1));
    }

    @Override
    public void fatalError(SAXParseException e) {
        error(e);
    }

    void report(String path, Report.Sink to) {
        first.forEach((sort, e) -> to.add(sort.rule, path, e.getLineNumber(), XmlInput.reason(e),
                counts.get(sort)));
    }
}
