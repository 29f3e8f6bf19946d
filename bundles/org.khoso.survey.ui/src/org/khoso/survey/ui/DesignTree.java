package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Group;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.ui.Cells;

/** The parts of a questionnaire: the questionnaire itself, below it its lists, in them parts with theirs. Marks say where something is wrong. */
final class DesignTree {
    /** A line: a part, or a list of the questionnaire. @param place part; the questionnaire for a list @param list name of the list, or empty */
    record Node(Place place, String list) {
    }

    private final Tree tree;
    private final Kit kit;
    private final PartWords words;
    private SurveyDesign design;
    private List<Problem> problems = List.of();

    /** @param selected told which part is selected @param key keys that edit; true if one meant anything */
    DesignTree(Composite parent, Kit kit, PartWords words, Consumer<Node> selected, java.util.function.Predicate<Event> key) {
        this.kit = kit;
        this.words = words;
        tree = Kit.named(new Tree(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), "survey.design.parts",
                () -> kit.tr().say("survey.ui.design.parts"));
        Cells.shorten(tree, kit.look());
        tree.addListener(SWT.Selection, e -> selected.accept(selected()));
        tree.addListener(SWT.KeyDown, e -> {
            if (key.test(e))
                e.doit = false;
        });
    }

    Control control() {
        return tree;
    }

    /** Shows a design; what was open stays open. @param at part to be selected; null for the one that is */
    void show(SurveyDesign now, List<Problem> wrong, Place at) {
        boolean first = design == null;
        design = now;
        problems = wrong;
        Node before = at != null ? new Node(at, "") : selected();
        tree.setRedraw(false);
        try {
            if (now == null) {
                tree.removeAll();
                return;
            }
            TreeItem root = tree.getItemCount() == 0 ? new TreeItem(tree, SWT.NONE) : tree.getItem(0);
            fill(root, new Node(Place.ROOT, ""));
            List<Group> groups = SurveyDesign.groups(SurveyDesign.Part.SURVEY);
            for (int i = 0; i < groups.size(); i++) {
                TreeItem list = i < root.getItemCount() ? root.getItem(i) : new TreeItem(root, SWT.NONE);
                Node node = new Node(Place.ROOT, groups.get(i).name());
                fill(list, node);
                children(list, Place.ROOT, List.of(groups.get(i)));
            }
            if (first) {
                root.setExpanded(true);
                root.getItem(1).setExpanded(true);
            }
        } finally {
            tree.setRedraw(true);
        }
        select(before == null ? new Node(Place.ROOT, "") : before);
    }

    /** Parts of the lists of a part, one list after the other. */
    private void children(TreeItem above, Place place, List<Group> groups) {
        List<Place> all = new ArrayList<>();
        for (Group g : groups)
            for (int i = 0; i < design.count(place, g.name()); i++)
                all.add(place.child(g.name(), i));
        while (above.getItemCount() > all.size())
            above.getItem(above.getItemCount() - 1).dispose();
        for (int i = 0; i < all.size(); i++) {
            TreeItem item = i < above.getItemCount() ? above.getItem(i) : new TreeItem(above, SWT.NONE);
            fill(item, new Node(all.get(i), ""));
            children(item, all.get(i), SurveyDesign.groups(all.get(i).part()));
        }
    }

    private void fill(TreeItem item, Node node) {
        boolean list = !node.list().isEmpty();
        String text = list
                ? words.list(node.list()) + " (" + kit.tr().number(design.count(Place.ROOT, node.list())) + ")"
                : prefix(node.place()) + words.title(design, node.place());
        if (!text.equals(item.getText()))
            item.setText(text);
        item.setData(node);
        item.setData(Behind.NO_CSS, Boolean.TRUE);
        Image image = mark(node);
        if (item.getImage() != image)
            item.setImage(image);
    }

    /** Rows and columns of an item stand together: each says what it is. */
    private String prefix(Place place) {
        return switch (place.part()) {
            case ROW, COLUMN, OPTION -> words.part(place.part()) + " ";
            default -> "";
        };
    }

    private Image mark(Node node) {
        boolean must = false;
        boolean should = false;
        for (Problem p : problems) {
            boolean here = p.place().equals(node.place()) && node.list().isEmpty() || below(p.place(), node);
            must |= here && p.blocks();
            should |= here;
        }
        return kit.icon(must ? "faulty" : should ? "warned" : node.list().isEmpty() ? "answered" : "open");
    }

    private static boolean below(Place p, Node node) {
        int deep = node.place().steps().size();
        if (p.steps().size() <= deep || !p.steps().subList(0, deep).equals(node.place().steps()))
            return false;
        return node.list().isEmpty() ? deep > 0 : p.steps().getFirst().list().equals(node.list());
    }

    /** @return what is selected, or null */
    Node selected() {
        return tree.getSelectionCount() == 0 || !(tree.getSelection()[0].getData() instanceof Node n) ? null : n;
    }

    /** Selects a part and shows it; the nearest that there is. */
    void select(Node node) {
        TreeItem found = find(node);
        if (found == null)
            return;
        for (TreeItem up = found.getParentItem(); up != null; up = up.getParentItem())
            if (!up.getExpanded())
            up.setExpanded(true);
        if (tree.getSelectionCount() == 0 || tree.getSelection()[0] != found)
            tree.setSelection(found);
        tree.showItem(found);
    }

    private TreeItem find(Node node) {
        if (tree.getItemCount() == 0)
            return null;
        TreeItem at = tree.getItem(0);
        if (node.place().steps().isEmpty() && node.list().isEmpty())
            return at;
        for (TreeItem list : at.getItems()) {
            Node n = (Node) list.getData();
            if (!node.list().isEmpty() ? n.equals(node) : n.list().equals(node.place().steps().getFirst().list()))
                return node.list().isEmpty() ? nearest(list, node.place()) : list;
        }
        return at;
    }

    /** Where a part was that is gone, the one that stands there now, else the last, else what it stood in. */
    private static TreeItem nearest(TreeItem above, Place place) {
        TreeItem at = above;
        for (int deep = 1; deep <= place.steps().size(); deep++) {
            Place wanted = new Place(place.steps().subList(0, deep));
            TreeItem best = null;
            for (TreeItem i : at.getItems()) {
                Place p = ((Node) i.getData()).place();
                if (p.list().equals(wanted.list()) && p.at() <= wanted.at())
                    best = i;
            }
            if (best == null)
                return at;
            at = best;
            if (!((Node) at.getData()).place().equals(wanted))
                return at;
        }
        return at;
    }

    void focus() {
        tree.setFocus();
    }
}
