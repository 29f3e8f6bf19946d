package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Invocation;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageType;
import org.khoso.core.Json;
import org.khoso.core.PackageTerms;
import org.khoso.core.PackageTerms.Recipient;

/**
 * What the options of the verb say of all packages.
 *
 * @param type  type; empty to go by what is proposed
 * @param terms what is said of each beside its content
 * @param last  whether each follows the package of its dossier that was written last
 * @param count most documents of a lot, most packages of a part of a transfer; 0 for any number
 * @param size  most bytes of files of either; 0 for any
 */
record PackageOptions(Optional<PackageType> type, PackageTerms terms, boolean last, int count, long size) {
    static final String VALUES = "--values";
    static final String SUPPLEMENTS = "--supplements";
    static final String REPLACES = "--replaces";
    static final String COUNT = "--split-count";
    static final String SIZE = "--split-size";
    static final String RECIPIENT = "--recipient";
    static final String NUMBER = "--recipient-number";
    static final String UNTIL = "--until";
    static final String COPIES = "--copies";
    /** In place of an OBJID. */
    private static final String LAST = "last";
    private static final int LONGEST = 1 << 20;
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})(b|kb|mb|gb|tb)?");

    static PackageOptions of(Invocation call) throws IOException {
        Optional<PackageType> type = Optional.empty();
        if (call.option("--type").isPresent())
            type = Optional.of(PackageType.of(call.option("--type").get()).orElseThrow(() -> bad("--type", call)));
        if (call.option(SUPPLEMENTS).isPresent() && call.option(REPLACES).isPresent())
            throw new KhosoException(Message.of("verb.package.both"), Message.of("verb.package.both.remedy"), null);
        String earlier = call.option(SUPPLEMENTS).or(() -> call.option(REPLACES)).orElse(null);
        String status = call.option(SUPPLEMENTS).isPresent()
                ? PackageContent.SUPPLEMENT
                : call.option(REPLACES).isPresent() ? PackageContent.REPLACEMENT : "NEW";
        boolean last = LAST.equals(earlier);
        PackageTerms terms = new PackageTerms(status, earlier, values(call), null, 0, recipient(call), "");
        return new PackageOptions(type, terms, last, (int) amount(call, COUNT, 1_000_000), amount(call, SIZE, Long.MAX_VALUE));
    }

    /** @return what is wrong with an option, with how it is to be said */
    private static KhosoException bad(String option, Invocation call) {
        String key = "verb.package.bad-" + option.substring(2);
        return new KhosoException(Message.of(key, call.option(option).orElse("")), Message.of(key + ".remedy"), null);
    }

    private static Recipient recipient(Invocation call) throws KhosoException {
        if (call.option(RECIPIENT).isEmpty())
            return null;
        long copies = call.option(COPIES).isEmpty() ? 1 : amount(call, COPIES, 10_000);
        return new Recipient(call.option(RECIPIENT).get(), call.option(NUMBER).orElse(""), call.option(UNTIL).orElse(""), (int) copies);
    }

    /** @return bytes, or a number; 0 if it is not given */
    private static long amount(Invocation call, String option, long most) throws KhosoException {
        if (call.option(option).isEmpty())
            return 0;
        Matcher m = AMOUNT.matcher(call.option(option).get().strip().toLowerCase(Locale.ROOT));
        if (!m.matches() || m.group(2) != null && !option.equals(SIZE))
            throw bad(option, call);
        long factor = m.group(2) == null ? 1 : 1L << 10 * "bkmgt".indexOf(m.group(2).charAt(0));
        long number = Long.parseLong(m.group(1));
        if (number == 0 || number > most / factor)
            throw bad(option, call);
        return number * factor;
    }

    private static Map<String, String> values(Invocation call) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        if (call.option(VALUES).isEmpty())
            return values;
        Path file = call.path(call.option(VALUES).get());
        if (Files.size(file) > LONGEST)
            throw bad(VALUES, call);
        Map<?, ?> read = Json.read(Files.readString(file), Map.class, file.toString());
        for (Map.Entry<?, ?> e : read.entrySet()) {
            if (!(e.getValue() instanceof String || e.getValue() instanceof Number || e.getValue() instanceof Boolean))
                throw bad(VALUES, call);
            values.put(String.valueOf(e.getKey()), e.getValue() instanceof Boolean b ? b ? "1" : "0" : e.getValue().toString());
        }
        return values;
    }
}
