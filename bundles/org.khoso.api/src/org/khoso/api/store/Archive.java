package org.khoso.api.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.khoso.api.Actor;

/** An open archive. One process holds it; closing gives it back. Thread-safe. */
public interface Archive extends AutoCloseable {
    /** @return its folder */
    Path directory();

    /** @return settings of archive.xmi: name, isolated, standard, … */
    Map<String, String> settings();

    /** Changes one setting. */
    void setting(Actor actor, String key, String value) throws IOException;

    /** @return descriptions */
    HoldingsStore holdings();

    /** @return bytes */
    ObjectVault vault();

    /** @return journal */
    Journal journal();

    /** @return runs */
    RunLedger runs();

    /** @return findings */
    FindingStore findings();

    /** @return the default actor of this archive */
    Actor defaultActor();

    @Override
    void close() throws IOException;
}
