import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roda_project.commons_ip.utils.IPException;
import org.roda_project.commons_ip.utils.ZipEntryInfo;
import org.roda_project.commons_ip2.model.IPContentInformationType;
import org.roda_project.commons_ip2.model.IPContentType;
import org.roda_project.commons_ip2.model.IPDescriptiveMetadata;
import org.roda_project.commons_ip2.model.IPFile;
import org.roda_project.commons_ip2.model.IPRepresentation;
import org.roda_project.commons_ip2.model.MetadataType;
import org.roda_project.commons_ip2.model.MetadataType.MetadataTypeEnum;
import org.roda_project.commons_ip2.model.SIP;
import org.roda_project.commons_ip2.model.impl.eark.EARKSIP;
import org.roda_project.commons_ip2.model.impl.eark.out.writers.strategy.WriteStrategy;
import org.roda_project.commons_ip2.model.impl.eark.out.writers.strategy.ZipWriteStrategy;

/**
 * Writes the dossiers of a folder as E-ARK packages with commons-ip2, its own checksum (SHA-256), ZIP without compression: args are the
 * folder, where to, and how many dossiers are written before the clock starts. A dossier is a folder with EAD.xml, descriptions/ and
 * data/. Each package is synced, as Khoso's are.
 */
public final class CommonsIp {
    private CommonsIp() {
    }

    public static void main(String[] args) throws Exception {
        Path to = Path.of(args[1]);
        List<Path> dossiers = list(Path.of(args[0]));
        Path warm = Files.createDirectories(to.resolve("warm"));
        for (Path d : dossiers.subList(0, Math.min(dossiers.size(), Integer.parseInt(args[2]))))
            write(d, warm);
        long start = System.nanoTime();
        Duration cpu = cpu();
        long bytes = 0;
        for (Path d : dossiers) {
            Path zip = write(d, to);
            sync(zip);
            bytes += Files.size(zip);
        }
        sync(to);
        System.out.printf("{\"part\":\"commons-ip2\",\"packages\":%d,\"bytes\":%d,\"seconds\":%.3f,\"cpu\":%.2f}%n", dossiers.size(), bytes,
                (System.nanoTime() - start) / 1e9, cpu().minus(cpu).toMillis() / 1e3);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel c = FileChannel.open(path, StandardOpenOption.READ)) {
            c.force(true);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static Path write(Path dossier, Path to) throws Exception {
        SIP sip = new EARKSIP(dossier.getFileName().toString(), IPContentType.getMIXED(), IPContentInformationType.getMIXED());
        sip.addCreatorSoftwareAgent("commons-ip2", "2.10.0");
        sip.addDescriptiveMetadata(ead(dossier.resolve("EAD.xml")));
        IPRepresentation rep = new IPRepresentation("rep1");
        sip.addRepresentation(rep);
        for (Path d : list(dossier.resolve("descriptions")))
            rep.addDescriptiveMetadata(ead(d));
        for (Path f : list(dossier.resolve("data")))
            rep.addFile(new IPFile(f));
        Plain plain = new Plain();
        plain.setup(to);
        return sip.build(plain);
    }

    private static IPDescriptiveMetadata ead(Path file) {
        return new IPDescriptiveMetadata(new IPFile(file), new MetadataType(MetadataTypeEnum.EAD), "3.0");
    }

    /** Its ZIP writer, told not to compress: scans are compressed already, and Khoso stores them as they are. */
    private static final class Plain implements WriteStrategy {
        private final ZipWriteStrategy zip = new ZipWriteStrategy();

        @Override
        public void setup(Path to) {
            zip.setup(to);
        }

        @Override
        public Path getDestinationPath() {
            return zip.getDestinationPath();
        }

        @Override
        public Path write(Map<String, ZipEntryInfo> entries, SIP sip, String name, String fallback, boolean delete)
                throws IPException, InterruptedException {
            return zip.write(entries, sip, name, fallback, delete, false);
        }

        @Override
        public Path write(Map<String, ZipEntryInfo> entries, SIP sip, String name, String fallback, boolean delete, boolean compress)
                throws IPException, InterruptedException {
            return zip.write(entries, sip, name, fallback, delete, false);
        }
    }
}
