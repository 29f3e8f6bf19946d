package org.khoso.packaging.eark.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khoso.api.Level;

/** What E-ARK asks for, in all versions known: data, see KHOSO-INF/packaging/eark/requirements.properties. */
final class Requirements {
    private static final String LIST = ";";
    private final Properties data = new Properties();
    private final Map<String, Edition> editions = new HashMap<>();
    private final Map<String, Set<String>> vocabularies = new HashMap<>();

    Requirements() {
        try (InputStream in = Requirements.class.getResourceAsStream("/KHOSO-INF/packaging/eark/requirements.properties")) {
            data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String version : list("versions").toList())
            editions.put(version, edition(version));
        for (String name : data.stringPropertyNames())
            if (name.startsWith("vocabulary."))
            vocabularies.put(name.substring("vocabulary.".length()), list(name).map(Requirements::plain).collect(Collectors.toSet()));
    }

    private Stream<String> list(String name) {
        return Stream.of(data.getProperty(name, "").split(LIST)).map(String::strip).filter(s -> !s.isEmpty());
    }

    private Edition edition(String version) {
        List<Requirement> all = new ArrayList<>();
        for (String id : ids()) {
            String[] r = data.getProperty(id).split("\\|", -1);
            if (r.length != 3 && r.length != 4)
                throw new IllegalStateException("requirement " + id);
            if (r.length == 4 && !List.of(r[3].split(LIST)).contains(version))
                continue;
            Level level = level(data.getProperty("level." + id + "." + version, r[0]));
            all.add(new Requirement(id, level, r[1], Requirement.Check.of(r[2])));
        }
        return new Edition(version, all);
    }

    private static Level level(String name) {
        return Level.valueOf(name.strip().toUpperCase(Locale.ROOT));
    }

    /** @return ids of all requirements that some version has */
    Set<String> ids() {
        return data.stringPropertyNames().stream().filter(n -> n.matches("(CSIP|CSIPSTR|SIP)\\d+"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return the requirements of the version that a profile names; of the newest if it names none */
    Edition edition(String profile, boolean known) {
        return editions.get(known ? data.getProperty("profile." + profile) : newest());
    }

    /** @return whether a profile is one of E-ARK's */
    boolean isProfile(String profile) {
        return profile != null && data.getProperty("profile." + profile) != null;
    }

    private String newest() {
        return list("versions").reduce((a, b) -> b).orElseThrow();
    }

    /** @return profiles that a submission may name in a version */
    List<String> submissions(String version) {
        return list("submission." + version).toList();
    }

    /** @return whether a word is in a vocabulary; dashes of any length are one */
    boolean knows(String vocabulary, String word) {
        return vocabularies.get(vocabulary).contains(plain(word));
    }

    /** @return the words of a vocabulary as a text */
    String words(String vocabulary) {
        return list("vocabulary." + vocabulary).limit(12).collect(Collectors.joining(", "));
    }

    private static String plain(String word) {
        return word.replaceAll("[\\u2010-\\u2015]", "-").strip();
    }

    /** @return the level of a requirement where it is broken in a certain way, which may weigh less than others */
    Level level(Requirement r, String way, String version) {
        String own = data.getProperty("way." + way + "." + version, data.getProperty("way." + way));
        if (own == null)
            return r.level();
        Level l = level(own);
        return l.compareTo(r.level()) > 0 ? l : r.level();
    }

    /** @return how a requirement is broken in the METS of a representation: the data say of some that it weighs less there */
    String wayOfRepresentation(String id, String way) {
        return data.containsKey("way.representation-" + id) ? "representation-" + id : way;
    }
}
