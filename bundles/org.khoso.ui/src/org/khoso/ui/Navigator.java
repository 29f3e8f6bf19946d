package org.khoso.ui;

import java.util.List;
import java.util.UUID;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;

/** Goes from one job to another: switches the perspective, shows an object, a field, a page. UI thread. */
public final class Navigator {
    /** Perspective of the search, where the product has one. */
    public static final String SEARCH = "org.khoso.ui.perspective.search";
    /** Perspective of the intake, where the product has one. */
    public static final String INTAKE = "org.khoso.ui.perspective.intake";
    /** Perspective of the holdings. */
    public static final String HOLDINGS = "org.khoso.ui.perspective.holdings";

    /**
     * What is to be shown.
     *
     * @param id    object: dossier, record or file
     * @param field field code to put the cursor in, or null
     * @param file  file whose page is to be shown, or null
     * @param page  page from 1, or 0
     * @param terms words to mark on the page
     */
    public record Target(UUID id, String field, UUID file, int page, List<String> terms) {
    }

    private final MApplication application;
    private final EModelService models;
    private final IEventBroker broker;

    Navigator(MApplication application, EModelService models, IEventBroker broker) {
        this.application = application;
        this.models = models;
        this.broker = broker;
    }

    /** Switches to a perspective. */
    public void show(String perspective) {
        for (MPerspective p : perspectives())
            if (p.getElementId().equals(perspective)) {
                var window = application.getChildren().get(0);
                window.getContext().get(EPartService.class).switchPerspective(p);
            }
    }

    /** @return whether the product has that perspective */
    public boolean has(String perspective) {
        return perspectives().stream().anyMatch(p -> p.getElementId().equals(perspective));
    }

    /** @return the perspectives, in the order of the user's jobs */
    public List<MPerspective> perspectives() {
        return models.findElements(application, null, MPerspective.class).stream()
                .sorted(java.util.Comparator.comparing(p -> p.getPersistedState().getOrDefault("order", "9"))).toList();
    }

    /** Shows an object in the holdings; with a field the cursor goes there. */
    public void reveal(UUID id, String field) {
        show(HOLDINGS);
        broker.post(Topics.REVEAL, new Target(id, field, null, 0, List.of()));
    }

    /** Shows a page of a record with words marked. */
    public void page(UUID record, UUID file, int page, List<String> terms) {
        show(HOLDINGS);
        broker.post(Topics.REVEAL, new Target(record, null, file, page, terms));
    }
}
