package org.khoso.testkit.compliance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.FileView;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;

/** Small pieces of standards data for tests: what would stand in a YAML file, in one call. */
public final class TestData {
    private TestData() {
    }

    /** @return an optional field without length or code list */
    public static FieldInfo field(String code, FieldType type) {
        return field(code, type, 0, null, false);
    }

    /** @return an optional field */
    public static FieldInfo field(String code, FieldType type, int maxLength, String codeList, boolean repeatable) {
        return new FieldInfo(code, "ext:" + code, new Bilingual("[" + code + "]", "[" + code + " en]"), type, maxLength, "O",
                Confidence.VERBATIM, Confidence.VERBATIM, codeList, repeatable, false, "Test", new Bilingual("", ""));
    }

    /** @return a record set for records of type text */
    public static RecordSetInfo recordSet(FieldInfo... fields) {
        return recordSet(Kind.RECORD, "text", fields);
    }

    /** @return a record set */
    public static RecordSetInfo recordSet(Kind kind, String recordType, FieldInfo... fields) {
        return new RecordSetInfo("test.set", "1", "test", kind, recordType, new Bilingual("Test", "Test"), "Test", Confidence.VERBATIM,
                Confidence.VERBATIM, true, null, null, List.of(fields));
    }

    /** @return a rule at level must without anchor */
    public static RuleInfo rule(String kind, String field, Map<String, Object> parameters) {
        return rule(kind, field, parameters, "", null, null);
    }

    /** @return a rule at level must that an anchor date decides on */
    public static RuleInfo rule(String kind, String field, Map<String, Object> parameters, String anchor, java.time.LocalDate from,
            java.time.LocalDate to) {
        return new RuleInfo("test.set/" + (field.isEmpty() ? "" : field + "/") + kind, kind, "test.set", field, parameters, Level.MUST,
                "Test 1",
                Confidence.VERBATIM, anchor, from, to, "test.yaml");
    }

    /** @return a code list whose labels are the codes in brackets */
    public static CodeList codeList(String id, String... codes) {
        return new CodeList(id, "Test", Confidence.VERBATIM,
                Arrays.stream(codes).map(c -> new CodeList.Value(c, new Bilingual("[" + c + "]", null))).toList());
    }

    /** @return a readable file without pages, resolution or duration */
    public static FileView file(String path, String puid, String mime) {
        return file(path, puid, mime, 0, 0, null, 0, 0, true);
    }

    /** @return a readable PDF (PDF/A-2b) with these pages, dots per inch and text layer */
    public static FileView pdf(String path, int pages, double dpi, Boolean textLayer) {
        return file(path, "fmt/477", "application/pdf", pages, dpi, textLayer, 0, 0, true);
    }

    /** @return a file */
    public static FileView file(String path, String puid, String mime, int pages, double dpi, Boolean textLayer, double seconds,
            long bitRate,
            boolean readable) {
        UUID id = Ids.next();
        return new FileView(id, path, path.substring(path.lastIndexOf('/') + 1), "0".repeat(64), 1000, puid, mime, pages, dpi, textLayer,
                seconds,
                bitRate, readable);
    }
}
