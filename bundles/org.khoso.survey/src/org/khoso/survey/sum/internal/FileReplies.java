package org.khoso.survey.sum.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.exchange.internal.JsonFormat;
import org.khoso.survey.exchange.internal.ListReader;
import org.khoso.survey.sum.internal.Pieces.Piece;
import org.khoso.survey.sum.internal.Reply.Head;
import org.khoso.survey.sum.internal.Reply.Place;

/** Responses in files: read and parsed by several threads, handed out by one in the order of the files. */
final class FileReplies implements Replies {
    private static final int PACK = 16;
    private static final int AHEAD = 4;

    private final List<Path> files;
    private final Progress progress;

    /** What came of a piece. */
    private record Parsed(Place place, Reply reply, Message problem) {
    }

    FileReplies(List<Path> files, Progress progress) {
        this.files = files;
        this.progress = progress;
    }

    /** One pass: packs of pieces that are being parsed, the oldest first. */
    private final class Pass implements AutoCloseable {
        private final Taker taker;
        private final ExecutorService threads;
        private final Deque<Future<List<Parsed>>> packs = new ArrayDeque<>();
        private final int most;
        private List<Piece> pack = new ArrayList<>();

        Pass(Taker taker) {
            this.taker = taker;
            int n = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
            ThreadFactory named = r -> {
                Thread t = new Thread(r, "khoso-survey-sum");
                t.setDaemon(true);
                return t;
            };
            this.threads = Executors.newFixedThreadPool(n, named);
            this.most = n * AHEAD;
        }

        void take(Piece piece) throws IOException {
            pack.add(piece);
            if (pack.size() == PACK || piece.bytes() != null && piece.bytes().length > Pieces.LARGEST / 64)
                send();
        }

        private void send() throws IOException {
            List<Piece> full = pack;
            pack = new ArrayList<>();
            packs.add(threads.submit(() -> full.stream().map(FileReplies::parse).toList()));
            if (packs.size() >= most)
                receive();
        }

        private void receive() throws IOException {
            try {
                for (Parsed p : packs.remove().get())
                    if (p.reply == null)
                    taker.unreadable(p.place, p.problem);
                    else
                    taker.take(p.reply);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }

        void finish() throws IOException {
            send();
            while (!packs.isEmpty())
                receive();
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    @Override
    public void each(Taker taker) throws IOException {
        progress.total(files.size());
        try (Pass pass = new Pass(taker)) {
            for (Path file : files) {
                if (progress.cancelled())
                    throw new KhosoException(Message.of("survey.sum.cancelled"), null, null);
                progress.item(file.toString());
                Pieces.each(file, pass::take);
                progress.worked(1);
            }
            pass.finish();
        }
    }

    private static Parsed parse(Piece piece) {
        try {
            return new Parsed(piece.place(), reply(piece), null);
        } catch (KhosoException e) {
            return new Parsed(piece.place(), null, e.problem());
        } catch (IOException e) {
            return new Parsed(piece.place(), null, Message.of("survey.sum.not-read", e.getClass().getSimpleName() + " " + e.getMessage()));
        }
    }

    private static Reply reply(Piece piece) throws IOException {
        if (piece.bytes() == null && piece.place().line() > 0)
            throw Pieces.tooLarge();
        byte[] bytes = piece.bytes() == null ? Pieces.bytes(piece.place()) : piece.bytes();
        return ReplyJson.read(bytes, bytes.length, piece.place());
    }

    @Override
    public Reply again(Place place) throws IOException {
        byte[] bytes = Pieces.bytes(place);
        return ReplyJson.read(bytes, bytes.length, place);
    }

    @Override
    public Response whole(Template survey, Place place) throws IOException {
        return new JsonFormat().read(survey, new ByteArrayInputStream(Pieces.bytes(place)), place.toString());
    }

    @Override
    public Optional<ListBehind> list(Place place, String hash) throws IOException {
        return ListReader.find(new ByteArrayInputStream(Pieces.bytes(place)), place.toString(), hash);
    }

    /** @return head of the first response that can be read */
    Optional<Head> first() throws IOException {
        Head[] found = new Head[1];
        for (Path file : files) {
            Pieces.each(file, piece -> {
                if (found[0] == null)
                    found[0] = head(piece);
            });
            if (found[0] != null)
                return Optional.of(found[0]);
        }
        return Optional.empty();
    }

    /** @return null if there is none: why is said when all are read */
    private static Head head(Piece piece) throws IOException {
        try {
            byte[] bytes = piece.bytes() == null ? Pieces.bytes(piece.place()) : piece.bytes();
            return ReplyJson.head(bytes, bytes.length, piece.place());
        } catch (KhosoException e) {
            return null;
        }
    }
}
