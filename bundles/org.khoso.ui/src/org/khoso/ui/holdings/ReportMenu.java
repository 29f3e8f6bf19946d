package org.khoso.ui.holdings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.khoso.api.Kind;
import org.khoso.api.report.DocumentExporter.Written;
import org.khoso.api.report.ReportEngine.ReportInfo;
import org.khoso.core.Session;
import org.khoso.core.report.Reports;
import org.khoso.model.Concepts;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The menu of the tree: reports, minutes and inventories that fit what is selected, in each format. */
final class ReportMenu {
    /** What sources of reports are about; the others are about the whole archive. */
    private static final Map<String, Kind> ABOUT = Map.of("dossiers", Kind.FONDS, "records", Kind.DOSSIER);
    private static final Set<String> WHOLE = Set.of("findings", "backup");
    private final HoldingsTree tree;
    private final Tr tr;
    private final UiJobs jobs;
    private final IEventBroker broker;
    private final Reports reports;
    private final Menu menu;
    private Session session;
    private List<ReportInfo> all = List.of();

    ReportMenu(HoldingsTree tree, Tr tr, UiJobs jobs, IEventBroker broker, Reports reports) {
        this.tree = tree;
        this.tr = tr;
        this.jobs = jobs;
        this.broker = broker;
        this.reports = reports;
        menu = new Menu(tree.widget());
        menu.setData("khoso.id", "holdings.reports");
        menu.addListener(SWT.Show, e -> fill());
        tree.widget().setMenu(menu);
    }

    /** Another archive has other layouts; they are read beside the work of the window. */
    void session(Session now) {
        session = now;
        all = List.of();
        if (now != null)
            jobs.load(p -> reports.formats().isEmpty() ? List.<ReportInfo>of() : reports.list(now), found -> {
                if (now == session)
                    all = found;
            });
    }

    private void fill() {
        for (MenuItem i : menu.getItems())
            i.dispose();
        Node n = tree.selection();
        for (ReportInfo r : all) {
            Kind about = ABOUT.get(r.source());
            if (about != null && n != null && n.kind == about && n.holding != null)
                offer(r, n.holding.text(Concepts.REFERENCE_CODE).isEmpty() ? n.id.toString() : n.holding.text(Concepts.REFERENCE_CODE));
            else if (WHOLE.contains(r.source()))
                offer(r, "");
        }
        if (menu.getItemCount() == 0) {
            var none = new MenuItem(menu, SWT.PUSH);
            none.setText(tr.say("ui.report.none"));
            none.setEnabled(false);
        }
    }

    private void offer(ReportInfo report, String subject) {
        var item = new MenuItem(menu, SWT.CASCADE);
        item.setText(tr.say(report.title()).replace("&", "&&"));
        var formats = new Menu(item);
        item.setMenu(formats);
        for (String format : reports.formats()) {
            var f = new MenuItem(formats, SWT.PUSH);
            f.setText(tr.say("ui.report.as", format.toUpperCase(Locale.ROOT)));
            f.addListener(SWT.Selection, e -> make(report, subject, format));
        }
    }

    private void make(ReportInfo report, String subject, String format) {
        var dialog = new FileDialog(tree.widget().getShell(), SWT.SAVE);
        dialog.setText(tr.say(report.title()));
        dialog.setFilterExtensions(new String[]{"*." + format});
        dialog.setFileName((report.id() + "-" + subject).replaceAll("[^A-Za-z0-9.-]+|-$", "") + "-" + LocalDate.now() + "." + format);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null)
            return;
        Session s = session;
        Path file = Path.of(chosen.toLowerCase(Locale.ROOT).endsWith("." + format) ? chosen : chosen + "." + format);
        jobs.run(tr.say("ui.report.making", tr.say(report.title())), p -> reports.make(s, report.id(), subject, format, Map.of(), file, p),
                (Written w) -> broker.post(Topics.SAY, said(file, w)));
    }

    private String said(Path file, Written w) {
        var text = new StringBuilder(tr.say("ui.report.made", file));
        w.notes().forEach(n -> text.append(' ').append(tr.say(n)));
        return text.toString();
    }
}
