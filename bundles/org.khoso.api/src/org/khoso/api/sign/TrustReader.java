package org.khoso.api.sign;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

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

    /**
     * Reads certificates, in DER or PEM.
     *
     * @param  bytes content of a file
     * @param  name  what a person calls it
     * @return at least one
     * @throws org.khoso.api.KhosoException if there is none: names the file
     */
    List<X509Certificate> certificates(byte[] bytes, String name) throws IOException;
}
