package org.khoso.api.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.khoso.api.FileView;
import org.khoso.api.RecordView;

/**
 * What goes into a package.
 *
 * @param type        type
 * @param uuid        identity of the package
 * @param fondsCode   code of the fonds
 * @param dossier     dossier seen through the record set of the package type
 * @param records     records with their files, in order
 * @param events      what happened (PREMIS), for AIP
 * @param agents      who acted
 * @param created     time of creation
 * @param softwareVersion version of Khoso
 * @param recordStatus NEW, SUPPLEMENT, REPLACEMENT, TEST, OTHER
 * @param submission  registration code of the submission request, or null
 * @param earlier     OBJID of the package that this one supplements or replaces, as recordStatus says; or null
 * @param documentation documents about the package itself, such as the certification of a DIP; may be empty
 */
public record PackageContent(PackageType type, UUID uuid, String fondsCode, RecordView dossier, List<Item> records,
        List<Event> events, List<Agent> agents, OffsetDateTime created, String softwareVersion, String recordStatus,
        String submission, String earlier, List<Payload> documentation) {
    /** RECORDSTATUS of a package that adds to an earlier one. */
    public static final String SUPPLEMENT = "SUPPLEMENT";
    /** RECORDSTATUS of a package that stands in for an earlier one. */
    public static final String REPLACEMENT = "REPLACEMENT";

    /** A package that stands alone, without documentation. */
    public PackageContent(PackageType type, UUID uuid, String fondsCode, RecordView dossier, List<Item> records, List<Event> events,
            List<Agent> agents, OffsetDateTime created, String softwareVersion, String recordStatus, String submission) {
        this(type, uuid, fondsCode, dossier, records, events, agents, created, softwareVersion, recordStatus, submission, null, List.of());
    }

    /** A record with its files. @param view record seen through its record set @param files files @param links files that another package holds */
    public record Item(RecordView view, List<Payload> files, List<Link> links) {
        /** A record whose files are all in this package. */
        public Item(RecordView view, List<Payload> files) {
            this(view, files, List.of());
        }
    }

    /**
     * A file of a record that is not copied, since another package of the same fonds holds it: only packages of dossiers may have such.
     *
     * @param name       name that the file would have in data/
     * @param documentId identifier of the document
     * @param objectId   OBJID of the package that holds it
     * @param path       path in that package
     * @param size       bytes
     */
    public record Link(String name, String documentId, String objectId, String path, long size) {
    }

    /** A file. @param file what is known of it @param name name in data/ @param bytes opens the bytes */
    public record Payload(FileView file, String name, Source bytes) {
    }

    /** Opens bytes. */
    public interface Source {
        /** @return the bytes; the caller closes */
        InputStream open() throws IOException;
    }

    /** A PREMIS event. @param id id @param type type of the LoC vocabulary @param time time @param detail detail @param outcome outcome @param agent agent id @param objects ids of files */
    public record Event(UUID id, String type, OffsetDateTime time, String detail, String outcome, UUID agent, List<UUID> objects) {
    }

    /** A PREMIS agent. @param id id @param name name @param type person, organization, software @param version version of software or empty */
    public record Agent(UUID id, String name, String type, String version) {
    }
}
