package org.khoso.storage.internal;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL for tests: the one of KHOSO_TEST_PG, or Debian's own in a temporary folder on loopback, which need not outlive the machine. */
final class PostgresServer implements AutoCloseable {
    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");
    private final String url;
    private final String folder;

    private PostgresServer(String url, String folder) {
        this.url = url;
        this.folder = folder;
    }

    static PostgresServer start() throws Exception {
        String given = System.getProperty("KHOSO_TEST_PG", System.getenv("KHOSO_TEST_PG"));
        if (given != null)
            return new PostgresServer(given, null);
        Assumptions.assumeTrue(Files.isExecutable(BIN.resolve("initdb")),
                "no PostgreSQL: neither KHOSO_TEST_PG (a JDBC URL) nor " + BIN + "; these tests did not run");
        String folder = run("mktemp -d /tmp/khoso-pg-XXXXXX").strip();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run(BIN + "/initdb -N -D " + folder + "/data -E UTF8 --locale=C.UTF-8 -A trust -U khoso >" + folder + "/log 2>&1");
        run(BIN + "/pg_ctl -D " + folder + "/data -w -l " + folder + "/log -o '-p " + port
                + " -c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1 -k " + folder + "' start >/dev/null 2>&1");
        return new PostgresServer("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=khoso", folder);
    }

    String url() {
        return url;
    }

    @Override
    public void close() throws Exception {
        if (folder != null)
            run(BIN + "/pg_ctl -D " + folder + "/data -m immediate stop >/dev/null 2>&1; rm -rf " + folder);
    }

    private static String run(String command) throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        ProcessBuilder b = root
                ? new ProcessBuilder("su", "postgres", "-s", "/bin/sh", "-c", "cd /tmp; " + command)
                : new ProcessBuilder("/bin/sh", "-c", command);
        Process p = b.redirectErrorStream(true).start();
        String out = new String(p.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!p.waitFor(60, TimeUnit.SECONDS) || p.exitValue() != 0)
            throw new IllegalStateException(command + ": " + out);
        return out;
    }
}
