package org.khoso.report.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.model.io.YamlModel;
import org.khoso.model.layout.LayoutFactory;
import org.khoso.model.layout.LayoutPackage;
import org.khoso.model.layout.Layouts;
import org.khoso.model.layout.Report;

/** All layouts in force: national, then province, then office. What can't be used is left out and said. */
final class LayoutCatalog {
    private static final List<String> ORDER = List.of("national", "province", "office");
    private final Layouts all = LayoutFactory.eINSTANCE.createLayouts();
    private final List<Message> warnings;
    private final Map<String, String> versions = new HashMap<>();

    LayoutCatalog(List<LayoutFile> files, List<Message> before) {
        warnings = new ArrayList<>(before);
        List<Layouts> pending = new ArrayList<>();
        for (LayoutFile f : files)
            read(f, pending);
        pending.sort(Comparator.comparingInt(l -> ORDER.indexOf(l.getLayer())));
        var merge = new LayoutMerge(warnings);
        while (!pending.isEmpty())
            lay(ready(pending), merge);
        prune();
        for (Iterator<Report> i = all.getReports().iterator(); i.hasNext();)
            if (!sound(i.next()))
            i.remove();
    }

    private void read(LayoutFile file, List<Layouts> pending) {
        try {
            Layouts l = YamlModel.load(new ByteArrayInputStream(file.data()), file.name(), LayoutPackage.Literals.LAYOUTS);
            if (l.getId() == null || l.getVersion() == null || !ORDER.contains(l.getLayer()))
                warnings.add(Message.of("report.layout.incomplete", file.name(), String.join(", ", ORDER)));
            else
                pending.add(l);
        } catch (KhosoException e) {
            warnings.add(e.problem());
        } catch (IOException e) {
            warnings.add(Message.of("report.layout.unreadable", file.name(), String.valueOf(e.getMessage())));
        }
    }

    /** The first whose base is there; if none is, the first. */
    private Layouts ready(List<Layouts> pending) {
        for (Iterator<Layouts> i = pending.iterator(); i.hasNext();) {
            Layouts l = i.next();
            if (l.getExtends() == null || versions.containsKey(base(l))) {
                i.remove();
                return l;
            }
        }
        return pending.remove(0);
    }

    private static String base(Layouts l) {
        return l.getExtends().replaceFirst("@.*", "");
    }

    private void lay(Layouts l, LayoutMerge merge) {
        String place = LayoutMerge.place(l);
        if (versions.containsKey(l.getId())) {
            warnings.add(Message.of("report.layout.twice", place, l.getId()));
            return;
        }
        if (l.getExtends() != null && !versions.containsKey(base(l))) {
            warnings.add(Message.of("report.layout.no-base", place, l.getExtends()));
            return;
        }
        if (l.getExtends() != null && !l.getExtends().equals(base(l) + "@" + versions.get(base(l))))
            warnings.add(Message.of("report.layout.other-version", place, l.getExtends(), versions.get(base(l))));
        versions.put(l.getId(), l.getVersion());
        merge.onto(all, l);
    }

    private void prune() {
        List<EObject> gone = new ArrayList<>();
        for (TreeIterator<EObject> i = all.eAllContents(); i.hasNext();) {
            EObject o = i.next();
            EStructuralFeature removed = o.eClass().getEStructuralFeature("removed");
            if (removed != null && Boolean.TRUE.equals(o.eGet(removed)))
                gone.add(o);
        }
        gone.forEach(EcoreUtil::remove);
    }

    /** @return whether every style, page and form that the report names is there, and every size makes sense */
    private boolean sound(Report report) {
        List<Message> wrong = new LayoutCheck(all).of(report);
        warnings.addAll(wrong);
        return wrong.isEmpty();
    }

    Layouts layouts() {
        return all;
    }

    List<Message> warnings() {
        return List.copyOf(warnings);
    }

    List<Report> reports() {
        return List.copyOf(all.getReports());
    }

    Optional<Report> report(String id) {
        return all.getReports().stream().filter(r -> id.equals(r.getId())).findFirst();
    }
}
