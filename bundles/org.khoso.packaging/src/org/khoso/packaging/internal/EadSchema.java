package org.khoso.packaging.internal;

import java.io.IOException;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.RecordSetInfo;

/** Makes the XML schema of a record set, in the shape that the circular gives (xs:all, so any order). */
final class EadSchema {
    private static final String DATE = "(([0-9]{2}/)?[0-9]{2}/)?[0-9]{4}";

    private EadSchema() {
    }

    static void write(RecordSetInfo set, Xml xml) throws IOException {
        xml.open("xs:schema", "xmlns:xs", "http://www.w3.org/2001/XMLSchema", "elementFormDefault", "qualified",
                "version", set.version());
        xml.open("xs:element", "name", set.rootElement()).open("xs:complexType").open("xs:complexContent");
        xml.empty("xs:extension", "base", "elementContainer").close("xs:complexContent").close("xs:complexType");
        xml.close("xs:element");
        xml.open("xs:complexType", "name", "elementContainer").empty("xs:group", "ref", "elementsGroup").close("xs:complexType");
        xml.open("xs:group", "name", "elementsGroup").open("xs:all");
        for (FieldInfo field : set.fields())
            element(field, xml);
        xml.close("xs:all").close("xs:group").close("xs:schema");
    }

    private static void element(FieldInfo field, Xml xml) throws IOException {
        boolean must = field.obligation().equals("M") && field.obligationConfidence().mayOblige();
        xml.open("xs:element", "name", field.code(), "minOccurs", must ? "1" : "0", "maxOccurs", "1");
        xml.open("xs:annotation").text("xs:documentation", field.label().vi(), "xml:lang", "vi").close("xs:annotation");
        xml.open("xs:simpleType");
        // what need not be there may be there empty
        if (must)
            restriction(field, xml);
        else {
            xml.open("xs:union").open("xs:simpleType").open("xs:restriction", "base", "xs:string")
                    .empty("xs:length", "value", "0").close("xs:restriction").close("xs:simpleType");
            xml.open("xs:simpleType");
            restriction(field, xml);
            xml.close("xs:simpleType").close("xs:union");
        }
        xml.close("xs:simpleType").close("xs:element");
    }

    private static void restriction(FieldInfo field, Xml xml) throws IOException {
        xml.open("xs:restriction", "base", base(field.type()));
        switch (field.type()) {
            case TEXT -> {
                if (field.maxLength() > 0)
                    xml.empty("xs:maxLength", "value", field.maxLength());
            }
            case NUMBER -> {
                if (field.maxLength() > 0)
                    xml.empty("xs:totalDigits", "value", field.maxLength());
            }
            case DATE -> xml.empty("xs:pattern", "value", DATE);
            default -> {
                // xs:boolean takes 1 and 0; decimals have no bound in the standards
            }
        }
        xml.close("xs:restriction");
    }

    private static String base(FieldType type) {
        return switch (type) {
            case TEXT, DATE -> "xs:string";
            case NUMBER -> "xs:nonNegativeInteger";
            case DECIMAL -> "xs:decimal";
            case BOOLEAN -> "xs:boolean";
        };
    }
}
