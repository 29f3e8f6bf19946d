package samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes sentences from {@code text.txt}. */
final class Grammar {
    private final Map<String, List<String>> rules = new HashMap<>();

    Grammar() {
        List<String> current = null;
        for (String line : Lists.resource("text.txt").split("\n")) {
            if (line.isBlank() || line.startsWith("#"))
                continue;
            if (line.startsWith("["))
                rules.put(line.substring(1, line.length() - 1), current = new ArrayList<>());
            else
                current.add(line);
        }
    }

    /** @return all ways to say it */
    List<String> all(String rule) {
        List<String> found = rules.get(rule);
        if (found == null)
            throw new IllegalArgumentException("no rule " + rule);
        return found;
    }

    /** @return whether there is such a rule */
    boolean has(String rule) {
        return rules.containsKey(rule);
    }

    /** @return one way to say it, with everything filled in */
    String say(String rule, Map<String, String> values, Random random) {
        List<String> found = all(rule);
        return fill(found.get(random.nextInt(found.size())), values, random);
    }

    /** @return the pattern with everything filled in */
    String fill(String pattern, Map<String, String> values, Random random) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open; (open = pattern.indexOf('{', at)) >= 0;) {
            int close = pattern.indexOf('}', open);
            out.append(pattern, at, open).append(part(pattern.substring(open + 1, close), values, random));
            at = close + 1;
        }
        return out.append(pattern, at, pattern.length()).toString();
    }

    private String part(String key, Map<String, String> values, Random random) {
        return switch (key.charAt(0)) {
        case '$' -> {
            String value = values.get(key.substring(1));
            if (value == null)
                throw new IllegalArgumentException("no value " + key);
            yield value;
        }
        case '#' -> {
            String[] span = key.substring(1).split("-");
            int low = Integer.parseInt(span[0]);
            yield String.valueOf(low + random.nextInt(Integer.parseInt(span[1]) - low + 1));
        }
        case '%' -> 5 + random.nextInt(400) + "," + (1 + random.nextInt(9));
        default -> say(key, values, random);
        };
    }
}
