package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.khoso.ui.Look;

/** Changes between light and dark. */
public final class ThemeHandler {
    @Execute
    void change(Look look) {
        look.theme(!look.dark());
    }
}
