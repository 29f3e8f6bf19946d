package org.khoso.ui.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;

class GridColumnsTest {
    private static RecordSetInfo set(String id) {
        return new RecordSetInfo(id, "1", "x", Kind.RECORD, "", new Bilingual(id, id), "", Confidence.DESIGN, Confidence.DESIGN, true, null,
                null,
                List.of());
    }

    @Test
    void theSetOfMostRowsNamesTheColumns() {
        var photo = set("photo");
        var text = set("text");
        assertEquals(List.of(text, photo), GridColumns.mostFirst(List.of(photo, text, text, photo, text)));
        assertEquals(List.of(photo, text), GridColumns.mostFirst(List.of(photo, text)), "of as many the first");
        assertEquals(List.of(), GridColumns.mostFirst(List.of()));
    }
}
