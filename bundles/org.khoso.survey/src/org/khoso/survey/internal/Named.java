package org.khoso.survey.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.survey.AnswerSource.Context;

/** Names met in the metadata of files: untrusted words, so they are cut, cleaned, and not more than so many are told apart. */
final class Named {
    private static final int MOST = 1000;
    /** Files of each name that are kept, so that a million names and files can't fill the memory. */
    private static final int LISTED = 1000;
    private static final int LONGEST = 200;
    private final Map<String, Group> groups = new HashMap<>();
    private final Context context;

    Named(Context context) {
        this.context = context;
    }

    /** Files that have a name. @param name as the first of them writes it @param files files */
    record Group(String name, IdList files) {
    }

    /** @param raw name as it stands in a file; ids come in order */
    void add(String raw, UUID id) {
        String name = clean(raw);
        String key = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || groups.size() >= MOST && !groups.containsKey(key))
            return;
        groups.computeIfAbsent(key, k -> new Group(name, IdList.in(context, LISTED))).files.add(id, null);
    }

    static String clean(String raw) {
        String plain = raw.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (plain.length() <= LONGEST)
            return plain;
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** @return groups with most files first */
    List<Group> groups() {
        return groups.values().stream().sorted(Comparator.comparing((Group g) -> g.files.count()).reversed().thenComparing(Group::name))
                .toList();
    }
}
