package org.khoso.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.khoso.api.KhosoException;
import org.khoso.model.io.XmlBytes;
import org.khoso.model.io.XmlInput;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Reads the units of a p2 repository's {@code content.xml}. Only names that are safe as names of files are let in. */
final class Metadata {
    private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}._+-]{1,200}");
    private static final Pattern ACTION = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)\\s*\\(");
    private static final int MOST = 200_000;

    private final String where;
    private final List<Unit> units = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private Draft unit;
    private Unit.Need need;
    private StringBuilder text;

    /** A unit that is being read. */
    private static final class Draft {
        private String id;
        private Version version;
        private String filter = "";
        private final Map<String, String> properties = new HashMap<>();
        private final List<Unit.Capability> provides = new ArrayList<>();
        private final List<Unit.Need> requires = new ArrayList<>();
        private final List<Unit.Artifact> artifacts = new ArrayList<>();
        private final List<String> actions = new ArrayList<>();
    }

    private Metadata(String where) {
        this.where = where;
    }

    static List<Unit> read(InputStream in, String where) throws IOException {
        try {
            var reader = new Metadata(where);
            reader.read(reader(in));
            return reader.units;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw bad(e, where);
        }
    }

    /** @return a reader that follows nothing out of the document, and ends one that asks for too much */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return XmlInput.stream(new XmlBytes(in, Repository.LARGEST, XmlBytes.RUN));
    }

    /** @return what to say of a document that can't be read */
    static KhosoException bad(Exception e, String where) {
        for (Throwable t = e; t != null; t = t.getCause())
            if (t instanceof KhosoException said)
            return said;
            else if (t instanceof XmlBytes.TooBig)
            return Problems.caused(e, "too-large", where, Repository.LARGEST >> 20);
        int line = XmlInput.line(e);
        return line > 0
                ? Problems.caused(e, "bad-xml", where, line, XmlInput.reason(e))
                : Problems.caused(e, "bad-metadata", where, XmlInput.reason(e));
    }

    /** @return an attribute, empty if it is not there */
    static String value(XMLStreamReader xml, String name) {
        String v = xml.getAttributeValue(null, name);
        return v == null ? "" : v;
    }

    /** @return the value, if it may be part of a file's name */
    static String safe(String value, String where) throws IOException {
        if (value == null || !SAFE.matcher(value).matches() || value.contains(".."))
            throw Problems.of("bad-name", value == null ? "" : value, where);
        return value;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, IOException {
        while (xml.hasNext())
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    start(xml);
                    path.push(xml.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> end(path.pop());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text != null)
                        text.append(xml.getText());
                }
                default -> {
                    // comments and white space say nothing
                }
            }
    }

    private void start(XMLStreamReader xml) throws IOException {
        String parent = path.isEmpty() ? "" : path.peek();
        text = null;
        if (unit == null) {
            if (xml.getLocalName().equals("unit") && parent.equals("units"))
                begin(xml);
            return;
        }
        switch (parent + "/" + xml.getLocalName()) {
            case "properties/property" -> {
                // not those of what it provides
                if (path.stream().skip(1).findFirst().orElse("").equals("unit"))
                    unit.properties.put(value(xml, "name"), value(xml, "value"));
            }
            case "provides/provided" -> unit.provides
                    .add(new Unit.Capability(value(xml, "namespace"), value(xml, "name"), version(value(xml, "version"))));
            case "requires/required" -> required(xml);
            case "artifacts/artifact" -> unit.artifacts.add(new Unit.Artifact(value(xml, "classifier"), safe(value(xml, "id"), where),
                    version(value(xml, "version"))));
            case "unit/filter", "required/filter" -> text = new StringBuilder();
            case "instructions/instruction" -> {
                // the manifest is a text, not something to run; zipped says how a feature is laid out
                if (!List.of("manifest", "zipped").contains(value(xml, "key")))
                    text = new StringBuilder();
            }
            default -> {
                // what else p2 knows of a unit is not used
            }
        }
    }

    private void begin(XMLStreamReader xml) throws IOException {
        if (units.size() == MOST)
            throw Problems.of("bad-metadata", where, ">" + MOST);
        unit = new Draft();
        unit.id = safe(value(xml, "id"), where);
        unit.version = version(value(xml, "version"));
    }

    private void required(XMLStreamReader xml) {
        need = null;
        if (xml.getAttributeValue(null, "match") != null)
            return; // an expression: what it means for bundles the framework knows better
        boolean optional = Boolean.parseBoolean(xml.getAttributeValue(null, "optional")) || "0".equals(xml.getAttributeValue(null, "min"));
        // a requirement that nothing may meet is none that could be missing
        if ("0".equals(xml.getAttributeValue(null, "max")))
            return;
        String range = value(xml, "range");
        need = new Unit.Need(value(xml, "namespace"), value(xml, "name"), new VersionRange(range.isEmpty() ? "0.0.0" : range), optional,
                "");
    }

    private void end(String name) {
        if (unit == null)
            return;
        String parent = path.isEmpty() ? "" : path.peek();
        switch (parent + "/" + name) {
            case "unit/filter" -> unit.filter = text();
            case "required/filter" -> {
                if (need != null)
                    need = new Unit.Need(need.namespace(), need.name(), need.range(), need.optional(), text());
            }
            case "requires/required" -> {
                if (need != null)
                    unit.requires.add(need);
            }
            case "instructions/instruction" -> {
                if (text != null)
                    ACTION.matcher(text).results().forEach(m -> unit.actions.add(m.group(1)));
            }
            case "units/unit" -> {
                units.add(new Unit(unit.id, unit.version, Map.copyOf(unit.properties), List.copyOf(unit.provides),
                        List.copyOf(unit.requires), unit.filter, List.copyOf(unit.artifacts), List.copyOf(unit.actions)));
                unit = null;
            }
            default -> {
                // nothing that was collected
            }
        }
        text = null;
    }

    private String text() {
        return text == null ? "" : text.toString().strip();
    }

    private static Version version(String text) {
        return Version.parseVersion(text);
    }
}
