package org.khoso.plugins.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.PluginInfo.BundleInfo;
import org.khoso.api.plugin.PluginInfo.Signer;

/**
 * The list of plug-ins: what stands in it is installed, whatever other files there are. It is replaced as a whole, so that a change is
 * there or is not. Lines of fields separated by tabs: read at each start, hence nothing that takes long to load.
 */
final class Ledger {
    static final String NAME = "installed.txt";
    private static final String HEAD = "# Khoso: plug-ins, written by khoso plugin; format 1";
    private static final String END = "end";
    private static final String CODE = "code";

    private Ledger() {
    }

    static List<PluginInfo> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file))
            return List.of();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.get(0).equals(HEAD) || !lines.get(lines.size() - 1).equals(END))
            throw Problems.of("ledger", file.toString(), 1);
        List<PluginInfo> found = new ArrayList<>();
        String[] plugin = null;
        List<BundleInfo> bundles = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++)
            try {
                String[] f = fields(lines.get(i));
                switch (f[0]) {
                    case "plugin", END -> {
                        if (plugin != null)
                            found.add(new PluginInfo(plugin[1], plugin[2], plugin[3], plugin[4], Instant.parse(plugin[5]), bundles));
                        bundles = new ArrayList<>();
                        plugin = f;
                    }
                    case "bundle" -> bundles.add(new BundleInfo(f[1], f[2], Long.parseLong(f[3]), f[4], f[5].equals(CODE), List.of()));
                    case "signer" -> bundles.add(signed(bundles.removeLast(), f));
                    default -> throw new IllegalArgumentException(f[0]);
                }
            } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException | java.util.NoSuchElementException e) {
                throw Problems.caused(e, "ledger", file.toString(), i + 1);
            }
        return List.copyOf(found);
    }

    private static BundleInfo signed(BundleInfo b, String[] f) {
        List<Signer> signers = new ArrayList<>(b.signers());
        signers.add(new Signer(f[1], f[2], Instant.parse(f[3]), Instant.parse(f[4]), f[5].isEmpty() ? null : Instant.parse(f[5]), f[6]));
        return new BundleInfo(b.name(), b.version(), b.size(), b.sha256(), b.code(), signers);
    }

    static void write(Path folder, List<PluginInfo> plugins) throws IOException {
        var text = new StringBuilder(HEAD).append('\n');
        for (PluginInfo p : plugins) {
            line(text, "plugin", p.id(), p.version(), p.label(), p.source(), p.installed().toString());
            for (BundleInfo b : p.bundles()) {
                line(text, "bundle", b.name(), b.version(), Long.toString(b.size()), b.sha256(), b.code() ? CODE : "data");
                for (Signer s : b.signers())
                    line(text, "signer", s.subject(), s.issuer(), s.from().toString(), s.until().toString(),
                            s.stamped() == null ? "" : s.stamped().toString(), s.fingerprint());
            }
        }
        text.append(END).append('\n');
        Path next = folder.resolve(NAME + ".new");
        Files.writeString(next, text, StandardCharsets.UTF_8);
        sync(next);
        try {
            Files.move(next, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        }
        syncFolder(folder);
    }

    /** Makes sure that the file is on the disk. */
    static void sync(Path file) throws IOException {
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.WRITE)) {
            c.force(true);
        }
    }

    /** The same for the names in a folder, where the system can. */
    static void syncFolder(Path folder) {
        try (FileChannel c = FileChannel.open(folder, StandardOpenOption.READ)) {
            c.force(true);
        } catch (IOException e) {
            System.getLogger("org.khoso.plugins").log(System.Logger.Level.DEBUG, "folder can't be synced: " + folder, e);
        }
    }

    private static void line(StringBuilder text, String... fields) {
        for (int i = 0; i < fields.length; i++)
            text.append(i == 0 ? "" : "\t")
                    .append(fields[i].replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"));
        text.append('\n');
    }

    private static String[] fields(String line) {
        String[] f = line.split("\t", -1);
        for (int i = 0; i < f.length; i++)
            f[i] = unescaped(f[i]);
        return f;
    }

    private static String unescaped(String s) {
        if (s.indexOf('\\') < 0)
            return s;
        var out = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < s.length())
                c = switch (s.charAt(++i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> s.charAt(i);
                };
            out.append(c);
        }
        return out.toString();
    }
}
