package org.khoso.packaging.eark.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.khoso.packaging.eark.internal.Facts.Group;
import org.xml.sax.Attributes;

/** Gathers groups of files; the files themselves go out one by one. */
final class FileReader {
    private static final String GROUP = "mets/fileSec/fileGrp";
    private static final String FILE = GROUP + "/file";
    private static final String PLACE = FILE + "/FLocat";
    private final Facts facts;
    private final Consumer<Reference> files;
    private final Deque<Group> open = new ArrayDeque<>();
    private final Deque<Attributes> openFiles = new ArrayDeque<>();

    FileReader(Facts facts, Consumer<Reference> files) {
        this.facts = facts;
        this.files = files;
    }

    void start(String path, int line, Attributes a) {
        switch (path) {
            case GROUP -> {
                Group g = new Group(line, a.getValue("ID"), a.getValue("USE"), Names.value(a, "csip:CONTENTINFORMATIONTYPE"),
                        Names.value(a, "csip:OTHERCONTENTINFORMATIONTYPE"), !open.isEmpty());
                if (facts.room())
                    facts.groups.add(g);
                open.push(g);
            }
            case FILE -> {
                open.forEach(g -> g.files++);
                openFiles.push(MetsReader.copy(a));
            }
            case PLACE -> place(line, a);
            default -> {
                // no part of it
            }
        }
    }

    private void place(int line, Attributes a) {
        String href = Names.value(a, "xlink:href");
        Attributes file = openFiles.peek();
        if (href != null && !href.isBlank() && file != null)
            files.accept(
                    new Reference(FILE, PLACE, href, file.getValue("SIZE"), file.getValue("CHECKSUM"), file.getValue("CHECKSUMTYPE"), null,
                            use(), line));
    }

    /** A group without a use is a part of the one around it. */
    private String use() {
        return open.stream().map(g -> g.use).filter(u -> u != null && !u.isBlank()).findFirst().orElse("");
    }

    void end(String path) {
        if (path.equals(GROUP))
            open.pop();
        if (path.equals(FILE))
            openFiles.pop();
    }
}
