package org.khoso.survey.internal;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.khoso.model.survey.Survey;

/** Files of questionnaires that were read, as long as they stay what they were: each answer that is typed asks for them. Nobody changes what is kept here. Thread-safe. */
final class ReadFiles {
    /** As many files as an office may have; beyond that they are read each time. */
    private static final int MOST = 200;

    /** A file as it was read. @param modified when it was written @param length how long it is */
    private record Kept(long modified, long length, Survey survey) {
    }

    private final Map<String, Kept> all = new ConcurrentHashMap<>();

    /** @return the questionnaire of a file, which is not to be changed */
    Survey read(URL file) throws IOException {
        URLConnection c = file.openConnection();
        c.setUseCaches(false);
        long modified = c.getLastModified();
        long length = c.getContentLengthLong();
        c.getInputStream().close();
        Kept kept = all.get(file.toString());
        if (kept != null && kept.modified == modified && kept.length == length && modified > 0)
            return kept.survey;
        Survey survey = Templates.read(file);
        if (all.size() < MOST || kept != null)
            all.put(file.toString(), new Kept(modified, length, survey));
        return survey;
    }
}
