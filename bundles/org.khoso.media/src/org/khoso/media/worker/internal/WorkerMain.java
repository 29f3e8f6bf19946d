package org.khoso.media.worker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.khoso.api.Message;
import org.khoso.media.helper.HelperServer;

/**
 * The helper process that reads media. One JSON object a line:
 *
 * <pre>
 * {"op":"inspect|identify","file":URI}                              {"done":FileFacts}
 * {"op":"text","file":URI}                                          {"page":PageText}... {"done":{}}
 * {"op":"render","file":URI,"page":1,"dpi":150,"out":URI}           {"done":{}}
 * </pre>
 *
 * A bad file answers {@code {"failed":Message}}.
 */
public final class WorkerMain {
    private WorkerMain() {
    }

    /** @param args URIs of the PRONOM signature file and of the table of containers */
    public static void main(String[] args) throws Exception {
        var server = new HelperServer();
        ImageIO.setUseCache(false);
        var identifier = new Identifier(path(args[0]), new Inside(path(args[1])));
        var requests = new Requests(identifier, new Answers(server));
        identifier.load();
        server.serve(new HelperServer.Service() {
            @Override
            public Object serve(JsonNode request) throws IOException {
                return requests.serve(request);
            }

            @Override
            public Object failure(JsonNode request, Exception e) {
                return problem(requests.name(request), e);
            }
        });
    }

    private static Message problem(String name, Exception e) {
        if (e instanceof BadFile bad)
            return bad.problem();
        String reason = Text.reason(e);
        return Message.of(reason.isEmpty() ? "media.damaged-inside" : "media.damaged", name, reason);
    }

    private static Path path(String uri) {
        return Path.of(URI.create(uri));
    }
}
