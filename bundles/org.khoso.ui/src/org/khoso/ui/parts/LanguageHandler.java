package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.khoso.ui.State;
import org.khoso.ui.Tr;

/** Changes between Vietnamese and English; the window starts again in the other language. */
public final class LanguageHandler {
    @Execute
    void change(State state, Tr tr, IWorkbench workbench) {
        state.set("window.language", "en".equals(tr.locale().getLanguage()) ? "vi" : "en");
        workbench.restart();
    }
}
