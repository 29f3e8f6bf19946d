package org.khoso.core.campaign;

import java.util.List;
import org.khoso.model.Concepts;

/** What can be said of a campaign or of a line of its plan, and how a person writes it. */
public enum Field {
    /** Code. */
    CODE("code", Concepts.REFERENCE_CODE, Type.TEXT, Of.CAMPAIGN),
    /** Title. */
    TITLE(Concepts.TITLE, Concepts.TITLE, Type.TEXT, Of.CAMPAIGN),
    /** Code of the administrative unit. */
    UNIT("unit", Concepts.UNIT, Type.TEXT, Of.CAMPAIGN),
    /** Decisions and plans it rests on. */
    LEGAL_BASIS("legal-basis", Concepts.LEGAL_BASIS, Type.TEXT, Of.CAMPAIGN),
    /** What it covers. */
    SCOPE("scope", Concepts.SCOPE, Type.TEXT, Of.CAMPAIGN),
    /** Where it is done. */
    PLACE("place", Concepts.PLACE, Type.TEXT, Of.CAMPAIGN),
    /** First day. */
    FROM("from", Concepts.DATE_FROM, Type.DATE, Of.BOTH),
    /** Planned end. */
    TO("to", Concepts.DATE_TO, Type.DATE, Of.BOTH),
    /** How it is done: codes separated by commas. */
    METHOD("method", Concepts.METHOD, Type.CODES, Of.CAMPAIGN),
    /** Other way, in words. */
    METHOD_TEXT("method-text", Concepts.METHOD_TEXT, Type.TEXT, Of.CAMPAIGN),
    /** Organisation hired. */
    CONTRACTOR("contractor", Concepts.CONTRACTOR, Type.TEXT, Of.CAMPAIGN),
    /** Its business code. */
    CONTRACTOR_CODE("contractor-code", Concepts.CONTRACTOR_CODE, Type.TEXT, Of.CAMPAIGN),
    /** Number and date of the contract. */
    CONTRACT("contract", Concepts.CONTRACT, Type.TEXT, Of.CAMPAIGN),
    /** Software, one a line: name | supplier | what it does. */
    SOFTWARE("software", Concepts.SOFTWARE, Type.LINES, Of.CAMPAIGN),
    /** Equipment, one a line: name | number | supplier. */
    EQUIPMENT("equipment", Concepts.EQUIPMENT, Type.LINES, Of.CAMPAIGN),
    /** Bytes a page takes, if it is not to be measured. */
    BYTES_PER_PAGE("bytes-per-page", Concepts.BYTES_PER_PAGE, Type.NUMBER, Of.CAMPAIGN),
    /** Lot. */
    LOT("lot", Concepts.LOT, Type.TEXT, Of.LINE),
    /** Level. */
    LEVEL("level", Concepts.LEVEL, Type.CODE, Of.LINE),
    /** Fonds, by code, name or identity. */
    FONDS("fonds", Concepts.PLANNED_FONDS, Type.FONDS, Of.LINE),
    /** Dossiers to be digitised. */
    DOSSIERS("dossiers", Concepts.PLANNED_DOSSIERS, Type.NUMBER, Of.LINE),
    /** Records to be digitised. */
    RECORDS("records", Concepts.PLANNED_RECORDS, Type.NUMBER, Of.LINE),
    /** Pages to be digitised. */
    PAGES("pages", Concepts.PLANNED_PAGES, Type.NUMBER, Of.LINE),
    /** Boxes to be digitised. */
    BOXES("boxes", Concepts.BOXES, Type.NUMBER, Of.LINE),
    /** Shelf metres to be digitised. */
    METRES("metres", Concepts.SHELF_METRES, Type.DECIMAL, Of.LINE),
    /** Step that the lot is in. */
    STAGE("stage", Concepts.STAGE, Type.CODE, Of.LINE),
    /** Note. */
    NOTE("note", Concepts.NOTE, Type.TEXT, Of.BOTH);

    /** How a value is written. */
    enum Type {
        /** Words. */
        TEXT,
        /** Words, one thing a line; a semicolon ends a line, too. */
        LINES,
        /** Whole number. */
        NUMBER,
        /** Number. */
        DECIMAL,
        /** Date. */
        DATE,
        /** One code of the field's list. */
        CODE,
        /** Codes of the field's list. */
        CODES,
        /** Code, name or identity of a fonds. */
        FONDS
    }

    private enum Of {
        CAMPAIGN, LINE, BOTH
    }

    private final String word;
    private final String concept;
    private final Type type;
    private final Of of;

    Field(String word, String concept, Type type, Of of) {
        this.word = word;
        this.concept = concept;
        this.type = type;
        this.of = of;
    }

    /** @return its name in options, in headers of spreadsheets and in JSON */
    public String word() {
        return word;
    }

    /** @return concept that keeps it */
    public String concept() {
        return concept;
    }

    Type type() {
        return type;
    }

    /** @return fields of a campaign, in order */
    public static List<Field> ofCampaign() {
        return List.of(values()).stream().filter(f -> f.of != Of.LINE).toList();
    }

    /** @return fields of a line of its plan, in order */
    public static List<Field> ofLine() {
        return List.of(LOT, LEVEL, FONDS, DOSSIERS, RECORDS, PAGES, BOXES, METRES, FROM, TO, STAGE, NOTE);
    }
}
