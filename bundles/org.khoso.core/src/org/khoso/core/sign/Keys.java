package org.khoso.core.sign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Arrays;
import org.khoso.api.sign.KeySource;
import org.khoso.api.sign.SigningKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Opens keys. A password is a char array that is wiped after use; it is never part of a message, a setting or an argument. */
@Component(service = Keys.class)
public final class Keys {
    /** Variable that names the key file, where no option does. */
    public static final String KEY_VARIABLE = "KHOSO_SIGN_KEY";
    /** Variable that names the file with its password. */
    public static final String PASSWORD_VARIABLE = "KHOSO_SIGN_PASSWORD_FILE";
    private static final int LONGEST = 4096;
    private final KeySource files;
    private final KeySource tokens;

    /** Called by OSGi and tests. @param files null if no signatures are installed @param tokens null likewise */
    @Activate
    public Keys(
            @Reference(target = "(" + KeySource.KIND + "=" + KeySource.PKCS12
                    + ")", cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) KeySource files,
            @Reference(target = "(" + KeySource.KIND + "=" + KeySource.PKCS11
                    + ")", cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) KeySource tokens) {
        this.files = files;
        this.tokens = tokens;
    }

    /** Opens a key in a file and wipes the password, whatever comes of it. @param alias null if there is only one key */
    public SigningKey open(Path file, char[] password, String alias) throws IOException {
        return open(files, file, password, KeySource.Choice.named(alias));
    }

    /** Opens a key in a token and wipes the PIN. @param module library of the token @param slot -1 for the first @param alias null if there is only one key */
    public SigningKey token(Path module, char[] pin, long slot, String alias) throws IOException {
        return open(tokens, module, pin, new KeySource.Choice(slot, alias));
    }

    private static SigningKey open(KeySource source, Path place, char[] password, KeySource.Choice choice) throws IOException {
        try {
            if (source == null)
                throw FileSigning.problem("not-installed");
            return source.open(place, password, choice, Instant.now());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** The same to read what was encrypted to the key: its certificate may be out of date or not made for signatures. */
    public SigningKey unlock(Path file, char[] password, String alias) throws IOException {
        try {
            if (files == null)
                throw FileSigning.problem("not-installed");
            return files.unlock(file, password, alias);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** @return password in a file: all of it but one line break at its end */
    public static char[] password(Path file) throws IOException {
        byte[] bytes;
        try {
            if (Files.size(file) > LONGEST)
                throw FileSigning.problem("password-file", file.toString());
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw FileSigning.problem("password-missing", file.toString());
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            int end = text.limit();
            if (end > 0 && text.get(end - 1) == '\n')
                end--;
            if (end > 0 && text.get(end - 1) == '\r')
                end--;
            char[] password = new char[end];
            text.get(0, password);
            Arrays.fill(text.array(), '\0');
            return password;
        } catch (CharacterCodingException e) {
            throw FileSigning.problem("password-file", file.toString());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** @return whether others than the owner may read the file, as far as the system tells */
    public static boolean readByOthers(Path file) throws IOException {
        if (!Files.exists(file) || !Files.getFileStore(file).supportsFileAttributeView("posix"))
            return false;
        return Files.getPosixFilePermissions(file).stream()
                .anyMatch(p -> p == PosixFilePermission.GROUP_READ || p == PosixFilePermission.OTHERS_READ);
    }
}
