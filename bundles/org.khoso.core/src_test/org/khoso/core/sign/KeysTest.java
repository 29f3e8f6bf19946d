package org.khoso.core.sign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;

class KeysTest {
    @TempDir
    Path temp;

    private char[] password(String text) throws Exception {
        return Keys.password(Files.writeString(temp.resolve("p"), text));
    }

    @Test
    void passwordIsTheFileWithoutOneLineBreak() throws Exception {
        assertArrayEquals("mật khẩu".toCharArray(), password("mật khẩu\n"));
        assertArrayEquals("a".toCharArray(), password("a\r\n"));
        assertArrayEquals(" a \n".toCharArray(), password(" a \n\n"));
        assertArrayEquals(new char[0], password(""));
        assertArrayEquals(new char[0], password("\n"));
    }

    @Test
    void passwordFileThatIsNone() throws Exception {
        assertEquals("core.sign.password-missing",
                assertThrows(KhosoException.class, () -> Keys.password(temp.resolve("none"))).problem().key());
        assertEquals("core.sign.password-file", assertThrows(KhosoException.class, () -> password("x".repeat(5000))).problem().key());
        Path binary = Files.write(temp.resolve("b"), new byte[]{(byte) 0xff, (byte) 0xfe, 0});
        assertEquals("core.sign.password-file", assertThrows(KhosoException.class, () -> Keys.password(binary)).problem().key());
    }

    @Test
    void passwordIsWiped() throws Exception {
        char[] password = "secret".toCharArray();
        new Keys((file, p, alias, at) -> {
            assertArrayEquals("secret".toCharArray(), p);
            return null;
        }, null).open(temp, password, null);
        assertArrayEquals(new char[6], password);
        char[] again = "secret".toCharArray();
        assertThrows(KhosoException.class, () -> new Keys(null, null).open(temp, again, null));
        assertArrayEquals(new char[6], again);
    }

    @Test
    void usualTrustFolder() throws Exception {
        assertEquals(Path.of("x"), Trusts.usual(Map.of("KHOSO_TRUST", "x")::get));
        assertNull(Trusts.usual(Map.of("KHOSO_HOME", temp.toString())::get));
        Files.createDirectory(temp.resolve("trust"));
        assertEquals(temp.resolve("trust"), Trusts.usual(Map.of("KHOSO_HOME", temp.toString())::get));
    }
}
