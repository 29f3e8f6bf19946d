package org.khoso.packaging.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.FieldInfo;
import org.khoso.api.Progress;
import org.khoso.api.RecordView;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContents;
import org.khoso.api.packaging.PackageType;
import org.khoso.model.io.XmlInput;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.verify.internal.GuardedContents;

/** Every field that the data of a standard list comes back from a package that was written and read: of every type, folder and ZIP. */
class FieldsComeBackTest {
    private static final int ROUNDS = 12;
    /** An optional field is given in every other round: twelve may pass without one; a hundred don't, unless the writer loses it. */
    private static final int MOST = 100;
    private final TestCatalog catalog = new TestCatalog();
    @TempDir
    Path dir;

    @Test
    void everyFieldOfEveryType() throws IOException, XMLStreamException {
        long seed = Long.getLong("khoso.seed", System.nanoTime());
        RandomContent random = new RandomContent(catalog, seed);
        Set<String> all = allFields();
        Set<String> seen = new TreeSet<>();
        for (PackageType type : PackageType.values())
            for (int i = 0; i < ROUNDS || i < MOST && !seen.containsAll(ofType(all, type)); i++)
                round(random.next(type, 8, 12, 200), i % 2 == 0, "seed " + seed + ", " + type + " " + i, seen);
        assertEquals(String.join("\n", all), String.join("\n", seen), "seed " + seed);
    }

    private Set<String> allFields() {
        Set<String> all = new TreeSet<>();
        for (var profile : catalog.profiles())
            for (String set : List.of(profile.dossier(), profile.text(), profile.photo(), profile.av()))
                for (FieldInfo f : catalog.recordSet(set).orElseThrow().fields())
                    all.add(profile.packageType() + " " + set + "/" + f.code());
        return all;
    }

    private static List<String> ofType(Set<String> all, PackageType type) {
        return all.stream().filter(f -> f.startsWith(type.code() + " ")).toList();
    }

    private void round(PackageContent content, boolean zip, String which, Set<String> seen) throws IOException, XMLStreamException {
        Path written = new HosoPackager().write(content, dir.resolve(content.uuid().toString()), zip, Progress.NONE).path();
        List<Map<String, String>> read = new ArrayList<>();
        Map<String, String> header = Map.of();
        try (PackageContents.Opened opened = new GuardedContents().open(written, 1000)) {
            for (PackageContents.Item i : opened.items())
                try (InputStream in = opened.open(i.path())) {
                    if (i.path().endsWith("metadata/descriptive/EAD.xml"))
                        header = fields(in);
                    else if (i.path().contains("/descriptive/"))
                        read.add(fields(in));
                }
        }
        compare(content.type(), content.dossier(), List.of(header), which, seen);
        assertEquals(content.records().size(), read.size(), which);
        for (PackageContent.Item item : content.records())
            compare(content.type(), item.view(), read, which, seen);
    }

    /** The description is one of those that were read: none of the fields that were given is missing, none is another. */
    private static void compare(PackageType type, RecordView view, List<Map<String, String>> read, String which, Set<String> seen) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (FieldInfo f : view.fields())
            if (!view.text(f.code()).isEmpty())
            wanted.put(f.code(), held(view.text(f.code())));
        assertTrue(read.stream().anyMatch(r -> without(r).equals(wanted)), which + ": " + wanted + " is not in " + read);
        wanted.keySet().forEach(code -> seen.add(type.code() + " " + view.recordSet().id() + "/" + code));
    }

    private static Map<String, String> without(Map<String, String> fields) {
        Map<String, String> some = new LinkedHashMap<>(fields);
        some.values().removeIf(String::isEmpty);
        return some;
    }

    /** XML can't hold every character; what it can't is left out, and said so in the document; line ends become its own. */
    private static String held(String text) {
        return text.replace("\u0007", "").replace("\r\n", "\n");
    }

    private static Map<String, String> fields(InputStream in) throws XMLStreamException {
        Map<String, String> fields = new LinkedHashMap<>();
        XMLStreamReader r = XmlInput.stream(in);
        for (int depth = 0; r.hasNext();)
            switch (r.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (depth++ == 1) {
                    fields.put(r.getLocalName(), r.getElementText());
                    depth--;
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> {
                // blanks and comments
            }
            }
        return fields;
    }
}
