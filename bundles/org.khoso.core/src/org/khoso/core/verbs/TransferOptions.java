package org.khoso.core.verbs;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command.Option;
import org.khoso.api.command.Invocation;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.Trust;
import org.khoso.api.transfer.RemoteFolders.Login;
import org.khoso.core.sign.Keys;
import org.khoso.core.transfer.Opening;

/** Options that verbs of hand-overs share: how to get into another machine, receipts, reasons. A password is never an option. */
final class TransferOptions {
    static final String SIGN = "--sign";
    static final String RECEIPT = "--receipt";
    static final String OVERRIDE = "--override";
    private static final String KNOWN_HOSTS = "--known-hosts";
    private static final String SFTP_KEY = "--sftp-key";
    private static final String SFTP_PASSWORD = "--sftp-password-file";
    private static final String SCHEME = "sftp://";
    private static final String HOSTS_VARIABLE = "KHOSO_KNOWN_HOSTS";

    private TransferOptions() {
    }

    /** @return options of a verb that may go to another machine, beside its own */
    static List<Option> remote(Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.add(new Option(KNOWN_HOSTS, "FILE", "verb.transfer.known-hosts"));
        all.add(new Option(SFTP_KEY, "FILE", "verb.transfer.sftp-key"));
        all.add(new Option(SFTP_PASSWORD, "FILE", "verb.transfer.sftp-password-file"));
        return all;
    }

    static boolean isRemote(String given) {
        return given.startsWith(SCHEME);
    }

    /** @return the address. @throws KhosoException if it is none */
    static URI address(String given) throws KhosoException {
        try {
            if (isRemote(given))
                return new URI(given);
        } catch (URISyntaxException e) {
            throw new KhosoException(Message.of("verb.transfer.bad-address", given), Message.of("verb.transfer.bad-address.remedy"), e);
        }
        throw new KhosoException(Message.of("verb.transfer.bad-address", given), Message.of("verb.transfer.bad-address.remedy"), null);
    }

    /** @return how to get in */
    static Login login(Invocation call) throws IOException {
        Path key = call.option(SFTP_KEY).map(call::path).orElse(null);
        Path password = call.option(SFTP_PASSWORD).map(call::path).orElse(null);
        if (password != null && Keys.readByOthers(password))
            call.say(Message.of("core.sign.password-readable", password.toString()));
        return new Login(hosts(call), key, password == null ? null : Keys.password(password));
    }

    /** Wipes the password. @param login null for none */
    static void forget(Login login) {
        if (login != null && login.password() != null)
            java.util.Arrays.fill(login.password(), '\0');
    }

    /** The file that is named, else that of the environment, else the one that OpenSSH keeps for the user. */
    private static Path hosts(Invocation call) throws IOException {
        if (call.option(KNOWN_HOSTS).isPresent())
            return call.path(call.option(KNOWN_HOSTS).get());
        String named = call.environment(HOSTS_VARIABLE);
        return named != null && !named.isBlank() ? Path.of(named) : Path.of(System.getProperty("user.home", "."), ".ssh", "known_hosts");
    }

    /** @return a place that somebody names: a folder, or an address */
    static Opening.Place place(Invocation call, String given, Opening.KeyGiver key, Trust trust) throws IOException {
        return isRemote(given)
                ? new Opening.Place(null, address(given), login(call), key, trust)
                : new Opening.Place(call.path(given), null, null, key, trust);
    }

    /** @return the type of package that is called so. @throws KhosoException if there is none, or it is not one by which dossiers are handed over */
    static PackageType type(String given) throws KhosoException {
        return PackageType.of(given).filter(PackageType::ofDossier).orElseThrow(
                () -> new KhosoException(Message.of("verb.transfer.bad-type", given), Message.of("verb.transfer.bad-type.remedy"), null));
    }

    /** @return the key that signs, if it is asked for; else null */
    static SigningKey signingKey(Invocation call, Keys keys) throws IOException {
        return call.option(SIGN).isPresent() ? SigningOptions.key(call, keys) : null;
    }

    /** @return reasons by record. @param given texts {@code RECORD=REASON} */
    static Map<String, String> reasons(List<String> given) throws KhosoException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String one : given) {
            int at = one.indexOf('=');
            String record = at < 0 ? "" : one.substring(0, at).strip();
            String reason = at < 0 ? "" : one.substring(at + 1).strip();
            if (record.isEmpty() || reason.isEmpty())
                throw new KhosoException(Message.of("verb.transfer.bad-reason", one), Message.of("verb.transfer.bad-reason.remedy"), null);
            all.put(record, reason);
        }
        return all;
    }

    /** @return file of a receipt that is to be written; null if none is */
    static Path receipt(Invocation call) {
        return call.option(RECEIPT).filter(s -> !s.isBlank()).map(call::path).orElse(null);
    }
}
