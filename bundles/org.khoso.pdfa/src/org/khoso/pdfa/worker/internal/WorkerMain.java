package org.khoso.pdfa.worker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.khoso.media.helper.HelperServer;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;

/**
 * The helper process that runs veraPDF: a plain Java program, no OSGi. One JSON object a line:
 *
 * <pre>
 * {"file":URI,"flavour":"auto|1b|2b|…"}     {"done":Judgement}
 * </pre>
 *
 * A file that veraPDF gives up on answers {@code {"failed":"why, in its words"}}.
 */
public final class WorkerMain {
    /** Kept, or the loggers of veraPDF would be made anew with their own level. */
    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private WorkerMain() {
    }

    /** @param args how many files at a time */
    public static void main(String[] args) throws Exception {
        var server = new HelperServer();
        ROOT.setLevel(Level.OFF); // it logs each oddity of a file; nobody reads them
        VeraGreenfieldFoundryProvider.initialise();
        var judge = new Judge(new FlavourProfiles());
        judge.warmUp();
        server.serve(new HelperServer.Service() {
            @Override
            public Object serve(JsonNode request) throws Exception {
                return judge.judge(Path.of(URI.create(request.get("file").asText())).toFile(), request.get("flavour").asText());
            }

            @Override
            public Object failure(JsonNode request, Exception e) {
                return Words.of(e);
            }
        }, Integer.parseInt(args[0]));
    }
}
