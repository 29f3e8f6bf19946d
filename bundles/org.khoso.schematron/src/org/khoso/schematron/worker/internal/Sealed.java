package org.khoso.schematron.worker.internal;

import java.util.Set;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.trans.XPathException;

/** Processors that reach nothing outside: no file, no address, no variable of the environment, no code. */
final class Sealed {
    private static final String REFUSED = "rules may read nothing but the document that they judge";

    private Sealed() {
    }

    static Processor processor() {
        Processor p = new Processor(false);
        p.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        p.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        p.setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new EnvironmentVariableResolver() {
            @Override
            public Set<String> getAvailableEnvironmentVariables() {
                return Set.of();
            }

            @Override
            public String getEnvironmentVariable(String name) {
                return null;
            }
        });
        Configuration c = p.getUnderlyingConfiguration();
        c.setResourceResolver(request -> {
            throw new XPathException(REFUSED);
        });
        c.setUnparsedTextURIResolver((uri, encoding, configuration, repeatable) -> {
            throw new XPathException(REFUSED);
        });
        c.setCollectionFinder((context, uri) -> {
            throw new XPathException(REFUSED);
        });
        return p;
    }

    /** Rules write nothing either, and what they say to their author goes nowhere. */
    static void quiet(Xslt30Transformer t) {
        t.setResultDocumentHandler(uri -> {
            throw new SaxonApiUncheckedException(new SaxonApiException("rules may write nothing"));
        });
        t.setMessageHandler(m -> {
            // nobody reads it
        });
    }
}
