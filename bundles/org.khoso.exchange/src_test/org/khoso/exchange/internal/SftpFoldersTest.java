package org.khoso.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.transfer.RemoteFolders.Login;

/** What is refused before a line is opened; what a real machine does is seen in ./accept packages, row transfer. */
class SftpFoldersTest {
    @TempDir
    Path dir;

    private String refused(String address, Path hosts) {
        KhosoException e = assertThrows(KhosoException.class,
                () -> new SftpFolders().open(URI.create(address), new Login(hosts, null, null)));
        assertFalse(e.problem().args().toString().contains("java."), e.problem().toString());
        assertFalse(e.toString().contains("matkhau") || e.problem().args().toString().contains("matkhau"), "a password is never shown");
        return e.problem().key();
    }

    @Test
    void addressesThatCanNotBeUsed() throws Exception {
        Path hosts = Files.createFile(dir.resolve("hosts"));
        assertEquals("exchange.sftp.address", refused("sftp://may/x", hosts), "no user");
        assertEquals("exchange.sftp.address", refused("sftp://an@may", hosts), "no folder");
        assertEquals("exchange.sftp.password-in-address", refused("sftp://an:matkhau@may/x", hosts));
        assertEquals("exchange.sftp.no-known-hosts", refused("sftp://an@may/x", dir.resolve("none")));
        assertEquals("exchange.sftp.no-known-hosts", refused("sftp://an@may/x", null));
        assertEquals("exchange.sftp.no-connection", refused("sftp://an@127.0.0.1:9/x", hosts));
    }
}
