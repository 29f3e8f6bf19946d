package org.khoso.sign.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names of the keys in a store. */
final class KeyNames {
    private KeyNames() {
    }

    /** @param wanted name; null for the only one @return name of a key that is there */
    static String one(KeyStore store, Path file, String wanted) throws GeneralSecurityException, IOException {
        List<String> keys = new ArrayList<>();
        for (String a : Collections.list(store.aliases()))
            if (store.isKeyEntry(a))
            keys.add(a);
        Collections.sort(keys);
        if (keys.isEmpty())
            throw Bc.problem(null, "key-none", file.toString());
        if (wanted == null && keys.size() > 1)
            throw Bc.problem(null, "key-several", file.toString(), String.join(", ", keys));
        if (wanted == null)
            return keys.getFirst();
        return keys.stream().filter(k -> k.equalsIgnoreCase(wanted)).findFirst()
                .orElseThrow(() -> Bc.problem(null, "key-alias", file.toString(), wanted, String.join(", ", keys)));
    }
}
