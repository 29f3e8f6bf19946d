package org.khoso.api.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.khoso.api.Finding;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;

/**
 * Extension point: verifies packages. A DS component; property {@code standard}. Shares no code with any writer.
 * Thread-safe, streaming, with limits against hostile input.
 */
public interface PackageVerifier {
    /** Result. @param type type found, e.g. AIP_hoso, or empty @param objectId OBJID or empty @param files files looked at @param findings what is wrong; subject is the package, place the broken file */
    record Verdict(String type, String objectId, long files, List<Finding> findings) {
    }

    /** Looks at a folder or a ZIP. A package by strangers never throws: what can't be read is a finding. */
    Verdict verify(Path packagePath, StandardsCatalog standards, Progress progress) throws IOException;
}
