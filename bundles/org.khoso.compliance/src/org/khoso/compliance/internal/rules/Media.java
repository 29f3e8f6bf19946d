package org.khoso.compliance.internal.rules;

import java.util.List;
import java.util.Locale;
import org.khoso.api.FileView;
import org.khoso.api.RecordView;
import org.khoso.compliance.internal.Params;

/** What kinds of file there are, for rules that concern only some. */
final class Media {
    private Media() {
    }

    /** @return media type in lower case without parameters; empty if unknown */
    static String mime(FileView file) {
        String mime = file.mime() == null ? "" : file.mime();
        int end = mime.indexOf(';');
        return (end < 0 ? mime : mime.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    static boolean image(FileView file) {
        return mime(file).startsWith("image/");
    }

    static boolean pdf(FileView file) {
        return mime(file).equals("application/pdf");
    }

    /** @return whether such a file has pages */
    static boolean paged(FileView file) {
        return pdf(file) || image(file);
    }

    /** @return whether a media type is among these; {@code audio/*} stands for all of its family */
    static boolean among(FileView file, List<String> mimes) {
        String mime = mime(file);
        return mimes.stream().anyMatch(m -> m.endsWith("/*") ? mime.startsWith(m.substring(0, m.length() - 1)) : m.equals(mime));
    }

    /** @return whether the rule concerns this type of record: {@code recordTypes}, or all */
    static boolean concerns(Params params, RecordView subject) {
        List<String> types = params.list("recordTypes");
        return types.isEmpty() || types.contains(subject.recordSet().recordType());
    }

    static String place(FileView file) {
        return file.path() == null || file.path().isEmpty() ? file.name() : file.path();
    }
}
