package org.khoso.packaging.internal;

import java.io.IOException;
import java.util.regex.Pattern;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordView;

/** Writes what a record set says of one object: its fields in the order of the standard. */
final class EadWriter {
    private static final Pattern ELEMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

    private EadWriter() {
    }

    /**
     * Writes a document.
     *
     * @param schemas path from the document to the folder of schemas
     */
    static void write(RecordView view, String schemas, Xml xml) throws IOException {
        String root = view.recordSet().rootElement();
        xml.open(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", "xsi:noNamespaceSchemaLocation",
                schemas + view.recordSet().schemaFile());
        for (FieldInfo field : view.fields()) {
            String value = view.text(field.code());
            if (!value.isEmpty() || field.obligation().equals("M"))
                element(view, field, value, xml);
        }
        xml.close(root);
    }

    private static void element(RecordView view, FieldInfo field, String value, Xml xml) throws IOException {
        if (!ELEMENT.matcher(field.code()).matches())
            throw Problems.badFieldName(view, field.code());
        xml.takeDropped();
        xml.text(field.code(), value);
        int dropped = xml.takeDropped();
        if (dropped > 0)
            xml.comment(dropped + " characters that XML cannot hold were left out of " + field.code());
    }
}
