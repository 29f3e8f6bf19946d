package org.khoso.core.sign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khoso.api.KhosoException;

/**
 * Stands before everything in Khoso that would write over a file of the person's: a file that is signed, inside or beside, is not replaced,
 * since its signature would be lost. Nobody can say yes to that in passing: the file has to be moved away.
 */
public final class SignatureGuard {
    private static final int CHUNK = 1 << 16;
    private static final int OVERLAP = 64;
    private static final String PDF = "/ByteRange";
    private static final String XML = "http://www.w3.org/2000/09/xmldsig#";

    private SignatureGuard() {
    }

    /**
     * Lets pass if the file is not there or not signed.
     *
     * @throws KhosoException if writing it would destroy a signature
     */
    public static void pass(Path file) throws IOException {
        if (!Files.isRegularFile(file))
            return;
        for (String ending : new String[]{FileSigning.APART, FileSigning.XML_APART})
            if (Files.exists(FileSigning.beside(file, ending)))
            throw FileSigning.problem("would-destroy", file.toString(), FileSigning.beside(file, ending).getFileName().toString());
        if (inside(file))
            throw FileSigning.problem("would-destroy", file.toString(), file.getFileName().toString());
    }

    /** @return whether a PDF or XML file carries the marks of a signature */
    static boolean inside(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(CHUNK);
            String text = new String(head, StandardCharsets.ISO_8859_1);
            String start = text.substring(0, Math.min(OVERLAP, text.length()));
            String mark = start.contains("%PDF-") ? PDF : start.replace("\0", "").contains("<") ? XML : null;
            byte[] piece = head;
            String rest = "";
            while (mark != null && piece.length > 0) {
                String all = rest + new String(piece, StandardCharsets.ISO_8859_1);
                if (all.contains(mark))
                    return true;
                rest = all.substring(Math.max(0, all.length() - OVERLAP));
                piece = in.readNBytes(CHUNK);
            }
            return false;
        }
    }
}
