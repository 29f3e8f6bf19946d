package org.khoso.capture.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** What a program that calls itself tesseract may print: a text with boxes that are numbers, or a clear refusal. */
class RecognizedFuzzTest {
    private static final String TABLE = """
            level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
            1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
            2\t1\t1\t0\t0\t0\t300\t320\t900\t60\t-1\t
            4\t1\t1\t1\t1\t0\t300\t320\t900\t60\t-1\t
            5\t1\t1\t1\t1\t1\t300\t320\t200\t60\t96.5\tQuyết
            5\t1\t1\t1\t1\t2\t520\t320\t200\t60\t91\tđịnh
            4\t1\t1\t1\t2\t0\t300\t420\t900\t60\t-1\t
            5\t1\t1\t1\t2\t1\t300\t420\t200\t60\t12.25\tsố
            """;
    @TempDir
    Path dir;

    /** Never asked for anything but the second try of a page. */
    private record Stub(byte[] png) implements MediaReader {
        @Override
        public FileFacts inspect(Path file) {
            return new FileFacts("", "", "", true, 1, 1, 300, 40, 40, 1, null, 0, 0, false, true, "", List.of());
        }

        @Override
        public void text(Path file, Consumer<PageText> pages) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] render(Path file, int page, int dpi) {
            return png;
        }
    }

    private Path program() throws IOException {
        Path p = Files.createFile(dir.resolve("tesseract"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(p,
                "#!/bin/sh\n[ \"$1\" = --list-langs ] && { echo vie; exit; }\ncase \"$1\" in *.tsv) exec cat \"$1\";; esac\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void table() throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        var recognizer = new TesseractRecognizer(new Stub(png.toByteArray()), List.of(program().toString()), Duration.ofSeconds(10));
        Fuzz.of("OCR table", TesseractRecognizer.class).shape(Shape.TEXT).clock(Duration.ofSeconds(20)).naming("trang.tsv")
                .words("\t", "\t\t\t\t", "5\t1\t", "1\t1\t",
                        "-1\t", "99999999999", "NaN", "1e9")
                .seed(TABLE.getBytes(StandardCharsets.UTF_8)).run((file, in) -> {
                    Path page = in.resolve("trang.tsv");
                    Files.write(page, file);
                    PageText t = recognizer.recognize(page, 1, 300);
                    for (PageText.Word w : t.words())
                        if (!Double.isFinite(w.x() + w.y() + w.w() + w.h() + w.confidence()) || w.text().isBlank())
                        throw new AssertionError(w.toString());
                    return List.of();
                });
    }
}
