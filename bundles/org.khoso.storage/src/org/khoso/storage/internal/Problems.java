package org.khoso.storage.internal;

import java.io.IOException;
import java.sql.SQLException;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Makes the exceptions of storage: each names what is wrong and what to do. */
public final class Problems {
    private Problems() {
    }

    /** @return a problem with the remedy that stands beside it under key + {@code .remedy} */
    public static KhosoException of(String key, Object... args) {
        return caused(null, key, args);
    }

    /** @return the same with a cause */
    public static KhosoException caused(Throwable cause, String key, Object... args) {
        return new KhosoException(Message.of("storage." + key, args), Message.of("storage." + key + ".remedy", args), cause);
    }

    /** @return what a failure of the database becomes */
    public static IOException database(SQLException e) {
        return caused(e, "database", String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
}
