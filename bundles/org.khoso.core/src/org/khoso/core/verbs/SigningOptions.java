package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command.Option;
import org.khoso.api.command.Invocation;
import org.khoso.api.sign.Shown;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.Trusts;

/** Options of verbs that sign or verify. A password is never an option: the list of processes and the history of the shell would keep it. */
final class SigningOptions {
    static final String KEY = "--key";
    private static final String MODULE = "--pkcs11";
    private static final String SLOT = "--slot";
    private static final String ALIAS = "--alias";
    private static final String PASSWORD_FILE = "--password-file";
    private static final String PASSWORD_ENV = "--password-env";
    private static final String TRUST = "--trust";
    private static final String REVOCATION = "--require-revocation";

    private SigningOptions() {
    }

    /** @return options of a verb that signs, beside its own */
    static List<Option> signing(Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.add(new Option(KEY, "FILE", "verb.sign.key"));
        all.add(new Option(MODULE, "FILE", "verb.sign.pkcs11"));
        all.add(new Option(SLOT, "NUMBER", "verb.sign.slot"));
        all.add(new Option(ALIAS, "NAME", "verb.sign.alias"));
        all.add(new Option(PASSWORD_FILE, "FILE", "verb.sign.password-file"));
        all.add(new Option(PASSWORD_ENV, "NAME", "verb.sign.password-env"));
        return all;
    }

    /** @return options of a verb that verifies, beside its own */
    static List<Option> verifying(Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.add(new Option(TRUST, "DIR", "verb.verify-signature.trust"));
        all.add(new Option(REVOCATION, null, "verb.verify-signature.require-revocation"));
        return all;
    }

    /** @return options of a verb that opens what was encrypted, beside its own */
    static List<Option> opening(Option... own) {
        List<Option> all = signing(own);
        all.add(new Option(TRUST, "DIR", "verb.verify-signature.trust"));
        return all;
    }

    /** @return the key that the options or the environment name, to open what was encrypted to it */
    static SigningKey unlock(Invocation call, Keys keys) throws IOException {
        Path file = call.path(keyFile(call).orElseThrow(
                () -> new KhosoException(Message.of("core.sign.no-key-to-open"), Message.of("core.sign.no-key.remedy"), null)));
        return keys.unlock(file, password(call, file, KEY), call.option(ALIAS).orElse(null));
    }

    /** @return whether a key is named, by an option or by the environment */
    static boolean keyNamed(Invocation call) throws IOException {
        return call.option(MODULE).isPresent() || keyFile(call).isPresent();
    }

    private static Optional<String> keyFile(Invocation call) throws IOException {
        if (call.option(KEY).isPresent())
            return call.option(KEY);
        return Optional.ofNullable(call.environment(Keys.KEY_VARIABLE)).filter(s -> !s.isBlank());
    }

    /** @return the key that the options or the environment name. @throws KhosoException if none is named or it can't be used */
    static SigningKey key(Invocation call, Keys keys) throws IOException {
        if (call.option(MODULE).isPresent()) {
            Path module = call.path(call.option(MODULE).get());
            return keys.token(module, password(call, module, MODULE), slot(call), call.option(ALIAS).orElse(null));
        }
        Path file = call.path(keyFile(call)
                .orElseThrow(() -> new KhosoException(Message.of("core.sign.no-key"), Message.of("core.sign.no-key.remedy"), null)));
        return keys.open(file, password(call, file, KEY), call.option(ALIAS).orElse(null));
    }

    private static long slot(Invocation call) throws IOException {
        String given = call.option(SLOT).orElse("-1");
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new KhosoException(Message.of("core.sign.slot", given), Message.of("core.sign.slot.remedy"), e);
        }
    }

    private static char[] password(Invocation call, Path key, String option) throws IOException {
        Optional<String> variable = call.option(PASSWORD_ENV);
        if (variable.isPresent()) {
            String value = call.environment(variable.get());
            if (value == null)
                throw new KhosoException(Message.of("core.sign.password-env", variable.get()), Message.of("core.sign.password-env.remedy"),
                        null);
            return value.toCharArray();
        }
        String file = call.option(PASSWORD_FILE).orElse(null);
        if (file == null && call.option(option).isEmpty())
            file = call.environment(Keys.PASSWORD_VARIABLE);
        if (file != null && !file.isBlank()) {
            Path path = call.path(file);
            char[] password = Keys.password(path);
            if (Keys.readByOthers(path))
                call.say(Message.of("core.sign.password-readable", path.toString()));
            return password;
        }
        char[] typed = call.secret(Message.of("core.sign.password-prompt", key.getFileName().toString()));
        if (typed == null)
            throw new KhosoException(Message.of("core.sign.password-none", key.toString()), Message.of("core.sign.password-none.remedy"),
                    null);
        return typed;
    }

    /** @return whom the options or the environment say to trust */
    static Trust trust(Invocation call, Trusts trusts) throws IOException {
        Path folder = call.option(TRUST).map(call::path).orElse(null);
        return trusts.read(folder, call.option(REVOCATION).isPresent(), call::environment);
    }

    /** @return certificate of a key, for JSON */
    static Map<String, Object> signer(SigningKey key) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("dn", key.certificate().getSubjectX500Principal().getName());
        m.put("serial", key.certificate().getSerialNumber().toString(16));
        m.put("validUntil", key.certificate().getNotAfter().toInstant().toString());
        return m;
    }

    /** @return a verdict, for JSON */
    static Map<String, Object> verdict(Verdict v) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("indication", v.indication().name());
        m.put("subIndication", v.subIndication() == null ? null : v.subIndication().name());
        SignedBy by = v.signedBy();
        Map<String, Object> who = new LinkedHashMap<>();
        if (by != null) {
            who.put("name", by.name());
            who.put("dn", by.subject());
            who.put("issuer", by.issuer());
            who.put("serial", by.serial());
            who.put("validFrom", by.from().toString());
            who.put("validUntil", by.until().toString());
            who.put("sha256", by.sha256());
            who.put("algorithm", by.algorithm());
            who.put("claimed", by.claimed() == null ? null : by.claimed().toString());
            who.put("stamped", by.stamped() == null ? null : by.stamped().toString());
        }
        m.put("profile", v.profile());
        m.put("shown", v.shown() == null ? null : shown(v.shown()));
        m.put("signedBy", by == null ? null : who);
        return m;
    }

    private static Map<String, Object> shown(Shown s) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("page", s.page());
        m.put("left", s.left());
        m.put("right", s.right());
        m.put("top", s.top());
        m.put("bottom", s.bottom());
        m.put("image", s.image());
        m.put("text", s.text());
        m.put("fonts", s.fonts().stream().sorted().toList());
        m.put("sizes", s.sizes().stream().sorted().toList());
        return m;
    }
}
