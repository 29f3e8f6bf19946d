package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import org.khoso.api.transfer.RemoteFolders;

/** A folder of another machine. */
final class RemoteMedium implements Medium {
    private final RemoteFolders.Folder remote;
    private final String shown;

    RemoteMedium(RemoteFolders.Folder remote, String shown) {
        this.remote = remote;
        this.shown = shown;
    }

    @Override
    public InputStream open(int index, String name) throws IOException {
        return remote.read(name);
    }

    @Override
    public String channel() {
        return "sftp";
    }

    @Override
    public String shown() {
        return shown;
    }

    @Override
    public void close() throws IOException {
        remote.close();
    }
}
