package org.khoso.api.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.Finding;
import org.khoso.api.Progress;

/** The hash-chained journal of an archive. */
public interface Journal {
    /** Result of a verification. @param entries entries read @param head hash of the last one, hex @param findings what is wrong */
    record Verification(long entries, String head, List<Finding> findings) {
    }

    /** Reads the whole chain and its payloads, and compares the newest state of each object with the database. */
    Verification verify(Progress progress) throws IOException;

    /**
     * How far a chain has come: its head.
     *
     * @param chain   identity of the chain; each folder that writes into a shared database has its own
     * @param entries position of the newest entry
     * @param hash    hash of that entry, hex
     */
    record Head(UUID chain, long entries, String hash) {
    }

    /** @return hash of the newest entry in hex */
    String head() throws IOException;

    /** @return heads of all chains of the archive at one moment; that of this folder first */
    List<Head> heads() throws IOException;

    /** Reads the chain of this folder. @return hashes of the entries at these positions; those that are not there are missing */
    Map<Long, String> hashes(Set<Long> positions) throws IOException;

    /** Writes down that heads were signed. @param sha256 digest of the file that holds them, hex */
    void signed(Actor actor, String sha256) throws IOException;

    /** @return digests of the files of signed heads that the journal tells of */
    Set<String> signed() throws IOException;
}
