package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.command.Invocation;
import org.khoso.api.report.DocumentExporter.Written;
import org.khoso.core.Json;
import org.khoso.core.Session;
import org.khoso.core.report.Reports;
import org.khoso.text.Dates;

/** What the verbs that make letters and reports share: the file, its formats, what the caller says of head and foot. */
abstract class DocumentVerb extends Verb {
    /** The verb whose sentences explain the options that all have. */
    private static final String NAME = "report make";
    private static final String OUT = "--out";
    private static final String FORMAT = "--as";
    private static final String VALUES = "--values";
    private static final String DATE = "--date";
    private static final String TO = "--to";
    /** Options that are texts of the document, with the placeholders that they fill. */
    private static final Map<String, String> TEXTS = Map.of("--superior", "superior", "--agency", "agency", "--sign", "sign", "--number",
            "number",
            "--place", "place", "--role", "signerRole", "--signer", "signer");
    private final Reports reports;

    /** @param more options of this verb alone */
    DocumentVerb(String name, Reports reports, List<Option> more, List<Parameter> parameters) {
        super(name, true, options(more), parameters);
        this.reports = reports;
    }

    private static List<Option> options(List<Option> more) {
        Stream<Option> all = Stream.of(option(NAME, OUT, "FILE"), option(NAME, FORMAT, "FORMAT"), option(NAME, VALUES, "FILE"),
                option(NAME, DATE, "DATE"), option(NAME, TO, "NAMES"));
        return Stream.of(all, TEXTS.keySet().stream().sorted().map(o -> option(NAME, o, "TEXT")), more.stream()).flatMap(s -> s).toList();
    }

    @Override
    public List<String> inputs(List<String> arguments) {
        return List.of(String.join(" ", arguments));
    }

    /**
     * Makes a document in each format that is asked for.
     *
     * @param report  layout
     * @param subject what it is about
     * @param more    values of options of this verb alone
     * @return exit code
     */
    int make(Invocation call, String given, String report, String subject, Map<String, Object> more) throws IOException {
        Session session = session(call);
        String name = call.option(OUT).filter(o -> !o.isBlank())
                .orElseThrow(() -> new KhosoException(Message.of("verb.report.make.no-out"), Message.of("verb.report.make.no-out.remedy"),
                        null));
        Map<String, Object> values = values(call);
        values.putAll(more);
        List<Map<String, Object>> files = new ArrayList<>();
        List<Message> lines = new ArrayList<>();
        for (String format : call.option(FORMAT).orElse(ending(name)).toLowerCase(Locale.ROOT).split(",")) {
            // several formats share a name without an ending
            Path file = call.path(ending(name).equalsIgnoreCase(format) ? name : name + "." + format);
            Progress part = call.progress().child(Message.of(key(NAME, "as")));
            Written w = reports.make(session, report, subject, format, values, file, part);
            w.notes().forEach(call::say);
            files.add(file(file, w));
            lines.add(Message.of("verb.report.make.done", report, w.rows(), w.pages(), file));
        }
        for (Message note : reports.warnings(session))
            call.say(note);
        call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("report", report, "files", files), lines);
        return DONE;
    }

    private static Map<String, Object> file(Path file, Written w) throws IOException {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("file", file.toAbsolutePath().toString());
        one.put("bytes", Files.size(file));
        one.put("rows", w.rows());
        one.put("pages", w.pages());
        one.put("replaced", w.notes().stream().map(Message::key).toList());
        return one;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Map<String, Object> values(Invocation call) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        Optional<String> file = call.option(VALUES);
        if (file.isPresent()) {
            Map<?, ?> read = Json.read(Files.readString(call.path(file.get())), Map.class, file.get());
            for (Map.Entry<?, ?> e : read.entrySet())
                values.put(String.valueOf(e.getKey()), value(file.get(), String.valueOf(e.getKey()), e.getValue()));
        }
        TEXTS.forEach((option, value) -> call.option(option).ifPresent(text -> values.put(value, text)));
        call.option(TO)
                .ifPresent(to -> values.put("addressees", Stream.of(to.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList()));
        if (call.option(DATE).isPresent())
            values.put("date", date(call.option(DATE).get()));
        else if (values.get("date") instanceof String text)
            values.put("date", date(text));
        values.values().removeIf(java.util.Objects::isNull);
        return values;
    }

    /** Text, number, list of texts; rows as they are. */
    private static Object value(String file, String name, Object value) throws KhosoException {
        if (value == null || value instanceof String || value instanceof Number || name.equals("rows") && value instanceof Map)
            return value;
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance))
            return new ArrayList<>(list);
        throw new KhosoException(Message.of("verb.report.make.bad-values", file, name), null, null);
    }

    private static PartialDate date(String text) throws KhosoException {
        PartialDate date = Dates.parse(text);
        if (date.precision() != PartialDate.Precision.DAY)
            throw new KhosoException(Message.of("verb.report.make.bad-date", text), Message.of("verb.report.make.bad-date.remedy"), null);
        return date;
    }
}
