import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** SftpServer FOLDER HOSTKEY USER PASSWORD: serves a folder over SFTP on a free port of this machine; prints the port and its host key, ends with standard input. */
public class SftpServer {
    public static void main(String[] a) throws Exception {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(Path.of(a[1]));
        keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((user, password, session) -> user.equals(a[2]) && password.equals(a[3]));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(Path.of(a[0])));
        server.start();
        System.out.println(server.getPort() + " " + PublicKeyEntry.toString(keys.loadKeys(null).iterator().next().getPublic()));
        while (System.in.read() >= 0)
            continue;
        server.stop(true);
    }
}
