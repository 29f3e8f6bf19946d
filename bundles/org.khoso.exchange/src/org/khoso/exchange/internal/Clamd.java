package org.khoso.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.transfer.VirusScanner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** ClamAV's daemon: files are sent to it (INSTREAM), so that it needs no right to read them, and may run on another machine. */
@Component
public final class Clamd implements VirusScanner {
    private static final int CHUNK = 1 << 16;
    private static final long WAIT = 60_000;
    private static final String FOUND = " FOUND";
    private final long wait;

    /** Called by OSGi. */
    @Activate
    public Clamd() {
        this(WAIT);
    }

    Clamd(long waitMillis) {
        wait = waitMillis;
    }

    @Override
    public boolean accepts(String address) {
        return ClamdLine.possible(address);
    }

    @Override
    public String version(String address) throws IOException {
        try (ClamdLine line = new ClamdLine(address, wait)) {
            line.write("zVERSION");
            return shown(line.answer());
        } catch (IOException e) {
            throw silent(address, e);
        }
    }

    @Override
    public Answer scan(String address, InputStream bytes) throws IOException {
        try (ClamdLine line = connect(address)) {
            boolean whole = send(line, bytes);
            return answer(address, line, whole);
        }
    }

    private ClamdLine connect(String address) throws KhosoException {
        try {
            return new ClamdLine(address, wait);
        } catch (IOException e) {
            throw silent(address, e);
        }
    }

    /** @return false if it hung up in the middle: it has said why */
    private static boolean send(ClamdLine line, InputStream bytes) throws IOException {
        byte[] chunk = new byte[CHUNK];
        ByteBuffer out = ByteBuffer.allocate(CHUNK + 4);
        if (!told(line, ByteBuffer.wrap("zINSTREAM\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))))
            return false;
        for (int n = bytes.readNBytes(chunk, 0, CHUNK); n > 0; n = bytes.readNBytes(chunk, 0, CHUNK))
            if (!told(line, out.clear().putInt(n).put(chunk, 0, n).flip()))
            return false;
        return told(line, out.clear().putInt(0).flip());
    }

    private static boolean told(ClamdLine line, ByteBuffer bytes) {
        try {
            line.write(bytes);
            return true;
        } catch (IOException e) {
            return false; // what was wrong shows when its answer is read
        }
    }

    private static Answer answer(String address, ClamdLine line, boolean whole) throws KhosoException {
        String said;
        try {
            said = shown(line.answer());
        } catch (IOException e) {
            throw silent(address, e);
        }
        String what = said.startsWith("stream: ") ? said.substring("stream: ".length()) : said;
        if (what.endsWith(FOUND))
            return new Answer(Outcome.INFECTED, what.substring(0, what.length() - FOUND.length()));
        return whole && what.equals("OK") ? new Answer(Outcome.CLEAN, "") : new Answer(Outcome.NOT_SCANNED, what);
    }

    private static String shown(String said) {
        String s = said.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return s.length() > 200 ? s.substring(0, 200) : s;
    }

    private static KhosoException silent(String address, IOException cause) {
        return new KhosoException(Message.of("exchange.clamd.silent", address, reason(cause)),
                Message.of("exchange.clamd.silent.remedy", address), cause);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
