package org.khoso.core.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.core.bundle.Manifest.Part;
import org.khoso.core.sign.FileSigning;

/** Parts of a bundle as they are read: the answers, and attachments if somebody wants them. */
final class Parts implements BundleZip.Sink {
    private final boolean wanted;
    private final Map<String, byte[]> attachments = new LinkedHashMap<>();
    private byte[] response = new byte[0];

    /** @param wanted whether attachments are to be written to a folder */
    Parts(boolean wanted) {
        this.wanted = wanted;
    }

    @Override
    public void take(Part part, byte[] bytes) {
        if (part.name().equals(PartNames.RESPONSE))
            response = bytes;
        else
            attachments.put(PartNames.file(part.name()), wanted ? bytes : new byte[0]);
    }

    byte[] response() {
        return response;
    }

    /** @param folder where to write them, in a folder of the bundle's own; null to write none @return their names, or files */
    List<String> attachments(Path folder, Manifest m) throws IOException {
        if (folder == null || attachments.isEmpty())
            return List.copyOf(attachments.keySet());
        Path own = Files.createDirectories(folder.resolve(folder(m)));
        List<String> files = new ArrayList<>();
        for (var e : attachments.entrySet()) {
            Path file = own.resolve(e.getKey());
            FileSigning.write(file, e.getValue());
            files.add(file.toString());
        }
        return files;
    }

    private static String folder(Manifest m) {
        return m.series().sender().replaceAll("[^A-Za-z0-9]", "_") + "-" + m.series().purpose().name().toLowerCase(java.util.Locale.ROOT)
                + "-"
                + m.number();
    }
}
