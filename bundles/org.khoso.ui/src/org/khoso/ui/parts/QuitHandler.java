package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.IWorkbench;

/** Ends Khoso. What was entered is saved already. */
public final class QuitHandler {
    @Execute
    void quit(IWorkbench workbench) {
        workbench.close();
    }
}
