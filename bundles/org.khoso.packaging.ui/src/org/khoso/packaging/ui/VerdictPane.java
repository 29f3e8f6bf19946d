package org.khoso.packaging.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** About a package: what it is, how it stood when it was verified, and each thing that is wrong with the file it is in. */
final class VerdictPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final Tr tr;
    private final Look look;
    private final Label icon;
    private final Label state;
    private final StyledText facts;
    private final SignaturePane signature;
    private final Button verify;
    private final Table table;
    private final StyledText detail;
    private List<Finding> findings = List.of();

    /** @param verifies verifies the package @param goes shows a file in the package */
    VerdictPane(Composite parent, Tr tr, Look look, Runnable verifies, Consumer<String> goes) {
        this.tr = tr;
        this.look = look;
        var box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(2));
        icon = new Label(box, SWT.NONE);
        state = look.heading(box, "");
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        facts = reader(box, "packaging.facts", 110);
        signature = new SignaturePane(box, tr, look);
        verify = new Button(box, SWT.PUSH);
        verify.setText(tr.say("packaging.ui.verify"));
        verify.setData("khoso.id", "packaging.verify");
        verify.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        verify.addListener(SWT.Selection, e -> verifies.run());
        table = new Table(box, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
        table.setData("khoso.id", "packaging.findings");
        table.setHeaderVisible(true);
        for (String n : List.of("broken", "problem"))
            new TableColumn(table, SWT.LEFT).setText(tr.say("packaging.ui.column." + n));
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        Cells.shorten(table, look);
        table.addListener(SWT.Resize, e -> {
            table.getColumn(0).setWidth(table.getClientArea().width * 38 / 100);
            table.getColumn(1).setWidth(table.getClientArea().width * 62 / 100);
        });
        detail = reader(box, "packaging.finding", 150);
        table.addListener(SWT.Selection, e -> detail());
        table.addListener(SWT.DefaultSelection, e -> selected().ifPresent(f -> goes.accept(f.place())));
    }

    private static StyledText reader(Composite box, String id, int height) {
        var t = new StyledText(box, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        t.setData("khoso.id", id);
        t.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        var d = new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1);
        d.heightHint = height;
        d.widthHint = 200;
        t.setLayoutData(d);
        return t;
    }

    private Optional<Finding> selected() {
        int i = table.getSelectionIndex();
        return i < 0 || i >= findings.size() ? Optional.empty() : Optional.of(findings.get(i));
    }

    private void detail() {
        detail.setText(selected().map(f -> tr.say("core.level." + f.level().code()) + ": " + tr.say(f.message()) + "\n\n"
                + (f.remedy() == null ? "" : tr.say(f.remedy()) + "\n\n") + (f.clause().isEmpty()
                        ? tr.say("packaging.ui.no-clause")
                        : f.clause())
                + "\n" + confidence(f.confidence()) + "\n" + f.rule()).orElse(""));
    }

    private String confidence(Confidence c) {
        return tr.say("packaging.ui.confidence." + (c == Confidence.UNKNOWN ? "unknown" : c.code()));
    }

    /** Shows a package, with the verdict if it was verified while the window is open. @param known about its signature; null for no package */
    void show(Bin.Entry e, Verdict verdict, SignaturePane.Known known) {
        signature.show(known);
        findings = verdict == null ? List.of() : verdict.findings();
        table.removeAll();
        for (Finding f : findings) {
            var item = new TableItem(table, SWT.NONE);
            String place = f.place().isEmpty() ? f.subject().code() : f.place();
            item.setText(
                    new String[]{place.substring(place.lastIndexOf('/', place.length() - 2) + 1), without(place, tr.say(f.message()))});
            item.setImage(look.icon("org.khoso.packaging.ui", f.level().code()));
        }
        detail.setText("");
        verify.setEnabled(e != null);
        // without findings the room is for the sentence that says so
        table.setVisible(!findings.isEmpty());
        ((GridData) table.getLayoutData()).exclude = findings.isEmpty();
        ((GridData) detail.getLayoutData()).grabExcessVerticalSpace = findings.isEmpty();
        if (e == null) {
            state.setText("");
            facts.setText("");
            icon.setImage(null);
            state.getParent().layout();
            return;
        }
        Optional<Book.Outcome> o = e.outcome();
        String key = o.map(x -> x.accepted()
                ? x.findings() == 0 ? "accepted" : "accepted.notes"
                : "refused").orElse("unverified");
        state.setText(tr.say("packaging.ui." + key, o.map(x -> x.accepted() ? x.findings() : x.must()).orElse(0)));
        icon.setImage(look.icon("org.khoso.packaging.ui", key.replace(".notes", "")));
        facts.setText(facts(e, verdict));
        if (!findings.isEmpty()) {
            table.setSelection(0);
            detail();
        } else
            detail.setText(tr.say(verdict != null
                    ? "packaging.ui.nothing-wrong"
                    : o.isPresent()
                            ? "packaging.ui.verify-again"
                            : "packaging.ui.verify-first"));
        state.getParent().layout();
    }

    /** The file has a column of its own; the sentence below names it with its path. */
    private static String without(String place, String sentence) {
        return sentence.startsWith(place + ": ") ? sentence.substring(place.length() + 2) : sentence;
    }

    private String facts(Bin.Entry e, Verdict verdict) {
        String type = e.outcome().map(Book.Outcome::type).filter(t -> !t.isEmpty()).orElse(e.type());
        var s = new StringBuilder(e.label()).append('\n').append(tr.say(e.zip() ? "packaging.ui.zip" : "packaging.ui.folder"))
                .append(type.isEmpty() ? "" : " · " + type).append('\n').append(e.path());
        if (verdict != null && !verdict.objectId().isEmpty())
            s.append('\n').append("OBJID ").append(verdict.objectId());
        e.outcome().ifPresent(o -> s.append('\n').append(tr.say("packaging.ui.verified",
                TIME.format(o.when().atZone(ZoneId.systemDefault())), o.files())));
        return s.toString();
    }

    /** Puts the cursor on the first finding, if there is one. */
    void focus() {
        if (!findings.isEmpty())
            table.setFocus();
    }
}
