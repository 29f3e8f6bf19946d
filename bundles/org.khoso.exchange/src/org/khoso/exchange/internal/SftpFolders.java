package org.khoso.exchange.internal;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.transfer.RemoteFolders;
import org.osgi.service.component.annotations.Component;

/**
 * Folders over SFTP. The key of the machine must be known beforehand: nobody is asked whether to trust one, and none is learned. Known
 * weak methods of the library stay off, as they are by default.
 */
@Component(property = RemoteFolders.SCHEME + "=sftp")
public final class SftpFolders implements RemoteFolders {
    private static final int USUAL_PORT = 22;
    private static final int CONNECT_MILLIS = 30_000;
    private static final int ALIVE_MILLIS = 15_000;
    private static final Pattern AUTH = Pattern.compile("(?i).*(auth (fail|cancel)|too many auth|USERAUTH).*");

    @Override
    public Folder open(URI where, Login login) throws IOException {
        String at = shown(where);
        if (where.getHost() == null || where.getUserInfo() == null || where.getPath() == null || where.getPath().isEmpty())
            throw Problems.of("address", null, at);
        if (where.getUserInfo().contains(":"))
            throw Problems.of("password-in-address", null, at);
        if (login.knownHosts() == null || !Files.isRegularFile(login.knownHosts()))
            throw Problems.of("no-known-hosts", null, at, String.valueOf(login.knownHosts()));
        Session session = null;
        try {
            session = session(where, login);
            session.connect(CONNECT_MILLIS);
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(CONNECT_MILLIS);
            return new SftpFolder(session, channel, folder(where.getPath()), at);
        } catch (JSchException e) {
            if (session != null)
                session.disconnect();
            throw refused(at, where.getHost(), login, e);
        }
    }

    /** A path that begins with a tilde is below the folder of the account. */
    private static String folder(String path) {
        Matcher home = Pattern.compile("/~/?(.*)").matcher(path);
        String folder = home.matches() ? home.group(1) : path;
        return folder.endsWith("/") && folder.length() > 1 ? folder.substring(0, folder.length() - 1) : folder;
    }

    private static Session session(URI where, Login login) throws JSchException {
        JSch jsch = new JSch();
        jsch.setKnownHosts(login.knownHosts().toString());
        byte[] secret = bytes(login.password());
        if (login.key() != null)
            jsch.addIdentity(login.key().toString(), secret);
        Session session = jsch.getSession(where.getUserInfo(), where.getHost(), where.getPort() < 0 ? USUAL_PORT : where.getPort());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", login.key() == null ? "password" : "publickey");
        if (login.key() == null && secret != null)
            session.setPassword(secret);
        session.setTimeout(CONNECT_MILLIS);
        session.setServerAliveInterval(ALIVE_MILLIS);
        if (secret != null)
            Arrays.fill(secret, (byte) 0); // the library keeps copies of its own
        return session;
    }

    private static byte[] bytes(char[] password) {
        if (password == null)
            return null;
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    private static IOException refused(String at, String host, Login login, JSchException e) {
        String why = String.valueOf(e.getMessage());
        String file = login.knownHosts().toString();
        if (e instanceof JSchChangedHostKeyException || e instanceof JSchRevokedHostKeyException)
            return Problems.of("host-changed", e, at, host, file);
        if (e instanceof JSchHostKeyException)
            return Problems.of("host-unknown", e, at, host, file);
        if (AUTH.matcher(why).matches())
            return Problems.of("not-let-in", e, at);
        return Problems.of("no-connection", e, at, SftpFolder.oneLine(why));
    }

    static String shown(URI where) {
        String text = where.toString();
        return where.getUserInfo() != null && where.getUserInfo().contains(":")
                ? text.replace(where.getRawUserInfo(), where.getRawUserInfo().replaceAll(":.*", ":…"))
                : text;
    }
}
