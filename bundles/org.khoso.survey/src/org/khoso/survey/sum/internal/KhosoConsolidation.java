package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.khoso.api.Progress;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Decision;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.api.survey.ConsolidationService;
import org.khoso.api.survey.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sums responses up. Thread-safe. */
@Component(service = ConsolidationService.class)
public final class KhosoConsolidation implements ConsolidationService {
    private final AdminUnits units;

    /** Called by OSGi and tests. */
    @Activate
    public KhosoConsolidation(@Reference AdminUnits units) {
        this.units = units;
    }

    @Override
    public Consolidation consolidate(Request request, Iterable<Response> responses) throws IOException {
        return Sums.of(request, new ObjectReplies(responses), units);
    }

    @Override
    public Consolidation consolidate(Request request, List<Path> files, Progress progress) throws IOException {
        return Sums.of(request, new FileReplies(Pieces.files(files), progress), units);
    }

    @Override
    public Assessment assess(Consolidation sums, Consolidation earlier, Consolidation.Geography geography) throws IOException {
        if (sums instanceof Sums own)
            return Assessing.of(own, earlier, geography);
        throw new IllegalArgumentException("sums of another service");
    }

    @Override
    public Optional<String> survey(List<Path> files) throws IOException {
        return new FileReplies(Pieces.files(files), Progress.NONE).first().map(Reply.Head::survey);
    }

    @Override
    public Optional<String> version(List<Path> files) throws IOException {
        return new FileReplies(Pieces.files(files), Progress.NONE).first().map(Reply.Head::version);
    }

    @Override
    public List<Decision> decisions(Path file) throws IOException {
        return Decisions.read(file);
    }
}
