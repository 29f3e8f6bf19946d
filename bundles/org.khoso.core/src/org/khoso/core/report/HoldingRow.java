package org.khoso.core.report;

import java.util.Optional;
import java.util.function.Function;
import org.khoso.api.CodeList;
import org.khoso.api.FieldInfo;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Holding;
import org.khoso.core.HoldingView;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.khoso.text.Fold;

/**
 * An object as a row of a report: its concepts by name, {@code field:CODE} of its record set, {@code parent.CONCEPT} of what
 * holds it, {@code raw:CONCEPT} without the meaning of codes, and what inventories make of several values.
 */
final class HoldingRow implements Function<String, Object> {
    private static final String FIELD = "field:";
    private static final String PARENT = "parent.";
    private static final String RAW = "raw:";
    private final Session session;
    private final Holding holding;
    private final Holding parent;
    private final Optional<HoldingView> view;
    private final String pages;

    /** @param pages where its pages lie among those of its siblings; empty if not known */
    HoldingRow(Session session, Holding holding, Holding parent, String pages) {
        this.session = session;
        this.holding = holding;
        this.parent = parent;
        this.pages = pages;
        view = session.view(holding, parent);
    }

    @Override
    public Object apply(String name) {
        if (name.startsWith(FIELD))
            return view.map(v -> v.text(name.substring(FIELD.length()))).orElse("");
        if (name.startsWith(PARENT))
            return parent == null ? null : parent.value(name.substring(PARENT.length()));
        if (name.startsWith(RAW))
            return holding.value(name.substring(RAW.length()));
        return switch (name) {
            case "code" -> first(holding.text(Concepts.NOTATION), holding.text(Concepts.REFERENCE_CODE));
            case "dates" -> dates();
            case "sheetsOrPages" -> sheetsOrPages();
            case "numberAndSign" -> numberAndSign();
            case "typeAndTitle" -> typeAndTitle();
            case "firstPage" -> pages;
            default -> meaning(name);
        };
    }

    private static String first(String a, String b) {
        return a.isBlank() ? b : a;
    }

    /** A code is said by what it means; what is no code of the list stays as it is. */
    private Object meaning(String concept) {
        Object value = view.flatMap(v -> v.recordSet().byConcept(concept).map(f -> v.value(f.code()))).orElse(holding.value(concept));
        if (!(value instanceof String code))
            return value;
        return view.flatMap(v -> v.recordSet().byConcept(concept)).map(FieldInfo::codeList).flatMap(session.standards()::codeList)
                .flatMap(l -> l.value(code)).map(CodeList.Value::label).<Object>map(l -> l).orElse(code);
    }

    private Object dates() {
        Object from = meaning(Concepts.DATE_FROM);
        Object to = meaning(Concepts.DATE_TO);
        String a = shown(from);
        String b = shown(to);
        return a.isEmpty() || a.equals(b) ? b : b.isEmpty() ? a : a + "-" + b;
    }

    private static String shown(Object value) {
        return value == null ? "" : value instanceof PartialDate d ? d.display() : value.toString();
    }

    private Object sheetsOrPages() {
        Object sheets = holding.value(Concepts.SHEET_COUNT);
        Object all = holding.value(Concepts.PAGE_COUNT);
        return sheets == null ? all : all == null || all.equals(sheets) ? sheets : sheets + "/" + all;
    }

    private String numberAndSign() {
        String number = holding.text(Concepts.NUMBER).strip();
        String sign = holding.text(Concepts.NOTATION).strip();
        if (number.isEmpty() || sign.isEmpty() || sign.startsWith(number + "/"))
            return sign.isEmpty() ? number : sign;
        return sign.startsWith("/") ? number + sign : number + "/" + sign;
    }

    /** The type in front of the subject, unless the subject begins with it. */
    private String typeAndTitle() {
        String type = shown(meaning(Concepts.DOCUMENT_TYPE)).strip();
        if (meaning(Concepts.DOCUMENT_TYPE) instanceof org.khoso.api.Bilingual b)
            type = b.vi();
        String title = holding.text(Concepts.TITLE).strip();
        return type.isEmpty() || Fold.fold(title).startsWith(Fold.fold(type)) ? title : type + (title.isEmpty() ? "" : " " + title);
    }
}
