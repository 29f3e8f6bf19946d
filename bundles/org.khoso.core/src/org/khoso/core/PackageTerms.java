package org.khoso.core;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is said of a package beside its content.
 *
 * @param status    NEW, SUPPLEMENT, REPLACEMENT, TEST, OTHER
 * @param earlier   OBJID of the package that this one supplements or replaces; null for none
 * @param fields    values of the description of a lot or a request, by field code; they win over what is known otherwise
 * @param records   records that go into the package; null for all of the dossier
 * @param lot       how many lots were made of the same values before: the code of this one counts on by so many
 * @param recipient who is given a certified DIP; null for none
 * @param part      folder below the target, of a transfer that was split; empty for none
 */
public record PackageTerms(String status, String earlier, Map<String, String> fields, List<UUID> records, int lot,
        Recipient recipient, String part) {
    /** A new package of a whole dossier. */
    public static final PackageTerms PLAIN = new PackageTerms("NEW", null, Map.of(), null, 0, null, "");

    /** Copies the lists. */
    public PackageTerms {
        fields = Map.copyOf(fields);
        records = records == null ? null : List.copyOf(records);
    }

    /**
     * Who is given a certified DIP, as the certification says it.
     *
     * @param name   name
     * @param number number of the identity card or of the body
     * @param until  how long it may be used, in words or a date; may be empty
     * @param copies number of copies
     */
    public record Recipient(String name, String number, String until, int copies) {
    }

    /** @return the same for some records. @param some null for all @param lots lots made before */
    public PackageTerms of(List<UUID> some, int lots) {
        return new PackageTerms(status, earlier, fields, some, lots, recipient, part);
    }

    /** @return the same in a part of the transfer */
    public PackageTerms in(String folder) {
        return new PackageTerms(status, earlier, fields, records, lot, recipient, folder);
    }

    /** @return the same, following that package */
    public PackageTerms after(String objectId) {
        return new PackageTerms(status, objectId, fields, records, lot, recipient, part);
    }
}
