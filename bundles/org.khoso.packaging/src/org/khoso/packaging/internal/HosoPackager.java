package org.khoso.packaging.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.Packager;
import org.osgi.service.component.annotations.Component;

/** Writes AIP_hoso and SIP_hoso of TT 05/2025/TT-BNV, as a folder or a ZIP. */
@Component(property = {"types=AIP_hoso", "types=SIP_hoso"})
public final class HosoPackager implements Packager {
    static final String REP = "representations/rep1/";

    @Override
    public Written write(PackageContent content, Path folder, boolean zip, Progress progress) throws IOException {
        String objectId = Names.objectId(content);
        String name = Names.folder(objectId);
        Path last = folder.resolve(name);
        if (Files.exists(last, LinkOption.NOFOLLOW_LINKS))
            throw Problems.exists(last);
        String token = "khoso-" + UUID.randomUUID();
        ZipNames zips = new ZipNames(folder, content.type(), name);
        Files.createDirectories(folder);
        try (Target target = zip
                ? new ZipTarget(folder, token, name, content.created(), zips::next)
                : new FolderTarget(last, token); Spill spill = new Spill(folder.resolve("." + token + ".spill"))) {
            PackageOut out = new PackageOut(target);
            Part mets = new PackageJob(content, out, spill, progress).run();
            target.publish();
            return new Written(zip ? zips.taken() : last, objectId, out.files(), out.bytes(), mets.hash());
        }
    }
}
