package org.khoso.packaging.ui;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.Trust;
import org.khoso.api.transfer.RemoteFolders.Login;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.Trusts;
import org.khoso.core.transfer.Opening;

/** Keys, logins and places, of what was typed into a form. Not on the UI thread. @param keys opens keys @param trusts whose signatures count */
record Access(Keys keys, Trusts trusts) {
    /** How an address of another machine begins. */
    static final String SCHEME = "sftp://";

    /** @return the file that OpenSSH keeps for the user */
    static Path usualHosts() {
        return Path.of(System.getProperty("user.home", "."), ".ssh", "known_hosts");
    }

    /** @return the key that signs; null if nothing is to be signed */
    SigningKey signing(Typed t) throws IOException {
        return t.on("sign") ? keys.open(Path.of(t.text("key")), t.secret("password"), null) : null;
    }

    /** @return certificates of those who can open it; none leaves it in the clear */
    List<X509Certificate> recipients(Typed t) throws IOException {
        return t.text("cert").isEmpty() ? List.of() : trusts.certificates(Path.of(t.text("cert")));
    }

    Trust trust() throws IOException {
        return trusts.read(null, false, System::getenv);
    }

    /** @return how to get in. The caller forgets it */
    static Login login(Typed t) {
        char[] password = t.secret("sftp-password");
        Path hosts = t.text("hosts").isEmpty() ? usualHosts() : Path.of(t.text("hosts"));
        return new Login(hosts, t.text("sftp-key").isEmpty() ? null : Path.of(t.text("sftp-key")), password.length == 0 ? null : password);
    }

    /** Wipes the password. @param login null for none */
    static void forget(Login login) {
        if (login != null && login.password() != null)
            Arrays.fill(login.password(), '\0');
    }

    static URI address(String given) throws KhosoException {
        try {
            if (given.startsWith(SCHEME))
                return new URI(given);
        } catch (URISyntaxException e) {
            throw bad(given, e);
        }
        throw bad(given, null);
    }

    private static KhosoException bad(String given, Exception cause) {
        return new KhosoException(Message.of("verb.transfer.bad-address", given), Message.of("verb.transfer.bad-address.remedy"), cause);
    }

    /** @return the place that is to be opened: a folder, or an address */
    Opening.Place place(Typed t) throws IOException {
        String given = t.text("place");
        Opening.KeyGiver key = () -> unlocked(t);
        return given.startsWith(SCHEME)
                ? new Opening.Place(null, address(given), login(t), key, trust())
                : new Opening.Place(Path.of(given), null, null, key, trust());
    }

    private SigningKey unlocked(Typed t) throws IOException {
        if (t.text("key").isEmpty())
            throw new KhosoException(Message.of("core.sign.no-key-to-open"), Message.of("packaging.ui.handover.no-key.remedy"), null);
        return keys.unlock(Path.of(t.text("key")), t.secret("password"), null);
    }
}
