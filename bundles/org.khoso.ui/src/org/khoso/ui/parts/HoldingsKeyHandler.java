package org.khoso.ui.parts;

import jakarta.inject.Named;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;

/** Keys of the holdings: save, record and dossier before and after. */
public final class HoldingsKeyHandler {
    @Execute
    void act(MPart part, @Named("org.khoso.ui.parameter.act") String act) {
        if (!(part.getObject() instanceof HoldingsPart holdings))
            return;
        switch (act) {
            case "save" -> holdings.desk().save();
            case "next" -> holdings.desk().next(1);
            case "previous" -> holdings.desk().next(-1);
            case "dossier-next" -> holdings.desk().dossier(1);
            case "dossier-previous" -> holdings.desk().dossier(-1);
            case "zone-next" -> holdings.desk().zone(1);
            case "zone-previous" -> holdings.desk().zone(-1);
            case "form" -> holdings.desk().tab(0);
            case "history" -> holdings.desk().tab(1);
            case "files" -> holdings.desk().tab(2);
            default -> throw new IllegalArgumentException(act);
        }
    }
}
