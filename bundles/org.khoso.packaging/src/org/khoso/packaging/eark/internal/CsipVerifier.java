package org.khoso.packaging.eark.internal;

import org.khoso.api.packaging.PackageVerifier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Verifies packages by E-ARK CSIP. */
@Component(service = PackageVerifier.class, property = PackageVerifier.STANDARD + "=e-ark-csip")
public final class CsipVerifier extends EarkVerifier {
    /** Used by Declarative Services. */
    @Activate
    public CsipVerifier() {
        super(false);
    }
}
