package org.khoso.packaging.eark.internal;

import org.khoso.api.packaging.PackageVerifier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Verifies packages by E-ARK SIP. */
@Component(service = PackageVerifier.class, property = PackageVerifier.STANDARD + "=e-ark-sip")
public final class SipVerifier extends EarkVerifier {
    /** Used by Declarative Services. */
    @Activate
    public SipVerifier() {
        super(true);
    }
}
