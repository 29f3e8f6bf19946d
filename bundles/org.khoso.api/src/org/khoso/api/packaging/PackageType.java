package org.khoso.api.packaging;

import java.util.Arrays;
import java.util.Optional;

/** Package types of TT 05/2025/TT-BNV. */
public enum PackageType {
    /** Annex I: filed records in the same System. */
    AIP_HOSO("AIP_hoso", "AIP", true),
    /** Annex III: filed records for another System. */
    SIP_HOSO("SIP_hoso", "SIP", true),
    /** Annex II: loose documents in the same System. */
    AIP_TAILIEU("AIP_tailieu", "AIP", false),
    /** Annex IV: loose documents for another System. */
    SIP_TAILIEU("SIP_tailieu", "SIP", false),
    /** Annex V: documents for a reader; its description is that of the request. */
    DIP("DIP", "DIP", false);

    private final String code;
    private final String oaisType;
    private final boolean dossier;

    PackageType(String code, String oaisType, boolean dossier) {
        this.code = code;
        this.oaisType = oaisType;
        this.dossier = dossier;
    }

    /** @return name in the circular */
    public String code() {
        return code;
    }

    /** @return SIP, AIP or DIP */
    public String oaisType() {
        return oaisType;
    }

    /** @return whether its EAD.xml describes a dossier; else it describes a lot of documents, or a request for some */
    public boolean ofDossier() {
        return dossier;
    }

    /** @return the type of that name in the circular, in any case */
    public static Optional<PackageType> of(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equalsIgnoreCase(code)).findFirst();
    }
}
