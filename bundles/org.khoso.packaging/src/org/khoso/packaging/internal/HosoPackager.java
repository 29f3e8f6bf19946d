package org.khoso.packaging.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.Packager;
import org.osgi.service.component.annotations.Component;

/** Writes the packages of TT 05/2025/TT-BNV, of dossiers, of loose documents and for readers, as a folder or a ZIP. */
@Component(property = {"types=AIP_hoso", "types=SIP_hoso", "types=AIP_tailieu", "types=SIP_tailieu", "types=DIP"})
public final class HosoPackager implements Packager {
    static final String REP = "representations/rep1/";

    @Override
    public Written write(PackageContent content, Path folder, boolean zip, Progress progress) throws IOException {
        try (Draft draft = draft(content, folder, zip, progress)) {
            draft.settle();
            Written written = draft.publish();
            sync(Set.of(written.path()));
            return written;
        }
    }

    @Override
    public Draft draft(PackageContent content, Path folder, boolean zip, Progress progress) throws IOException {
        String objectId = Names.objectId(content);
        String name = Names.folder(objectId);
        Path last = folder.resolve(name);
        if (Files.exists(last, LinkOption.NOFOLLOW_LINKS))
            throw Problems.exists(last);
        String token = "khoso-" + UUID.randomUUID();
        Files.createDirectories(folder);
        Target target = zip
                ? new ZipTarget(folder, token, name, content.created(), new ZipNames(folder, content.type(), name)::next)
                : new FolderTarget(last, token);
        boolean good = false;
        try (Spill spill = new Spill(folder.resolve("." + token + ".spill"))) {
            PackageOut out = new PackageOut(target);
            Part mets = new PackageJob(content, out, spill, progress).run();
            good = true;
            return new HosoDraft(target, objectId, out, mets.hash());
        } finally {
            if (!good)
                target.close();
        }
    }

    @Override
    public void sync(Collection<Path> published) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path p : published)
            folders.add(p.toAbsolutePath().getParent());
        for (Path folder : folders)
            Disk.syncFolder(folder);
    }

    /** A package whose files are written. */
    private record HosoDraft(Target target, String objectId, PackageOut out, String hash) implements Draft {
        @Override
        public void settle() throws IOException {
            target.settle();
        }

        @Override
        public Written publish() throws IOException {
            return new Written(target.publish(), objectId, out.files(), out.bytes(), hash);
        }

        @Override
        public void close() throws IOException {
            target.close();
        }
    }
}
