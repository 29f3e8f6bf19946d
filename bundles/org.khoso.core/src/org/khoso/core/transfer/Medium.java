package org.khoso.core.transfer;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** Where a submission is read from; written by strangers. For one thread. */
interface Medium extends Closeable {
    /** Index of the manifest. */
    int MANIFEST = 0;
    /** Index of its signature. */
    int SIGNATURE = 1;
    /** Index of the first package. */
    int PACKAGES = 2;
    /** Name of the manifest. */
    String MANIFEST_NAME = "manifest.json";
    /** Name of its signature. */
    String SIGNATURE_NAME = "manifest.json.p7s";
    /** Folder of the packages. */
    String PACKAGES_NAME = "packages/";

    /** @return the bytes of a file. @throws NoSuchFileException if it is not there */
    InputStream open(int index, String name) throws IOException;

    /** @return folder, medium or sftp */
    String channel();

    /** @return what people call it */
    String shown();

    /** @return all bytes of a small file; null if it is not there. @throws org.khoso.api.KhosoException if it is larger */
    default byte[] bytes(int index, String name, int most) throws IOException {
        try (InputStream in = open(index, name)) {
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (out.size() > most)
                    throw Refused.of("large", shown(), name, most);
            }
            return out.toByteArray();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    default void close() throws IOException {
        // most hold nothing open
    }
}
