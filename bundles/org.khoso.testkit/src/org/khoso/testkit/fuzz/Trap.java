package org.khoso.testkit.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that nobody may ask. */
final class Trap implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile boolean sprung;

    Trap() throws IOException {
        Thread.ofPlatform().daemon().name("fuzz-trap").start(this::listen);
    }

    private void listen() {
        while (!server.isClosed())
            try (Socket asked = server.accept()) {
                sprung = true;
            } catch (IOException e) {
                return; // closed
            }
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/trap.dtd";
    }

    boolean sprung() {
        boolean was = sprung;
        sprung = false;
        return was;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
