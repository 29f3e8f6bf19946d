package org.khoso.exchange.internal;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.khoso.api.transfer.RemoteFolders;

/** An open folder over SFTP. SFTP 3 has no call that brings a file to the other machine's disk: closing it is all that can be asked. */
final class SftpFolder implements RemoteFolders.Folder {
    private static final int BUFFER = 1 << 16;
    private final Session session;
    private final ChannelSftp channel;
    private final String folder;
    private final String shown;

    SftpFolder(Session session, ChannelSftp channel, String folder, String shown) {
        this.session = session;
        this.channel = channel;
        this.folder = folder;
        this.shown = shown;
    }

    @Override
    public long size(String name) throws IOException {
        try {
            SftpATTRS a = channel.lstat(path(name));
            return a.isReg() ? a.getSize() : -1;
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE)
                return -1;
            throw failed(name, e);
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        if (size(name) < 0)
            throw new NoSuchFileException(shown + "/" + name);
        try {
            return channel.get(path(name));
        } catch (SftpException e) {
            throw failed(name, e);
        }
    }

    @Override
    public void write(String name, InputStream bytes) throws IOException {
        int slash = name.lastIndexOf('/');
        if (slash > 0)
            folders(name.substring(0, slash));
        String part = name.substring(0, slash + 1) + "." + name.substring(slash + 1) + ".part";
        try {
            try (OutputStream out = channel.put(path(part), ChannelSftp.OVERWRITE)) {
                byte[] buffer = new byte[BUFFER];
                for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer))
                    out.write(buffer, 0, n);
            }
            if (exists(name)) // not each server puts a new file in the place of an old one
                channel.rm(path(name));
            channel.rename(path(part), path(name));
        } catch (SftpException e) {
            throw failed(name, e);
        }
    }

    private void folders(String name) throws IOException {
        StringBuilder at = new StringBuilder();
        for (String step : name.split("/")) {
            at.append(at.isEmpty() ? "" : "/").append(step);
            try {
                if (!exists(at.toString()))
                    channel.mkdir(path(at.toString()));
            } catch (SftpException e) {
                throw failed(at.toString(), e);
            }
        }
    }

    private boolean exists(String name) throws IOException {
        try {
            channel.lstat(path(name));
            return true;
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE)
                return false;
            throw failed(name, e);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        if (exists(to))
            throw new FileAlreadyExistsException(shown + "/" + to);
        try {
            channel.rename(path(from), path(to));
        } catch (SftpException e) {
            throw failed(to, e);
        }
    }

    /** The library takes some letters of names for patterns. */
    private String path(String name) throws IOException {
        for (String step : name.split("/", -1))
            if (step.isEmpty() || List.of(".", "..").contains(step) || step.chars().anyMatch(c -> c < ' ' || c == '\\'))
            throw new IOException(name);
        String path = folder.isEmpty() ? name : folder.equals("/") ? "/" + name : folder + "/" + name;
        return path.replaceAll("([\\\\*?])", "\\\\$1");
    }

    private IOException failed(String name, SftpException e) {
        return Problems.of("failed", e, shown, name, oneLine(String.valueOf(e.getMessage())));
    }

    /** @return what the library says, without names of its classes */
    static String oneLine(String text) {
        String s = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").replaceAll("(?:[a-z]\\w*\\.)+[A-Z]\\w*(?::|$) ?", "").strip();
        return s.length() > 200 ? s.substring(0, 200) : s;
    }

    @Override
    public void close() {
        channel.disconnect();
        session.disconnect();
    }
}
