package org.khoso.capture.internal;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A saned of our own with SANE's test backend: own configuration, free port. */
final class Saned implements AutoCloseable {
    private final Process process;
    private final int port;

    private Saned(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Path program() {
        return Stream.of("/usr/sbin/saned", "/usr/bin/saned", "/usr/local/sbin/saned").map(Path::of).filter(Files::isExecutable).findFirst()
                .orElse(null);
    }

    static Saned start(Path folder) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("dll.conf"), "test\n");
        Files.writeString(folder.resolve("saned.conf"), "127.0.0.1\nlocalhost\n");
        Files.write(folder.resolve("test.conf"), List.of("number_of_devices 1", "geometry_max 300.0", "geometry_quant 0.0"));
        var b = new ProcessBuilder(program().toString(), "-l", "-b", "127.0.0.1", "-p", "" + port, "-e");
        b.environment().put("SANE_CONFIG_DIR", folder.toString());
        Process p = b.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        for (int i = 0; i < 100 && !listens(port); i++)
            Thread.sleep(50);
        return new Saned(p, port);
    }

    private static boolean listens(int port) {
        try (var s = new Socket("127.0.0.1", port)) {
            return s.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Kills it and its children, which hold the lines. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
