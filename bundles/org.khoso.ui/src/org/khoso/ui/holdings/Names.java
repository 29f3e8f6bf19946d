package org.khoso.ui.holdings;

import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** What objects are called in trees and headings, and the icon that stands for them. */
final class Names {
    private Names() {
    }

    /** @return code or ordinal, and title; of a document without a title its number. @param untitled said where there is neither */
    static String of(Holding h, String untitled) {
        String code = h.kind() == Kind.RECORD && h.value(Concepts.ORDINAL) != null
                ? h.text(Concepts.ORDINAL) + "."
                : h.text(Concepts.REFERENCE_CODE);
        String title = h.text(Concepts.TITLE).strip();
        if (title.isEmpty())
            title = (h.text(Concepts.NUMBER) + " " + h.text(Concepts.NOTATION)).strip();
        if (title.isEmpty())
            title = untitled;
        return title.equals(code) ? code : (code + "  " + title).strip();
    }

    /** @return name of the icon of a kind; of the type of record, if that is known */
    static String icon(Kind kind, Holding h) {
        return switch (kind) {
            case FONDS -> "fonds";
            case CATALOGUE -> "catalogue";
            case DOSSIER -> "dossier";
            case FILE -> "file";
            default -> switch (h == null ? "" : h.text(Concepts.RECORD_TYPE)) {
                case "photo" -> "photo";
                case "av" -> "av";
                default -> "record";
            };
        };
    }
}
