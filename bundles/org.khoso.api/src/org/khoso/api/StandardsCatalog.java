package org.khoso.api;

import java.util.List;
import java.util.Optional;

/**
 * All standards in force in this product: national, province and office layers already merged. Thread-safe, immutable
 * snapshot. Service of {@code org.khoso.standards}.
 */
public interface StandardsCatalog {
    /** @return all record sets, in the order of the data */
    List<RecordSetInfo> recordSets();

    /** @return the record set with that id */
    Optional<RecordSetInfo> recordSet(String id);

    /** @return the code list with that id */
    Optional<CodeList> codeList(String id);

    /** @return rules of a record set, in the order of the data; empty if there are none */
    List<RuleInfo> rules(String recordSet);

    /** @return the standards, e.g. tt05-2025, with title and state of verification */
    List<StandardInfo> standards();

    /** @return which record sets go together, in the order of the data */
    List<Profile> profiles();

    /**
     * Record sets that describe one dossier with its records.
     *
     * @param id          e.g. tt05.aip_hoso, tt05.sip_hoso, tt02, cv903
     * @param title       title
     * @param packageType AIP_hoso, SIP_hoso, or empty if there is no package for it
     * @param fonds       record set of fonds, or null
     * @param dossier     record set of dossiers
     * @param text        record set of text records
     * @param photo       record set of photos, or null
     * @param av          record set of audio and video, or null
     * @param clause      document and article that decide when it applies
     * @param confidence  how sure we are of the clause
     */
    record Profile(String id, Bilingual title, String packageType, String fonds, String dossier, String text, String photo,
            String av, String clause, Confidence confidence) {
    }

    /**
     * Where a field or rule comes from.
     *
     * @param layer   layer that has it first: national, province, office
     * @param file    file that has it first
     * @param changes what later layers decided about it, in their order
     */
    record Origin(String layer, String file, List<Change> changes) {
    }

    /** What a later layer decided. @param what name of the feature @param layer layer @param file file */
    record Change(String what, String layer, String file) {
    }

    /** @return where a field ({@code record set/code}) or rule (its id) comes from; empty if there is none of that name */
    default Optional<Origin> origin(String id) {
        return Optional.empty();
    }

    /** @return ways from one standard's record sets to another's */
    default List<ConversionInfo> conversions() {
        return List.of();
    }

    /** @return what a person should know: files that could not be used, overlays made for another version, names that lead nowhere */
    default List<Message> warnings() {
        return List.of();
    }

    /** @return of the warnings those about files that are left out altogether, since they can't be used */
    default List<Message> leftOut() {
        return List.of();
    }

    /**
     * @return this catalogue with further data directories laid over it (an office's own {@code standards/} folder). A file
     *         that can't be used is left out, and said so in the warnings: one slip of the pen must not keep an archive shut
     */
    StandardsCatalog with(List<java.nio.file.Path> directories);

    /**
     * A standard.
     *
     * @param id        e.g. tt05-2025
     * @param title     title
     * @param document  number and date of the legal document
     * @param validFrom first day in force, null if unknown
     * @param validTo   last day in force, null if still in force
     * @param verified  false if it says of itself that it is not verified
     * @param layer     national, province, office
     */
    record StandardInfo(String id, Bilingual title, String document, java.time.LocalDate validFrom,
            java.time.LocalDate validTo, boolean verified, String layer) {
    }
}
