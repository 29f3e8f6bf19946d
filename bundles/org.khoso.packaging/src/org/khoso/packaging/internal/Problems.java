package org.khoso.packaging.internal;

import java.nio.file.Path;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.RecordView;

/** Why a package could not be written; sentences are in KHOSO-INF/messages. */
final class Problems {
    private Problems() {
    }

    static KhosoException exists(Path path) {
        return problem("packaging.exists", "packaging.exists.remedy", path.toString());
    }

    static KhosoException empty(RecordView dossier) {
        return problem("packaging.empty", "packaging.empty.remedy", dossier.code());
    }

    static KhosoException changed(RecordView view, String name, String expected, String found) {
        return problem("packaging.bytes-changed", "packaging.bytes-changed.remedy", view.code(), name, expected, found);
    }

    static KhosoException notPackable(RecordView view) {
        return problem("packaging.no-schema", "packaging.no-schema.remedy", view.code(), view.recordSet().title());
    }

    static KhosoException mixedSets(RecordView view, String schema) {
        return problem("packaging.mixed-sets", "packaging.mixed-sets.remedy", view.code(), schema);
    }

    static KhosoException badFieldName(RecordView view, String field) {
        return problem("packaging.bad-field-name", "packaging.bad-field-name.remedy", view.code(), field);
    }

    static KhosoException link(RecordView view, String name, String type) {
        return problem("packaging.link-not-allowed", "packaging.link-not-allowed.remedy", view.code(), name, type);
    }

    static KhosoException cancelled(RecordView dossier) {
        return problem("packaging.cancelled", null, dossier.code());
    }

    private static KhosoException problem(String key, String remedy, Object... args) {
        return new KhosoException(Message.of(key, args), remedy == null ? null : Message.of(remedy, args), null);
    }
}
