package org.khoso.storage.internal;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.khoso.api.store.ArchiveProvider;

class PostgresContractTest extends Contracts {
    static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null)
            server.close();
    }

    @Override
    Map<String, String> settings() {
        return Map.of("name", "Kho thử", ArchiveProvider.DATABASE, server.url());
    }
}
