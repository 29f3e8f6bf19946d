package org.khoso.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Reads {@code artifacts.xml} of a p2 repository: where its files lie and which checksums they have. */
final class Artifacts {
    private static final String CHECKSUM = "download.checksum.";

    /** Where files of a kind lie. @param filter which files @param output pattern of the path */
    private record Mapping(Filter filter, String output) {
    }

    private final String where;
    private final List<Mapping> mappings = new ArrayList<>();
    private final Map<Unit.Artifact, Map<String, String>> checksums = new HashMap<>();

    private Artifacts(String where) {
        this.where = where;
    }

    static Artifacts read(InputStream in, String where) throws IOException {
        var a = new Artifacts(where);
        try {
            a.read(Metadata.reader(in));
        } catch (XMLStreamException | InvalidSyntaxException | IllegalArgumentException e) {
            throw Metadata.bad(e, where);
        }
        return a;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, InvalidSyntaxException, IOException {
        Deque<String> path = new ArrayDeque<>();
        Unit.Artifact artifact = null;
        Map<String, String> properties = Map.of();
        boolean plain = true;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && path.pop().equals("artifact") && artifact != null) {
                // a file may be listed twice, once in a form that has to be unpacked (processing steps): the plain one counts
                if (plain)
                    add(artifact, properties);
                artifact = null;
            }
            if (event != XMLStreamConstants.START_ELEMENT)
                continue;
            switch (xml.getLocalName()) {
                case "rule" -> mappings.add(new Mapping(FrameworkUtil.createFilter(Metadata.value(xml, "filter")),
                        xml.getAttributeValue(null, "output")));
                case "artifact" -> {
                    artifact = new Unit.Artifact(Metadata.value(xml, "classifier"),
                            Metadata.safe(Metadata.value(xml, "id"), where),
                            org.osgi.framework.Version.parseVersion(Metadata.value(xml, "version")));
                    properties = new LinkedHashMap<>();
                    plain = true;
                }
                case "step" -> plain = false;
                case "property" -> {
                    if (artifact != null && "properties".equals(path.peek()))
                        properties.put(Metadata.value(xml, "name"), Metadata.value(xml, "value"));
                }
                default -> {
                    // nothing else is used
                }
            }
            path.push(xml.getLocalName());
        }
    }

    private void add(Unit.Artifact artifact, Map<String, String> properties) {
        Map<String, String> sums = new LinkedHashMap<>();
        properties.forEach((k, v) -> {
            if (k.startsWith(CHECKSUM))
                sums.put(k.substring(CHECKSUM.length()), v);
        });
        checksums.put(artifact, sums);
    }

    /** @return path of the file in the repository */
    String path(Unit.Artifact artifact) throws IOException {
        Map<String, String> asked = Map.of("classifier", artifact.classifier(), "id", artifact.id(), "version", artifact.version()
                .toString());
        for (Mapping m : mappings)
            if (m.filter().matches(asked) && m.output() != null) {
                String path = m.output().replace("${id}", artifact.id()).replace("${version}", artifact.version().toString());
                if (!path.startsWith("${repoUrl}/"))
                    throw Problems.of("elsewhere", artifact.id(), path, where);
                return path.substring("${repoUrl}/".length());
            }
        return "plugins/" + artifact.id() + "_" + artifact.version() + ".jar";
    }

    /** @return algorithm ("sha-256") and checksum of what the repository says of the file; empty if it says nothing */
    Map<String, String> checksums(Unit.Artifact artifact) {
        return checksums.getOrDefault(artifact, Map.of());
    }

    boolean lists(Unit.Artifact artifact) {
        return checksums.containsKey(artifact);
    }
}
