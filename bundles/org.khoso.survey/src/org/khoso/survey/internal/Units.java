package org.khoso.survey.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.survey.AdminUnits;
import org.osgi.service.component.annotations.Component;

/** The units in {@code KHOSO-INF/units}; its README says where they come from. */
@Component(service = AdminUnits.class)
public final class Units implements AdminUnits {
    private static final String FOLDER = "/KHOSO-INF/units/";

    private Data data;

    /** What the files say. @param units units under each of their names, by code @param byCode the same @param successors by former code */
    private record Data(List<Unit> units, Map<String, List<Unit>> byCode, Map<String, List<Successor>> successors) {
    }

    /** A correction. @param old former unit, or empty for all @param given code that is wrong @param right right code, or empty if it is not known */
    private record Correction(String old, String given, String right) {
    }

    @Override
    public List<Unit> on(LocalDate day, String level) {
        return data().units.stream().filter(u -> u.level().equals(level) && u.on(day)).toList();
    }

    @Override
    public Optional<Unit> find(LocalDate day, String level, String code) {
        return data().byCode.getOrDefault(code, List.of()).stream().filter(u -> u.level().equals(level) && u.on(day)).findFirst();
    }

    @Override
    public List<Successor> successors(String level, String code) {
        return level.equals(AdminUnits.levelOf(code)) ? data().successors.getOrDefault(code, List.of()) : List.of();
    }

    /** Read when first wanted: most lines of a day never ask. */
    private synchronized Data data() {
        if (data == null)
            try {
                data = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return data;
    }

    private static Data read() throws IOException {
        List<Unit> units = new ArrayList<>();
        Map<String, LocalDate> days = new HashMap<>();
        for (List<String> l : lines("units.csv"))
            units.add(new Unit(AdminUnits.levelOf(l.get(0)), l.get(0), l.get(1), days.computeIfAbsent(l.get(2), Units::day),
                    days.computeIfAbsent(l.get(3), Units::day), l.get(4)));
        units.sort(Comparator.comparing((Unit u) -> u.code().length()).thenComparing(Unit::code)
                .thenComparing(u -> u.from() == null ? LocalDate.MIN : u.from()));
        Map<String, List<Unit>> byCode = new HashMap<>();
        for (Unit u : units)
            byCode.computeIfAbsent(u.code(), k -> new ArrayList<>(3)).add(u);
        return new Data(List.copyOf(units), byCode, successors(byCode));
    }

    private static Map<String, List<Successor>> successors(Map<String, List<Unit>> byCode) throws IOException {
        List<Correction> corrections = lines("corrections.csv").stream().map(l -> new Correction(l.get(0), l.get(1), l.get(2))).toList();
        Map<String, List<Successor>> successors = new HashMap<>();
        for (List<String> l : lines("successors.csv")) {
            String right = right(corrections, l.get(0), l.get(1));
            byCode.getOrDefault(right, List.of()).stream().filter(u -> u.on(MERGER)).findFirst().ifPresent(u -> successors
                    .computeIfAbsent(l.get(0), k -> new ArrayList<>(1)).add(new Successor(u, l.get(2).equals("full"))));
        }
        return successors;
    }

    private static String right(List<Correction> corrections, String old, String given) {
        return corrections.stream().filter(c -> c.given.equals(given) && (c.old.isEmpty() || c.old.equals(old))).map(Correction::right)
                .findFirst().orElse(given);
    }

    private static LocalDate day(String s) {
        return s.isEmpty() ? null : LocalDate.parse(s);
    }

    private static List<List<String>> lines(String file) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (InputStream in = Units.class.getResourceAsStream(FOLDER + file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.readLine(); // names of the columns
            for (String line; (line = reader.readLine()) != null;)
                lines.add(split(line));
        }
        return lines;
    }

    /** Quotes stand round what has a comma; none of these files has a quote inside. */
    private static List<String> split(String line) {
        List<String> parts = new ArrayList<>(5);
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i <= line.length(); i++)
            if (i == line.length() || line.charAt(i) == ',' && !quoted) {
                String part = line.substring(from, i);
                parts.add(part.startsWith("\"") ? part.substring(1, part.length() - 1) : part);
                from = i + 1;
            } else if (line.charAt(i) == '"')
            quoted = !quoted;
        return parts;
    }
}
