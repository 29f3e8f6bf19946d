package org.khoso.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line to clamd, over TCP or a socket in the file system; nothing on it waits longer than a minute. */
final class ClamdLine implements Closeable {
    private static final Pattern TCP = Pattern.compile("(?:tcp://)?(\\[[0-9A-Fa-f:]+]|[A-Za-z0-9.-]+):(\\d{1,5})");
    private static final Pattern FILE = Pattern.compile("(?:unix:(?://)?)?(/.+)");
    private static final int LONGEST = 4096;
    private final long wait;
    private final SocketChannel channel;
    private final Selector selector;

    ClamdLine(String address, long waitMillis) throws IOException {
        wait = waitMillis;
        SocketAddress to = address(address);
        channel = to instanceof UnixDomainSocketAddress u ? SocketChannel.open(java.net.StandardProtocolFamily.UNIX) : SocketChannel.open();
        selector = Selector.open();
        try {
            channel.configureBlocking(false);
            if (!channel.connect(to)) {
                ready(SelectionKey.OP_CONNECT);
                channel.finishConnect();
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    /** @return whether a person can mean a place of clamd by it */
    static boolean possible(String address) {
        return TCP.matcher(address).matches() || FILE.matcher(address).matches();
    }

    private static SocketAddress address(String given) throws IOException {
        Matcher tcp = TCP.matcher(given);
        if (tcp.matches() && Integer.parseInt(tcp.group(2)) <= 65535)
            return new InetSocketAddress(tcp.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(tcp.group(2)));
        Matcher file = FILE.matcher(given);
        if (file.matches())
            return UnixDomainSocketAddress.of(file.group(1));
        throw new IOException(given);
    }

    private void ready(int what) throws IOException {
        channel.register(selector, what);
        if (selector.select(wait) == 0)
            throw new SocketTimeoutException();
        selector.selectedKeys().clear();
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining())
            if (channel.write(bytes) == 0)
                ready(SelectionKey.OP_WRITE);
    }

    void write(String command) throws IOException {
        write(ByteBuffer.wrap((command + "\0").getBytes(StandardCharsets.US_ASCII)));
    }

    /** @return what it says, up to the zero that ends it */
    String answer() throws IOException {
        var text = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(512);
        while (text.size() <= LONGEST) {
            int n = channel.read(buffer.clear());
            if (n == 0)
                ready(SelectionKey.OP_READ);
            if (n < 0 && text.size() == 0)
                throw new EOFException();
            for (int i = 0; i < n; i++) {
                if (buffer.get(i) == 0)
                    return text.toString(StandardCharsets.UTF_8).strip();
                text.write(buffer.get(i));
            }
            if (n < 0)
                return text.toString(StandardCharsets.UTF_8).strip();
        }
        throw new IOException("> " + LONGEST);
    }

    @Override
    public void close() throws IOException {
        try {
            selector.close();
        } finally {
            channel.close();
        }
    }
}
