package org.khoso.survey.sum.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.survey.sum.internal.SumSurvey.response;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.survey.Response;
import org.khoso.survey.internal.Units;
import org.khoso.survey.sum.internal.Reply.Place;

class RepliesTest {
    private static final Response FIRST = response("commune", "00001", "Phường Phúc Xá", "1.a/commune/dossiers=10",
            "1//overview=Đã số hóa \uD83D\uDCC1");
    private static final Response SECOND = response("commune", "00004", "Phường Trúc Bạch", "1.a/commune/dossiers=20");
    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        Path f = dir.resolve(name);
        Files.createDirectories(f.getParent());
        return Files.writeString(f, text);
    }

    private List<String> read(Path... files) throws IOException {
        List<String> read = new ArrayList<>();
        new FileReplies(Pieces.files(List.of(files)), Progress.NONE).each(new Replies.Taker() {
            @Override
            public void take(Reply r) {
                read.add(r.head().respondent().code() + " " + r.values().size());
            }

            @Override
            public void unreadable(Place place, Message problem) {
                read.add(dir.relativize(place.file()) + (place.line() > 0 ? ":" + place.line() : "") + " " + problem.key());
            }
        });
        return read;
    }

    @Test
    void foldersFilesAndLines() throws IOException {
        file("a/2.json", ReplyText.of(SECOND));
        file("a/1.json", "\n " + ReplyText.of(FIRST).replace(", ", ",\n  ") + "\n");
        file("b.jsonl", ReplyText.of(FIRST) + "\r\n\n" + ReplyText.of(SECOND) + "\n{\n" + ReplyText.of(SECOND));
        file("a/.half.tmp.json", "{");
        file("notes.txt", "none");
        assertEquals(List.of("00001 2", "00004 1", "00001 2", "00004 1", "b.jsonl:4 survey.sum.no-json", "00004 1"), read(dir));
        assertEquals("survey.sum.no-file", assertThrows(KhosoException.class, () -> read(dir.resolve("c"))).problem().key());
        assertEquals("bnv-2025-05-digitisation", new KhosoConsolidation(new Units()).survey(List.of(dir.resolve("b.jsonl"))).orElseThrow());
    }

    @Test
    void aPlaceIsReadOnceMore() throws IOException {
        Path f = file("b.jsonl", ReplyText.of(FIRST) + "\n" + ReplyText.of(SECOND) + "\n");
        FileReplies replies = new FileReplies(List.of(f), Progress.NONE);
        List<Reply> seen = new ArrayList<>();
        replies.each(new Replies.Taker() {
            @Override
            public void take(Reply r) throws IOException {
                seen.add(r);
                assertEquals(r, replies.again(r.head().place()));
            }

            @Override
            public void unreadable(Place place, Message problem) {
                throw new AssertionError(problem);
            }
        });
        assertEquals(2, seen.size());
        assertEquals("Đã số hóa \uD83D\uDCC1", seen.getFirst().values().getFirst().text());
        assertEquals(f + ":2", seen.getLast().head().place().toString());
    }

    @Test
    void whatIsNoResponseSaysWhy() throws IOException {
        String sound = ReplyText.of(FIRST);
        List<String> bad = List.of("[]", "{}", "", sound + "x", sound.replace("khoso-survey-response", "other"),
                sound.replace("\"version\": 1", "\"version\": 2"), sound.replace("SENT", "LOST"), sound.replace("\"id\": ", "\"no\": "),
                sound.replace("\"row\": \"commune\"", "\"item\": \"1.b\""), sound.replace("\"value\": \"10\"", "\"value\": 10"),
                sound.replace("\"answers\": [", "\"answers\": [" + "[".repeat(50)), sound.replace("\"00001\"", "null"),
                sound.replace("\"1.a\"", "\"" + "x".repeat(1 << 21) + "\""));
        for (int i = 0; i < bad.size(); i++)
            file("bad/" + (char) ('a' + i) + ".json", bad.get(i));
        assertEquals(
                "not-ours not-ours not-ours no-json not-ours other-format bad-field bad-field bad-field bad-field bad-field bad-field no-json",
                String.join(" ", read(dir.resolve("bad")).stream().map(s -> s.substring(s.lastIndexOf('.') + 1)).toList()));
    }

    @Test
    void linesOfAnyLength() throws IOException {
        String large = "x".repeat(600_000);
        byte[] text = ("a\n\n" + large + "\nb" + large + "\nend").getBytes(StandardCharsets.UTF_8);
        Lines lines = new Lines(new ByteArrayInputStream(text), 0, 600_000);
        assertArrayEquals(new byte[]{'a'}, lines.next().bytes());
        assertEquals(0, lines.next().bytes().length);
        Lines.Line third = lines.next();
        assertEquals(3, third.offset());
        assertEquals(600_000, third.bytes().length);
        Lines.Line tooLong = lines.next();
        assertTrue(tooLong.bytes() == null, "it is too long");
        assertEquals(600_004, tooLong.offset());
        Lines.Line last = lines.next();
        assertEquals("end", new String(last.bytes(), StandardCharsets.UTF_8));
        assertEquals(text.length - 3, last.offset());
        assertNull(lines.next());
    }

    @Test
    void decisionsAreRead() throws IOException {
        KhosoConsolidation service = new KhosoConsolidation(new Units());
        Path f = file("d.csv", "\ufeffold,new,note\n00019,00070, theo quyết định\n\n# later\n001,01\n");
        assertEquals("[Decision[former=00019, unit=00070, place=" + f + ":2], Decision[former=001, unit=01, place=" + f + ":5]]",
                service.decisions(f).toString());
        for (String bad : List.of("", "new,old\n", "old,new\nx,y\n", "old,new\n00019\n")) {
            KhosoException e = assertThrows(KhosoException.class, () -> service.decisions(file("bad.csv", bad)), bad);
            assertEquals("survey.sum.decision", e.problem().key());
        }
        Path binary = Files.write(dir.resolve("x.csv"), new byte[]{(byte) 0xff, 0, 1});
        assertThrows(KhosoException.class, () -> service.decisions(binary));
    }
}
