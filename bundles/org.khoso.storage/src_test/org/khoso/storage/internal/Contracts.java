package org.khoso.storage.internal;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.FindingStore;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.ObjectVault;
import org.khoso.api.store.RunLedger;
import org.khoso.testkit.store.CommitAllContract;
import org.khoso.testkit.store.FindingStoreContract;
import org.khoso.testkit.store.HoldingsPastContract;
import org.khoso.testkit.store.HoldingsQueryContract;
import org.khoso.testkit.store.HoldingsStoreContract;
import org.khoso.testkit.store.ObjectVaultContract;
import org.khoso.testkit.store.RunLedgerContract;

/** All contracts over archives on one database. After each test the journal must verify, also after opening again. */
abstract class Contracts {
    @TempDir
    Path dir;
    Archive archive;

    abstract Map<String, String> settings() throws Exception;

    @BeforeEach
    void create() throws Exception {
        archive = new DirectoryArchiveProvider().create(dir.resolve("kho lưu trữ"), settings());
    }

    @AfterEach
    void verify() throws Exception {
        var findings = archive.journal().verify(Progress.NONE).findings();
        String head = archive.journal().head();
        archive.close();
        org.junit.jupiter.api.Assertions.assertEquals(java.util.List.of(), findings);
        try (Archive again = new DirectoryArchiveProvider().open(archive.directory())) {
            org.junit.jupiter.api.Assertions.assertEquals(head, again.journal().head());
        }
    }

    @Nested
    class Store extends HoldingsStoreContract {
        @Override
        protected HoldingsStore store() {
            return archive.holdings();
        }
    }

    @Nested
    class Together extends CommitAllContract {
        @Override
        protected HoldingsStore store() {
            return archive.holdings();
        }

        @Override
        protected RunLedger runs() {
            return archive.runs();
        }
    }

    @Nested
    class Query extends HoldingsQueryContract {
        @Override
        protected HoldingsStore store() {
            return archive.holdings();
        }
    }

    @Nested
    class Past extends HoldingsPastContract {
        @Override
        protected HoldingsStore store() {
            return archive.holdings();
        }
    }

    @Nested
    class Vault extends ObjectVaultContract {
        @Override
        protected ObjectVault vault() {
            return archive.vault();
        }
    }

    @Nested
    class Runs extends RunLedgerContract {
        @Override
        protected RunLedger runs() {
            return archive.runs();
        }

        @Override
        protected HoldingsStore store() {
            return archive.holdings();
        }
    }

    @Nested
    class Findings extends FindingStoreContract {
        @Override
        protected FindingStore findings() {
            return archive.findings();
        }
    }
}
