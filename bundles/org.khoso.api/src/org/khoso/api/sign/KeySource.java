package org.khoso.api.sign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Extension point: opens keys of one kind of store. A DS component with the property {@value #KIND}. Stateless. */
public interface KeySource {
    /** Service property: kind of store. */
    String KIND = "kind";
    /** Kind: a PKCS#12 file. */
    String PKCS12 = "pkcs12";
    /** Kind: a token behind a PKCS#11 module; the key never leaves it. */
    String PKCS11 = "pkcs11";

    /**
     * Which key of a store.
     *
     * @param slot  number of the slot of a token, as its module gives it; -1 for the first one, or where there are none
     * @param alias name of the key; null if there is only one
     */
    record Choice(long slot, String alias) {
        /** @return the key of that name in a store, or in the first token of a module @param alias null for the only one */
        public static Choice named(String alias) {
            return new Choice(-1, alias);
        }
    }

    /**
     * Opens a key and makes sure that it may sign at that time.
     *
     * @param  store    file of the store, or the module of a token
     * @param  password password; the caller wipes it. Empty for none
     * @param  choice   which key
     * @param  at       time of signing: the certificate must be valid then
     * @throws org.khoso.api.KhosoException if the file is missing or no store, the password is wrong, there is no key or more than
     *                                      one, the key is too weak, not made for signatures, or its certificate is out of date
     */
    SigningKey open(Path store, char[] password, Choice choice, Instant at) throws IOException;

    /**
     * Opens a key to read what was encrypted to it: its certificate may be out of date, or not made for signatures.
     *
     * @param  store    file of the store
     * @param  password password; the caller wipes it. Empty for none
     * @param  alias    name of the key; null if the store has only one
     * @throws org.khoso.api.KhosoException if the file is missing or no store, the password is wrong, there is no key or more than one
     */
    default SigningKey unlock(Path store, char[] password, String alias) throws IOException {
        return open(store, password, Choice.named(alias), Instant.now());
    }
}
