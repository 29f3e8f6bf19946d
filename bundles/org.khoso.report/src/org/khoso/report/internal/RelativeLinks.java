package org.khoso.report.internal;

import java.net.URI;
import java.net.URISyntaxException;

/** Links of a report lead to files beside it and nowhere else. */
final class RelativeLinks {
    private RelativeLinks() {
    }

    /** @return whether the address has no scheme, no host, and does not start at the root of the disk */
    static boolean safe(String href) {
        if (href == null || href.isBlank() || href.startsWith("/") || href.indexOf('\\') >= 0)
            return false;
        try {
            URI uri = new URI(href.replace(" ", "%20"));
            return !uri.isAbsolute() && uri.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false; // what is no address gets no link
        }
    }
}
