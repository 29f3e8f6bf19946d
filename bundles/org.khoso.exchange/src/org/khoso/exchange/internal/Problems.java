package org.khoso.exchange.internal;

import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Why a place on another machine can't be used; sentences are in KHOSO-INF/messages. */
final class Problems {
    private Problems() {
    }

    static KhosoException of(String key, Throwable cause, Object... args) {
        return new KhosoException(Message.of("exchange.sftp." + key, args), Message.of("exchange.sftp." + key + ".remedy", args), cause);
    }
}
