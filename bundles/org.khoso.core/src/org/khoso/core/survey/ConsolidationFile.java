package org.khoso.core.survey;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Totals;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Response.Cell;
import org.khoso.core.sign.SignatureGuard;

/** All totals of all units down to communes, and answers in words, as one JSON file. Names in it are never changed, new ones may come. */
public final class ConsolidationFile {
    private final Consolidation sums;
    private final Totals totals;
    private final ConsolidationJson maps;
    private final JsonGenerator json;

    private ConsolidationFile(Consolidation sums, Geography geography, JsonGenerator json) {
        this.sums = sums;
        this.totals = sums.in(geography);
        this.maps = new ConsolidationJson(sums, geography);
        this.json = json;
    }

    /** Writes it; a file that is there is replaced when the new one is whole. */
    public static void write(Path file, Consolidation sums, Geography geography) throws IOException {
        Path target = file.toAbsolutePath();
        SignatureGuard.pass(target);
        Files.createDirectories(target.getParent());
        Path temp = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                JsonGenerator g = new ObjectMapper().getFactory().createGenerator(out, JsonEncoding.UTF8)
                        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                new ConsolidationFile(sums, geography, g).all();
                g.close();
                out.flush();
                channel.force(true);
            }
            Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private void all() throws IOException {
        json.writeStartObject();
        json.writeStringField("document", "khoso-survey-consolidation");
        json.writeNumberField("version", 1);
        for (Map.Entry<String, Object> e : maps.head().entrySet())
            json.writePOJOField(e.getKey().equals("version") ? "surveyVersion" : e.getKey(), e.getValue());
        json.writePOJOField("measures", sums.measures().stream().map(ConsolidationJson::measure).toList());
        json.writeArrayFieldStart("units");
        unit(Unit.ALL, "");
        json.writeEndArray();
        json.writePOJOField("silent", totals.silent(Unit.ALL).stream().map(ConsolidationJson::unit).toList());
        for (Map.Entry<String, Object> e : maps.remarks().entrySet())
            json.writePOJOField(e.getKey(), e.getValue());
        json.writeArrayFieldStart("words");
        sums.words(this::words);
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** A unit and all below it; what it has stands in the order of the measures. */
    private void unit(Unit u, String above) throws IOException {
        List<Total> all = sums.measures().stream().map((Measure m) -> totals.total(u, m)).toList();
        json.writeStartObject();
        json.writeStringField("level", u.level());
        json.writeStringField("code", u.code());
        json.writeStringField("name", u.name());
        json.writeStringField("above", above);
        json.writePOJOField("values", all.stream().map(t -> ConsolidationJson.plain(t.value())).toList());
        json.writePOJOField("given", all.stream().map(Total::given).toList());
        json.writePOJOField("none", all.stream().map(Total::none).toList());
        json.writePOJOField("without", all.stream().map(Total::without).toList());
        json.writeEndObject();
        for (Unit below : totals.below(u))
            unit(below, u.code());
    }

    private void words(Unit unit, Cell cell, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", unit.level());
        json.writeStringField("code", unit.code());
        json.writeStringField("item", cell.item());
        json.writeStringField("row", cell.row());
        json.writeStringField("column", cell.column());
        json.writeStringField("value", value);
        json.writeEndObject();
    }
}
