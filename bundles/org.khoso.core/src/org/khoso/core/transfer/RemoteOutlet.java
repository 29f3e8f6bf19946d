package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import org.khoso.api.transfer.RemoteFolders;

/** Writes into a folder of another machine. What has its name there is whole, so a line that broke goes on where it was. */
final class RemoteOutlet implements Outlet {
    private final RemoteFolders.Folder remote;
    private final String name;
    private final String folder;
    private final String shown;

    /** @param marker file by which a folder of that name is known for ours */
    RemoteOutlet(RemoteFolders.Folder remote, String name, String marker, String shown) throws IOException {
        this.remote = remote;
        this.name = name;
        this.shown = shown;
        folder = remote.size(name + "/" + marker) >= 0 ? name : "." + name + ".part";
    }

    @Override
    public void put(int index, String file, Source source) throws IOException {
        String to = folder + "/" + file;
        if (index > 1 && remote.size(to) == source.size())
            return; // a package of this submission under its whole name; manifest and signature may be newer
        try (InputStream in = source.open()) {
            remote.write(to, in);
        }
        if (remote.size(to) != source.size())
            throw Refused.of("not-whole-there", shown, file);
    }

    @Override
    public String publish() throws IOException {
        if (!folder.equals(name))
            remote.rename(folder, name);
        return shown + "/" + name;
    }

    @Override
    public void close() throws IOException {
        remote.close();
    }
}
