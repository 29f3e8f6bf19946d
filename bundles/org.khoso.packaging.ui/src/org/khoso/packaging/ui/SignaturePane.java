package org.khoso.packaging.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.Finding;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.Verdict;
import org.khoso.core.sign.FileSigning;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** Whether a package is signed, by whom, and what that is worth. */
final class SignaturePane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final int HEIGHT = 96;
    private final Tr tr;
    private final Look look;
    private final Label icon;
    private final Label state;
    private final StyledText text;

    /** What is known of a signature. @param signed whether there is one @param checked verdict, or null if it was not verified @param problem why that could not be done, or null */
    record Known(boolean signed, FileSigning.Checked checked, String problem) {
    }

    SignaturePane(Composite parent, Tr tr, Look look) {
        this.tr = tr;
        this.look = look;
        icon = new Label(parent, SWT.NONE);
        state = look.heading(parent, "");
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setData("khoso.id", "packaging.signature");
        text.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        var d = new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1);
        d.heightHint = HEIGHT;
        d.widthHint = 200;
        text.setLayoutData(d);
    }

    /** Shows what is known; null for no package. */
    void show(Known k) {
        Optional<Indication> worst = Optional.ofNullable(k).map(Known::checked).map(FileSigning.Checked::worst);
        String word = worst.map(i -> i.name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse(k != null && k.signed ? "signed" : "none");
        state.setText(k == null ? "" : tr.say("packaging.ui.signature." + word));
        icon.setImage(k == null ? null : look.icon("org.khoso.packaging.ui", icon(worst)));
        text.setText(k == null ? "" : details(k));
        boolean there = k != null && k.signed;
        text.setVisible(there);
        ((GridData) text.getLayoutData()).exclude = !there;
    }

    private static String icon(Optional<Indication> worst) {
        return worst.map(i -> switch (i) {
            case TOTAL_PASSED -> "accepted";
            case INDETERMINATE -> "should";
            case TOTAL_FAILED -> "refused";
        }).orElse("unverified");
    }

    private String details(Known k) {
        if (k.problem != null)
            return k.problem;
        if (k.checked == null)
            return k.signed ? tr.say("packaging.ui.signature.verify") : "";
        var s = new StringBuilder();
        for (Verdict v : k.checked.verdicts()) {
            s.append(s.isEmpty() ? "" : "\n\n");
            if (v.subIndication() != null)
                s.append(v.indication()).append(" / ").append(v.subIndication()).append('\n');
            for (Finding f : v.findings())
                s.append(f.place().isEmpty() ? "" : f.place() + ": ").append(tr.say(f.message()))
                        .append(v.passed() || f.remedy() == null ? "" : " " + tr.say(f.remedy())).append('\n');
            if (v.signedBy() != null)
                s.append(who(v.signedBy()));
        }
        return s.toString();
    }

    private String who(SignedBy by) {
        return tr.say("packaging.ui.signature.by", by.name(), by.issuer(), by.claimed() == null ? "–" : time(by.claimed()),
                by.stamped() == null ? tr.say("packaging.ui.signature.no-stamp") : time(by.stamped()), time(by.until()));
    }

    private static String time(Instant when) {
        return TIME.format(when.atZone(ZoneId.systemDefault()));
    }
}
