package org.khoso.ui.parts;

import jakarta.inject.Named;
import org.eclipse.e4.core.di.annotations.Execute;
import org.khoso.ui.Navigator;

/** Goes to the job with a number: Alt+1 to Alt+6. */
public final class JobHandler {
    @Execute
    void go(Navigator navigator, @Named("org.khoso.ui.parameter.job") String number) {
        var all = navigator.perspectives();
        int n = Integer.parseInt(number);
        if (n >= 1 && n <= all.size())
            navigator.show(all.get(n - 1).getElementId());
    }
}
