package org.khoso.packaging.eark.internal;

import java.util.Locale;
import org.khoso.api.Progress;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;
import org.khoso.packaging.verify.internal.Schemas;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** XML of metadata: well-formed; PREMIS 3 also by its schema. */
final class MetadataCheck {
    private static final String PREMIS = "http://www.loc.gov/premis/v3";
    /** Elements for each file of the package, without a schema and with one: a validator keeps something of each. */
    private static final int PLAIN = 1_000_000;
    private static final int VALIDATED = 400;
    private final Bag bag;
    private final Schemas schemas;
    private final Progress progress;

    MetadataCheck(Bag bag, Schemas schemas, Progress progress) {
        this.bag = bag;
        this.schemas = schemas;
        this.progress = progress;
    }

    void check() {
        bag.forEach(e -> {
            boolean xml = e.path.toLowerCase(Locale.ROOT).endsWith(".xml");
            boolean metadata = e.path.startsWith("metadata/") || e.path.matches("(?s)representations/[^/]+/metadata/.*");
            if (e.listed && xml && metadata && !e.unreadable && !progress.cancelled())
                check(e);
        });
    }

    private void check(Entry e) {
        String[] root = {""};
        boolean good = bag.parse(e, PLAIN, null, new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes a) {
                root[0] = root[0].isEmpty() ? uri + " " + local : root[0];
            }
        });
        if (good && e.covered && root[0].equals(PREMIS + " premis"))
            bag.parse(e, VALIDATED, schemas.premis(), new DefaultHandler());
    }
}
