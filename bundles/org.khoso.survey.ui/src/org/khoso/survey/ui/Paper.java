package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** Lines to read, in tones: written from the top each time. */
final class Paper {
    private static final int NAMES = 30;

    private final StyledText text;
    private final Tr tr;
    private final Look look;
    private final StringBuilder said = new StringBuilder();
    private final List<StyleRange> styles = new ArrayList<>();

    Paper(Composite parent, Tr tr, Look look, String id) {
        this.tr = tr;
        this.look = look;
        text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setData("khoso.id", id);
        text.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    void begin() {
        said.setLength(0);
        styles.clear();
    }

    void line(String s, Tone tone, boolean bold) {
        styles.add(new StyleRange(said.length(), s.length(), look.color(tone), null, bold ? SWT.BOLD : SWT.NORMAL));
        said.append(s).append('\n');
    }

    void gap() {
        said.append('\n');
    }

    /** Writes a quiet heading and what is below it. */
    void part(String key, String value) {
        line(tr.say(key), Tone.QUIET, false);
        line(value, Tone.TEXT, false);
        gap();
    }

    /** Writes what was counted and what could not be seen. */
    void coverage(Coverage c) {
        part("survey.ui.agencies", names(c.agencies()));
        part("survey.ui.fonds", names(c.fonds()));
        part("survey.ui.missing", names(c.missing()));
    }

    private String names(List<String> all) {
        if (all.isEmpty())
            return tr.say("survey.ui.no-one");
        String some = String.join("; ", all.subList(0, Math.min(NAMES, all.size())));
        return tr.number(all.size()) + ": " + some + (all.size() > NAMES ? " …" : "");
    }

    void end() {
        text.setBackground(look.color(Tone.FIELD));
        text.setForeground(look.color(Tone.TEXT));
        text.setText(said.toString().stripTrailing());
        int length = text.getCharCount();
        styles.stream().filter(s -> s.start + s.length <= length && s.length > 0).forEach(text::setStyleRange);
    }

    void focus() {
        text.setFocus();
    }
}
