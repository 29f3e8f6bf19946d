package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.swt.widgets.Shell;
import org.khoso.api.plugin.Plugins;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Shows which Khoso this is and what was installed beside it. */
public final class ExtensionsHandler {
    @Execute
    void show(Shell shell, Tr tr, Look look, UiJobs jobs, IWorkbench workbench, @Optional @Service Plugins plugins) {
        if (plugins != null && new ExtensionsDialog(shell, tr, look, jobs, plugins).open() == ExtensionsDialog.RESTART)
            workbench.restart();
    }
}
