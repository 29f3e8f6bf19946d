package org.khoso.packaging.eark.internal;

import java.util.Locale;
import org.khoso.api.Progress;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;
import org.khoso.packaging.verify.internal.Report;
import org.khoso.packaging.verify.internal.Schemas;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML of metadata: well-formed if METS says what sort of metadata it is; PREMIS 3 also by its schema, which CSIP32 recommends. A DOCTYPE is
 * allowed there (EAD 2002 was a DTD first), but such a file is not looked into.
 */
final class MetadataCheck {
    private static final String PREMIS = "http://www.loc.gov/premis/v3";
    /** Elements for each file of the package, without a schema and with one: a validator keeps something of each. */
    private static final int PLAIN = 1_000_000;
    private static final int VALIDATED = 400;
    private final Bag bag;
    private final Schemas schemas;
    private final Progress progress;
    private final Report report;

    MetadataCheck(Bag bag, Schemas schemas, Progress progress, Report report) {
        this.bag = bag;
        this.report = report;
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
        }, (rule, place, args) -> report.add(plain(rule, e.covered), place, args));
        if (good && e.covered && root[0].equals(PREMIS + " premis"))
            bag.parse(e, VALIDATED, schemas.premis(), new DefaultHandler(), (rule, place, args) -> report
                    .add(rule.equals("package/xml-limit") ? "package/metadata-limit" : "package/metadata-schema", place, args));
    }

    /** @param typed whether METS says that it is metadata of a sort that is XML */
    private static String plain(String rule, boolean typed) {
        return switch (rule) {
            case "package/dtd" -> "package/metadata-dtd";
            case "package/malformed" -> typed ? "package/metadata-malformed" : "package/other-malformed";
            default -> "package/metadata-limit";
        };
    }
}
