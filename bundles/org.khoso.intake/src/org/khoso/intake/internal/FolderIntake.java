package org.khoso.intake.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.IntakeSource;
import org.khoso.intake.mapping.internal.HeaderFinder;
import org.khoso.intake.mapping.internal.Proposer;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.intake.secrecy.internal.SecrecyMarks;
import org.khoso.intake.table.internal.Tables;
import org.osgi.service.component.annotations.Component;

/** Deliveries of contractors: a folder of dossier folders with catalogues, or a single catalogue. */
@Component(service = IntakeSource.class, property = "id=folder")
public final class FolderIntake implements IntakeSource {
    private final Words synonyms = Words.load("synonyms");
    private final Words secrecy = Words.load("secrecy");

    @Override
    public boolean accepts(Path input) {
        return Files.isDirectory(input) || Files.isRegularFile(input) && Tables.named(input);
    }

    @Override
    public Delivery open(Path input, StandardsCatalog standards, Progress progress) throws IOException {
        Path path = input.toAbsolutePath().normalize();
        if (!Files.isReadable(path) || !accepts(path))
            throw new KhosoException(Message.of("intake.not-readable", input.toString()),
                    Message.of("intake.not-readable.remedy"), null);
        boolean folder = Files.isDirectory(path);
        Path root = folder ? path : path.getParent();
        SecrecyMarks marks = new SecrecyMarks(secrecy);
        HeaderFinder finder = new HeaderFinder(Proposer.targets(standards.recordSets(), synonyms));
        Catalogues catalogues = new Catalogues(root, folder ? null : path, finder, new ToldNames(marks), marks::closed, progress);
        if (!folder && !catalogues.findings().isEmpty())
            throw new KhosoException(catalogues.findings().get(0).message(), catalogues.findings().get(0).remedy(), null);
        return new FolderDelivery(root, catalogues, standards, synonyms, secrecy);
    }
}
