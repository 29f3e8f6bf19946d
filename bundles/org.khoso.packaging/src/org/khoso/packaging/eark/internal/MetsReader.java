package org.khoso.packaging.eark.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.khoso.packaging.verify.internal.Scratch;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a METS document once: attributes and numbers of elements are checked on the way, files go out, the rest is gathered. */
final class MetsReader extends DefaultHandler {
    private static final int LONGEST_TEXT = 2000;

    /** An element that is open. */
    static final class Frame {
        final String path;
        final int line;
        final Map<String, Integer> children = new HashMap<>();

        Frame(String path, int line) {
            this.path = path;
            this.line = line;
        }
    }

    private final Told told;
    private final Ids ids;
    private final Checks checks;
    private final Consumer<Reference> files;
    private final boolean submission;
    private final Facts facts = new Facts();
    private final HeaderReader header = new HeaderReader(facts);
    private final FileReader groups;
    private final MapReader maps;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private Locator where;

    /** @param submission whether requirements of SIP count too @param files takes each file as soon as it was read */
    MetsReader(Told told, Scratch scratch, boolean submission, Consumer<Reference> files) {
        this.told = told;
        this.submission = submission;
        this.files = files;
        ids = new Ids(scratch);
        checks = new Checks(told.requirements(), ids);
        groups = new FileReader(facts, files);
        maps = new MapReader(facts, ids, checks);
    }

    Facts facts() {
        return facts;
    }

    Ids ids() {
        return ids;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        where = locator;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes a) {
        Frame parent = open.peek();
        text.setLength(0);
        if (!uri.equals(Names.METS) || parent != null && parent.path.isEmpty()) {
            open.push(new Frame("", 0));
            return;
        }
        if (parent != null)
            parent.children.merge(local, 1, Integer::sum);
        boolean again = parent != null && parent.path.endsWith("/" + local) && (local.equals("fileGrp") || local.equals("file"));
        Frame f = new Frame(parent == null ? local : again ? parent.path : parent.path + "/" + local, where.getLineNumber());
        open.push(f);
        attributes(f, a);
        gather(f, local, a);
    }

    private void attributes(Frame f, Attributes a) {
        boolean identified = f.path.startsWith(MapReader.MAP);
        for (Requirement r : told.edition().attributesOf(f.path)) {
            String value = Names.value(a, r.attribute());
            identified |= r.attribute().equals("ID");
            if (!submission && r.id().startsWith("SIP"))
                continue;
            for (Requirement.Check c : r.checks()) {
                Object[] broken = checks.broken(c, value, a);
                if (broken != null) {
                    tell(f.line, r.id(), broken);
                    break;
                }
            }
        }
        if (!identified && a.getValue("ID") != null)
            ids.add(a.getValue("ID").strip());
    }

    private void tell(int line, String id, Object[] broken) {
        Object[] more = new Object[broken.length - 1];
        System.arraycopy(broken, 1, more, 0, more.length);
        told.at(line, id, (String) broken[0], more);
    }

    private void gather(Frame f, String local, Attributes a) {
        switch (f.path) {
            case "mets" -> header.root(f.line, a);
            case "mets/dmdSec" -> facts.descriptions++;
            case "mets/amdSec" -> facts.administrative++;
            case "mets/fileSec" -> {
                facts.fileSections++;
                facts.fileSectionLine = f.line;
            }
            default -> {
                // looked at below
            }
        }
        header.start(f.path, f.line, a);
        groups.start(f.path, f.line, a);
        maps.start(f.path, f.line, a);
        section(f.path, local, a);
        if (local.equals("mdRef"))
            reference(f, a);
    }

    /** Sections that have ids to which others point. */
    private void section(String path, String local, Attributes a) {
        boolean descriptive = path.equals("mets/dmdSec");
        boolean administrative = path.equals("mets/amdSec/" + local) && local.endsWith("MD");
        facts.sections += administrative ? 1 : 0;
        if (local.equals("digiprovMD"))
            facts.provenance++;
        String id = a.getValue("ID");
        if (id == null)
            return;
        boolean current = a.getValue("STATUS") == null || a.getValue("STATUS").equals("CURRENT");
        if (descriptive || administrative)
            ids.section(id.strip(), descriptive, current);
        else if (path.equals("mets/amdSec"))
            ids.whole(id.strip());
    }

    private void reference(Frame f, Attributes a) {
        String href = Names.value(a, "xlink:href");
        if (href != null && !href.isBlank())
            files.accept(new Reference(f.path, f.path, href, a.getValue("SIZE"), a.getValue("CHECKSUM"), a.getValue("CHECKSUMTYPE"),
                    String.valueOf(a.getValue("MDTYPE")), null, f.line));
    }

    @Override
    public void characters(char[] c, int from, int n) {
        if (text.length() < LONGEST_TEXT)
            text.append(c, from, Math.min(n, LONGEST_TEXT));
    }

    @Override
    public void endElement(String uri, String local, String name) {
        Frame f = open.pop();
        if (f.path.isEmpty())
            return;
        for (Requirement r : told.edition().childrenOf(f.path))
            count(f, r);
        header.end(f.path, text.toString());
        groups.end(f.path);
        maps.end(f.path);
        text.setLength(0);
    }

    private void count(Frame f, Requirement r) {
        String child = r.path().substring(r.path().lastIndexOf('/') + 1);
        int found = f.children.getOrDefault(child, 0);
        for (Requirement.Check c : r.checks()) {
            List<String> bounds = List.of(c.argument().split("\\.\\."));
            boolean fewer = found < Integer.parseInt(bounds.get(0));
            boolean more = !bounds.get(1).equals("n") && found > Integer.parseInt(bounds.get(1));
            if (fewer || more)
                told.at(f.line, r.id(), "count", found, c.argument());
        }
    }

    /** Attributes as they were, since a parser uses theirs again. */
    static Attributes copy(Attributes a) {
        return new AttributesImpl(a);
    }
}
