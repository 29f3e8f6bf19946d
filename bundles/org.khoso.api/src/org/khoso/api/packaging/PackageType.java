package org.khoso.api.packaging;

/** Package types of TT 05/2025/TT-BNV. */
public enum PackageType {
    /** Annex I: filed records in the same System. */
    AIP_HOSO("AIP_hoso", "AIP"),
    /** Annex III: filed records for another System. */
    SIP_HOSO("SIP_hoso", "SIP");

    private final String code;
    private final String oaisType;

    PackageType(String code, String oaisType) {
        this.code = code;
        this.oaisType = oaisType;
    }

    /** @return name in the circular */
    public String code() {
        return code;
    }

    /** @return SIP, AIP or DIP */
    public String oaisType() {
        return oaisType;
    }
}
