package org.khoso.capture.internal;

import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Where saned listens: options {@code host} and {@code port} of a scan, else the system property {@code khoso.sane}, else the
 * environment variable {@code KHOSO_SANE} ({@code host:port}), else this machine.
 */
record SaneAddress(String host, int port) {
    static final int USUAL_PORT = 6566;

    static SaneAddress of(Map<String, String> options) {
        SaneAddress set = setting();
        return new SaneAddress(options.getOrDefault("host", set.host), number(options.get("port"), set.port));
    }

    private static SaneAddress setting() {
        String env = System.getenv("KHOSO_SANE");
        String s = System.getProperty("khoso.sane", env == null ? "" : env).strip();
        if (s.isEmpty())
            return new SaneAddress("localhost", USUAL_PORT);
        int colon = s.lastIndexOf(':');
        return colon < 0
                ? new SaneAddress(s, USUAL_PORT)
                : new SaneAddress(s.substring(0, colon), number(s.substring(colon + 1), USUAL_PORT));
    }

    private static int number(String s, int otherwise) {
        return s != null && s.matches("\\d{1,5}") ? Integer.parseInt(s) : otherwise;
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
