package org.khoso.intake.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.Subject;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.Marking;
import org.khoso.intake.files.internal.FileTree;
import org.khoso.intake.files.internal.Folder;
import org.khoso.intake.files.internal.Names;
import org.khoso.text.Fold;

/** What of the folders no row explains. Names of secret ones are not told. */
final class Leftovers {
    private final FileTree tree;
    private final RowSecrecy secrecy;
    private final Withheld withheld;

    Leftovers(FileTree tree, RowSecrecy secrecy, Withheld withheld) {
        this.withheld = withheld;
        this.tree = tree;
        this.secrecy = secrecy;
    }

    /** @return folders marked secret that no dossier has; each is withheld as a whole */
    List<IncomingDossier> secretFolders(RecordSetInfo set) {
        List<IncomingDossier> out = new ArrayList<>();
        for (Folder f : tree.folders()) {
            if (f.ownSecret() == null || f.parent() != null && f.parent().secret() != null || anyTaken(f) || f.taken()
                    || files(f) == 0)
                continue;
            String place = told(f);
            out.add(new IncomingDossier(place, Map.of(), Map.of(), place, set, List.of(), List.of(),
                    Optional.of(new Marking(f.secret(), place))));
        }
        return out;
    }

    /** The path of a secret folder; of a name that holds more than the mark only the position. */
    private String told(Folder f) {
        String name = f.name();
        boolean bare = name.length() < 40 && name.replaceAll("[^\\p{L}]+", " ").strip().split(" ").length <= 5
                && secrecy.bare(name);
        String parent = f.parent().relative();
        String last = bare ? name : "#" + (f.parent().children().indexOf(f) + 1);
        return parent.isEmpty() ? last : parent + "/" + last;
    }

    private static boolean anyTaken(Folder f) {
        return f.children().stream().anyMatch(c -> c.taken() || anyTaken(c));
    }

    private static int files(Folder f) {
        return f.count() + f.children().stream().mapToInt(Leftovers::files).sum();
    }

    private static int claimed(Folder f) {
        int n = 0;
        for (int i = 0; i < f.count(); i++)
            n += f.claimed(i) ? 1 : 0;
        return n + f.children().stream().mapToInt(Leftovers::claimed).sum();
    }

    /** Adds findings for folders and files that nobody claimed. @param catalogues paths of the catalogues themselves */
    void report(List<String> catalogues, List<Finding> findings) throws IOException {
        int number = 0;
        for (String link : tree.links()) {
            number++;
            boolean hidden = List.of(link.split("/")).stream().anyMatch(s -> withheld.hides(tree.root(), s) || secrecy.ofName(s) != null);
            String told = hidden ? "#" + number : link;
            findings.add(Problems.of("link", Kind.FILE, told, "", told));
        }
        for (Folder f : tree.unreadable())
            if (f.secret() == null)
            findings.add(Problems.of("folder-unreadable", Kind.DOSSIER, path(f), "", path(f)));
        report(tree.root(), catalogues, findings);
    }

    private void report(Folder f, List<String> catalogues, List<Finding> findings) throws IOException {
        if (f.secret() != null)
            return;
        boolean orphan = f.parent() != null && f.count() > 0 && !within(f) && claimed(f) == 0 && !anyTaken(f) && !holds(f,
                catalogues);
        if (orphan) {
            String told = path(f);
            findings.add(told.equals(f.relative())
                    ? Problems.of("folder-orphan", Kind.DOSSIER, told, "", told, files(f))
                    : hidden("folder-orphan", Kind.DOSSIER, told, files(f)));
            return;
        }
        List<Path> files = f.count() == 0 ? List.of() : FileTree.files(f);
        for (int i = 0; i < files.size(); i++) {
            if (f.claimed(i))
                continue;
            String name = Fold.nfc(files.get(i).getFileName().toString());
            String path = f.relative().isEmpty() ? name : f.relative() + "/" + name;
            if (catalogues.contains(path))
                continue;
            if (secrecy.ofName(Names.stem(name)) != null)
                findings.add(Problems.of("file-secret", Kind.DOSSIER, here(f), "#" + (i + 1), here(f)));
            else if (withheld.hides(f, Names.stem(name)) || !path(f).equals(f.relative()))
                findings.add(hidden("file-orphan", Kind.FILE, under(path(f), "#" + (i + 1))));
            else
                findings.add(Problems.of("file-orphan", Kind.FILE, path, "", path));
        }
        for (Folder c : f.children())
            report(c, catalogues, findings);
    }

    /** The same finding without a name: it may be that of something held back. */
    private static Finding hidden(String id, Kind kind, String told, Object... more) {
        Object[] args = new Object[more.length + 1];
        args[0] = told;
        System.arraycopy(more, 0, args, 1, more.length);
        return new Finding("intake/" + id, "", Confidence.DESIGN, Level.SHOULD, new Subject(kind, null, told), "",
                Message.of("intake." + id + ".hidden", args), Message.of("intake." + id + ".hidden.remedy"));
    }

    /** Path of a folder; of a name that may give away what is held back only the position. */
    private String path(Folder f) {
        if (f.parent() == null)
            return "";
        String parent = path(f.parent());
        boolean known = parent.equals(f.parent().relative()); // below a hidden name all names are hidden
        boolean open = f.taken() || anyTaken(f) || known && !withheld.hides(f.parent(), f.name());
        return under(parent, open ? f.name() : "#" + (f.parent().children().indexOf(f) + 1));
    }

    /** The top folder has no path of its own. */
    private String here(Folder f) {
        return f.parent() == null ? "." : path(f);
    }

    private static String under(String parent, String name) {
        return parent.isEmpty() ? name : parent + "/" + name;
    }

    private static boolean within(Folder f) {
        return f != null && (f.taken() || within(f.parent()));
    }

    private static boolean holds(Folder f, List<String> catalogues) {
        return catalogues.stream().anyMatch(c -> c.startsWith(f.relative() + "/"));
    }
}
