package org.khoso.schematron.worker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import org.khoso.media.helper.HelperServer;

/**
 * The helper process that runs Schematron: a plain Java program, no OSGi. One JSON object a line:
 *
 * <pre>
 * {"rules":URI,"phase":"…","document":URI}     {"done":{"said":[Said…],"more":n}}
 * </pre>
 *
 * Rules that can't be used answer {@code {"failed":"rules: why"}}, a document that is no XML {@code {"failed":"document: why"}}.
 */
public final class WorkerMain {
    private WorkerMain() {
    }

    /** @param args none */
    public static void main(String[] args) throws Exception {
        var server = new HelperServer();
        var judge = new Judge();
        judge.warmUp();
        server.serve(new HelperServer.Service() {
            @Override
            public Object serve(JsonNode request) throws Exception {
                return judge.judge(path(request, "rules"), request.get("phase").asText(), path(request, "document"));
            }

            @Override
            public Object failure(JsonNode request, Exception e) {
                return (e instanceof Judge.BadRules ? "rules: " : "document: ") + Judge.words(e);
            }
        });
    }

    private static Path path(JsonNode request, String name) {
        return Path.of(URI.create(request.get(name).asText()));
    }
}
