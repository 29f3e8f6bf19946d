package org.khoso.api.sign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a trust list from files. Service of {@code org.khoso.sign}. */
public interface TrustReader {
    /** Folder inside a trust folder: its certificates are not trusted, they only help to find the way to those that are. */
    String INTERMEDIATE = "intermediate";

    /**
     * Reads certificates (.cer .crt .der .pem), lists of revoked ones (.crl) and OCSP responses (.ors .ocsp) of a folder; other files are let pass.
     *
     * @param  revocation as in {@link Trust}
     * @throws org.khoso.api.KhosoException names the file that can't be read, or says that the folder has no certificate
     */
    Trust read(Path folder, boolean revocation, Instant at) throws IOException;
}
