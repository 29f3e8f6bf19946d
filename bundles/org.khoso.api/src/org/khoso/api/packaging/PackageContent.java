package org.khoso.api.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
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
 */
public record PackageContent(PackageType type, UUID uuid, String fondsCode, RecordView dossier, List<Item> records,
        List<Event> events, List<Agent> agents, OffsetDateTime created, String softwareVersion, String recordStatus,
        String submission) {
    /** A record with its files. @param view record seen through its record set @param files files */
    public record Item(RecordView view, List<Payload> files) {
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

    /** @return an empty map of options: reserved */
    public Map<String, String> options() {
        return Map.of();
    }
}
