package samples;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the caller wants. */
record Options(long seed, Path out, int dossiers, int records, String defects, String layout, Path truth, int dpi, float quality,
        boolean hostile, boolean huge) {
    static Options parse(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i];
            if (!name.startsWith("--"))
                throw new IllegalArgumentException("not an option: " + name);
            boolean flag = switch (name) {
            case "--small", "--hostile", "--huge", "--help" -> true;
            case "--seed", "--out", "--dossiers", "--records", "--defects", "--layout", "--truth", "--dpi", "--quality" -> false;
            default -> throw new IllegalArgumentException("unknown option " + name);
            };
            if (!flag && i + 1 == args.length)
                throw new IllegalArgumentException(name + " wants a value");
            given.put(name, flag ? "" : args[++i]);
        }
        if (!given.containsKey("--out") || given.containsKey("--help"))
            throw new IllegalArgumentException("--out is missing");
        boolean small = given.containsKey("--small");
        Path out = Path.of(given.get("--out")).toAbsolutePath().normalize();
        String truth = given.getOrDefault("--truth", out + "-truth.json");
        return new Options(number(given, "--seed", 1), out, (int) number(given, "--dossiers", small ? 8 : 40),
                (int) number(given, "--records", small ? 40 : 300), given.getOrDefault("--defects", "all"),
                given.getOrDefault("--layout", "random"), Path.of(truth).toAbsolutePath(), (int) number(given, "--dpi", 200),
                Float.parseFloat(given.getOrDefault("--quality", "0.35")), given.containsKey("--hostile"), given.containsKey("--huge"));
    }

    private static long number(Map<String, String> given, String name, long otherwise) {
        return given.containsKey(name) ? Long.parseLong(given.get(name)) : otherwise;
    }
}
