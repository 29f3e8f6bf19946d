package org.khoso.media.worker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Serves each kind of request. */
final class Requests {
    private final Answers answers;
    private final Identifier identifier;

    Requests(Identifier identifier, Answers answers) {
        this.answers = answers;
        this.identifier = identifier;
    }

    Object serve(JsonNode request) throws IOException {
        Path file = Path.of(URI.create(request.get("file").asText()));
        String op = request.get("op").asText();
        return switch (op) {
            case "identify" -> identify(file).done();
            case "inspect" -> inspect(file).done();
            case "text" -> {
                text(file);
                yield Map.of();
            }
            case "render" -> {
                render(file, request);
                yield Map.of();
            }
            default -> throw new IllegalArgumentException(op);
        };
    }

    String name(JsonNode request) {
        return Path.of(URI.create(request.get("file").asText())).getFileName().toString();
    }

    private Facts identify(Path file) throws IOException {
        var facts = new Facts(file, Files.size(file));
        identifier.identify(file, facts);
        return facts;
    }

    private Facts inspect(Path file) throws IOException {
        Facts facts = identify(file);
        if (facts.size == 0) {
            facts.damaged("media.empty");
            return facts;
        }
        switch (Content.of(file)) {
            case PDF -> new PdfFacts(file, facts, answers).read();
            case IMAGE -> new ImageFacts(file, facts, answers).read();
            case JPEG_2000 -> AvFile.read(file, facts, Jp2::read);
            case MP3 -> {
                AvFile.read(file, facts, Mp3::read);
                if (facts.seconds > 0)
                    identifier.known("mp3", facts);
            }
            case MP4 -> AvFile.read(file, facts, Mp4::read);
            case RIFF -> AvFile.read(file, facts, Riff::read);
            case ASF -> AvFile.read(file, facts, Asf::read);
            case OTHER -> identifier.doubt(file, facts);
        }
        return facts;
    }

    private void text(Path file) throws IOException {
        Content content = Content.of(file);
        if (content == Content.PDF)
            new PdfText(file, answers).send();
        else if (content != Content.IMAGE && content != Content.JPEG_2000)
            throw new BadFile("media.no-pages", file.getFileName().toString());
    }

    private void render(Path file, JsonNode request) throws IOException {
        int page = request.get("page").asInt();
        int dpi = Math.clamp(request.get("dpi").asInt(), 10, 1200);
        Path out = Path.of(URI.create(request.get("out").asText()));
        switch (Content.of(file)) {
            case PDF -> Render.pdf(file, page, dpi, out);
            case IMAGE -> Render.image(file, page, dpi, out);
            case JPEG_2000 -> throw new BadFile("media.no-reader", file.getFileName().toString());
            default -> throw new BadFile("media.no-pages", file.getFileName().toString());
        }
    }
}
