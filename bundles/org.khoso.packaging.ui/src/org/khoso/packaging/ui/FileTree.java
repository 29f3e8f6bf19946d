package org.khoso.packaging.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.packaging.ui.Inside.Node;
import org.khoso.packaging.ui.Xmls.Listed;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** The files of a package as a tree: size, checksum as METS has it, and a mark at what verifying found broken. */
final class FileTree {
    private static final String[] NAMES = {"file", "size", "checksum"};
    private static final int[] WIDTHS = {44, 14, 42};

    private final Tr tr;
    private final Look look;
    private final Tree tree;
    private Inside inside;
    private final Map<String, Level> broken = new HashMap<>();

    FileTree(Composite parent, Tr tr, Look look, Consumer<Node> selected) {
        this.tr = tr;
        this.look = look;
        tree = new Tree(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        tree.setData("khoso.id", "packaging.files");
        tree.setHeaderVisible(true);
        for (String n : NAMES)
            new TreeColumn(tree, SWT.LEFT).setText(tr.say("packaging.ui.column." + n));
        tree.getColumn(1).setAlignment(SWT.RIGHT);
        Cells.shorten(tree, look);
        tree.addListener(SWT.SetData, e -> fill((TreeItem) e.item, e.index));
        tree.addListener(SWT.Resize, e -> {
            for (int i = 0; i < WIDTHS.length; i++)
                tree.getColumn(i).setWidth(tree.getClientArea().width * WIDTHS[i] / 100);
        });
        tree.addListener(SWT.Selection, e -> {
            if (tree.getSelectionCount() > 0 && tree.getSelection()[0].getData() instanceof Node n)
                selected.accept(n);
        });
        tree.addListener(SWT.DefaultSelection, e -> {
            if (tree.getSelectionCount() > 0)
                tree.getSelection()[0].setExpanded(!tree.getSelection()[0].getExpanded());
        });
    }

    Tree control() {
        return tree;
    }

    /** Shows a package, unfolded down to its METS. */
    void show(Inside next) {
        inside = next;
        broken.clear();
        tree.removeAll();
        if (next == null)
            return;
        tree.setItemCount(count(next.root()));
        for (int i = 0; i < Math.min(tree.getItemCount(), 20); i++)
            unfold(tree.getItem(i), 2);
        TreeItem mets = find(path(".xml", "METS"));
        if (mets != null)
            tree.setSelection(mets);
        if (mets != null)
            tree.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
    }

    /** The root METS: the shortest path that ends so. */
    private String path(String extension, String name) {
        String best = null;
        var todo = new java.util.ArrayDeque<Node>(List.of(inside.root()));
        while (!todo.isEmpty() && best == null) {
            Node n = todo.poll();
            for (Node c : n.children())
                if (c.item() == null)
                todo.add(c);
                else if (best == null && c.name().equals(name + extension))
                best = c.path();
        }
        return best == null ? "" : best;
    }

    private void unfold(TreeItem item, int levels) {
        item.getText();
        if (!(item.getData() instanceof Node n) || n.item() != null || levels == 0)
            return;
        item.setExpanded(true);
        for (int i = 0; i < Math.min(item.getItemCount(), 20); i++)
            unfold(item.getItem(i), levels - 1);
    }

    private static int count(Node n) {
        return n.children().size() > Inside.MOST ? Inside.MOST + 1 : n.children().size();
    }

    private void fill(TreeItem item, int index) {
        Node above = item.getParentItem() != null ? (Node) item.getParentItem().getData() : inside == null ? null : inside.root();
        if (above == null || index < 0)
            return;
        if (index >= Inside.MOST) {
            item.setText(tr.say("packaging.ui.more", above.children().size() - Inside.MOST));
            return;
        }
        Node n = above.children().get(index);
        item.setData(n);
        if (n.item() == null) {
            item.setText(new String[]{n.name(), "", tr.say("packaging.ui.files", n.children().size())});
            item.setImage(look.icon("open"));
            item.setItemCount(count(n));
        } else
            file(item, n);
    }

    private void file(TreeItem item, Node n) {
        Listed l = inside.listed(n.path());
        String sum = l == null || l.checksum() == null ? "" : (l.algorithm() == null ? "" : l.algorithm() + " ") + l.checksum();
        boolean root = n.name().equals("METS.xml");
        item.setText(new String[]{n.name(), n.item().size() < 0 ? "" : tr.number(n.item().size()),
                sum.isEmpty() ? tr.say(root ? "packaging.ui.root" : "packaging.ui.unlisted") : sum});
        Level worst = broken.get(n.path());
        item.setImage(worst == null
                ? look.icon(n.name().endsWith(".xml") ? "record" : "file")
                : look.icon("org.khoso.packaging.ui", "refused"));
    }

    /** Marks the files that findings name. */
    void mark(List<Finding> findings) {
        broken.clear();
        if (inside == null)
            return;
        for (Finding f : findings) {
            String path = resolve(f.place());
            if (!path.isEmpty())
                broken.merge(path, f.level(), (a, b) -> a.compareTo(b) < 0 ? a : b);
        }
        repaint();
    }

    /** Fills the lines anew: other marks, or another theme. */
    void repaint() {
        tree.clearAll(true);
        tree.redraw();
    }

    /** A place may lack the folder that a ZIP puts around its package, and may end with a line. */
    private String resolve(String found) {
        String place = found.replaceFirst("!\\d+$", "");
        Node n = inside.root();
        if (node(n, place) != null)
            return place;
        return n.children().size() == 1 && node(n, n.children().get(0).name() + "/" + place) != null
                ? n.children().get(0).name() + "/" + place
                : "";
    }

    private static Node node(Node from, String path) {
        for (Node c : from.children())
            if (c.path().equals(path))
            return c;
            else if (c.item() == null && path.startsWith(c.path() + "/"))
            return node(c, path);
        return null;
    }

    /** Puts the cursor on the file that a finding names. @return whether it is there */
    boolean select(String place) {
        TreeItem item = inside == null ? null : find(resolve(place));
        if (item == null)
            return false;
        tree.setSelection(item);
        tree.showSelection();
        tree.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        return true;
    }

    private TreeItem find(String path) {
        if (path.isEmpty())
            return null;
        TreeItem at = null;
        Node n = inside.root();
        while (n.item() == null) {
            int i = 0;
            List<Node> children = n.children();
            while (i < children.size() && !children.get(i).path().equals(path) && !path.startsWith(children.get(i).path() + "/"))
                i++;
            if (i >= Math.min(children.size(), Inside.MOST))
                return null;
            if (at != null)
                at.setExpanded(true);
            at = at == null ? tree.getItem(i) : at.getItem(i);
            at.getText();
            n = children.get(i);
        }
        return at;
    }
}
