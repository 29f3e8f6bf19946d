package org.khoso.api.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.khoso.api.Finding;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;

/**
 * Extension point: verifies packages. A DS component with a property {@code standard}. Shares no code with any writer. Thread-safe, streaming, with limits against hostile input.
 */
public interface PackageVerifier {
    /** Name of the component's property that says the standard. */
    String STANDARD = "standard";
    /** The standard that is found out by looking at the package. */
    String AUTO = "auto";

    /** How far a package came that has to be complete before it can be valid. */
    enum Integrity {
        /** The standard makes no such difference. */
        NOT_TOLD,
        /** Files are missing, too many, or can't be known. */
        INCOMPLETE,
        /** All files are there; not all checksums hold or could be computed. */
        COMPLETE,
        /** All files are there, and all checksums hold. */
        VALID
    }

    /**
     * Result.
     *
     * @param standard  what the package was held against, with its version, in the words of the standard
     * @param type      type found, e.g. AIP_hoso, or empty
     * @param objectId  OBJID or another id, or empty
     * @param files     files looked at
     * @param integrity how far the package came
     * @param findings  what is wrong; subject is the package, place the broken file
     */
    record Verdict(String standard, String type, String objectId, long files, Integrity integrity, List<Finding> findings) {
        /** A verdict by a standard that does not tell complete from valid. */
        public Verdict(String standard, String type, String objectId, long files, List<Finding> findings) {
            this(standard, type, objectId, files, Integrity.NOT_TOLD, findings);
        }
    }

    /** @return name by which a person asks for this standard, e.g. {@code tt05-2025}; the same as the component's property */
    String standard();

    /** Looks at a folder, a ZIP or a TAR. A package by strangers never throws: what can't be read is a finding. */
    Verdict verify(Path packagePath, StandardsCatalog standards, Progress progress) throws IOException;
}
