package org.khoso.packaging.eark.internal;

import java.util.ArrayList;
import java.util.List;

/** What rules need to know of a METS document as a whole; what grows with the files of the package is not among it. */
final class Facts {
    /** More parts of one sort than this are not looked at. */
    static final int MOST = 10_000;

    /** A note of an agent. */
    record Note(String type, String text) {
    }

    /** Someone or something that had to do with the package. */
    record Agent(int line, String role, String otherRole, String type, String otherType, List<String> names, List<Note> notes) {
        boolean has(String wantedRole, String wantedType) {
            return wantedRole.equals(role) && wantedType.equals(type);
        }

        boolean isSoftware() {
            return "OTHER".equals(type) && "SOFTWARE".equals(otherType);
        }

        boolean isNamed() {
            return names.stream().anyMatch(n -> !n.isBlank());
        }
    }

    /** Another identifier of the package. */
    record Identifier(int line, String type, String text) {
    }

    /** A group of files. */
    static final class Group {
        final int line;
        final String id;
        final String use;
        final String content;
        final String otherContent;
        /** Whether it stands in another group. */
        final boolean within;
        /** Files, those of groups within it among them. */
        long files;

        Group(int line, String id, String use, String content, String otherContent, boolean within) {
            this.line = line;
            this.id = id;
            this.use = use;
            this.content = content;
            this.otherContent = otherContent;
            this.within = within;
        }

        boolean isUse(String wanted) {
            return wanted.equals(use);
        }

        boolean isRepresentation() {
            return use != null && (use.equals("Representations") || use.startsWith("Representations/"));
        }
    }

    /** A pointer to the METS of a representation. */
    record Pointer(int line, String href, String title, String type, String locator) {
    }

    /** A pointer to a file or a group. @param within whether it stands in a division further down */
    record FilePointer(int line, String id, boolean within) {
    }

    /** A division of a structural map. */
    static final class Division {
        final int line;
        final String label;
        final boolean metadata;
        /** How its id is broken; null if it is not. */
        final Object[] idBroken;
        final List<Division> divisions = new ArrayList<>();
        final List<FilePointer> files = new ArrayList<>();
        final List<Pointer> pointers = new ArrayList<>();

        /** @param metadata whether it points to sections of metadata */
        Division(int line, Object[] idBroken, String label, boolean metadata) {
            this.line = line;
            this.idBroken = idBroken;
            this.label = label;
            this.metadata = metadata;
        }

        /** @param wanted label, or use of a group of files, which may have none: null is nobody's */
        boolean is(String wanted) {
            return wanted != null && wanted.equals(label);
        }
    }

    /** A structural map. @param idBroken how its id is broken; null if it is not */
    record Map(int line, Object[] idBroken, String type, String label, List<Division> divisions) {
    }

    /** Attributes of the root; null if they are not there. */
    String objectId;
    String type;
    String otherType;
    String content;
    String otherContent;
    String profile;
    String packageType;
    int rootLine;
    int headerLine;
    int descriptions;
    int administrative;
    int provenance;
    /** Sections of administrative metadata, of all sorts: the part that holds them may be empty. */
    int sections;
    int fileSections;
    int fileSectionLine;
    boolean root;
    /** Whether there was more than is looked at. */
    boolean cut;
    final List<Agent> agents = new ArrayList<>();
    final List<Identifier> identifiers = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    final List<Map> maps = new ArrayList<>();
    private int kept;

    /** @return whether one more part may be kept */
    boolean room() {
        boolean room = kept++ < MOST;
        cut |= !room;
        return room;
    }

    /** @return the group of that id; null if there is none */
    Group group(String id) {
        return groups.stream().filter(g -> g.id != null && g.id.equals(id)).findFirst().orElse(null);
    }
}
