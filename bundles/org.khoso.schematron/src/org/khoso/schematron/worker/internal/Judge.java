package org.khoso.schematron.worker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.khoso.model.io.XmlBytes;
import org.khoso.model.io.XmlInput;
import org.xml.sax.InputSource;

/** Runs the rules of a pack on documents. Rules are made into a stylesheet once, by SchXslt2; both run sealed off. For one thread. */
final class Judge {
    private static final QName PHASE = new QName("http://dmaus.name/ns/2023/schxslt", "phase");
    private static final QName LOCATION = new QName("http://dmaus.name/ns/2023/schxslt", "location-function");
    /** By which property of Java a limit is set. */
    private static final Pattern LIMIT = Pattern.compile(" set by \"[^\"]*\"\\.?");
    private static final int MOST_RULES = 32;
    private final Processor processor = Sealed.processor();
    private final XsltExecutable transpiler;
    private final Map<String, XsltExecutable> rules = new HashMap<>();

    /** Rules that can't be used. */
    static final class BadRules extends Exception {
        private static final long serialVersionUID = 1L;

        BadRules(Throwable why) {
            super(words(why), why);
        }
    }

    Judge() throws SaxonApiException, IOException {
        URL at = Judge.class.getResource("/content/transpile.xsl");
        if (at == null)
            throw new IOException("SchXslt2 is not on the class path");
        try (InputStream in = at.openStream()) {
            processor.registerExtensionFunction(new PlaceFunction());
            XsltCompiler compiler = processor.newXsltCompiler();
            compiler.setParameter(LOCATION, new XdmAtomicValue(PlaceFunction.NAME.getEQName()));
            transpiler = compiler.compile(new StreamSource(in, at.toString()));
        }
    }

    /** Judges a tiny document of our own, so that the first one that is asked for finds everything loaded. */
    void warmUp() throws IOException, BadRules, SaxonApiException {
        XsltExecutable tiny = compile(tree("<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'>"
                + "<pattern><rule context='/*'><assert test='false()' id='a'>no</assert></rule></pattern></schema>"), "");
        if (said(tiny, tree("<a/>")).said().size() != 1)
            throw new IOException("SchXslt2 does not judge");
    }

    /** @throws BadRules if the rules can't be used @throws SaxonApiException if the document is no XML, or the rules can't cope with it */
    Said.All judge(Path file, String phase, Path document) throws BadRules, SaxonApiException, IOException {
        String key = file + "#" + phase;
        XsltExecutable made = rules.get(key);
        if (made == null) {
            if (rules.size() >= MOST_RULES)
                rules.clear();
            try {
                made = compile(tree(file), phase);
            } catch (SaxonApiException | IOException e) {
                throw new BadRules(e);
            }
            rules.put(key, made);
        }
        return said(made, tree(document));
    }

    private XsltExecutable compile(XdmNode schema, String phase) throws BadRules {
        try {
            Xslt30Transformer t = transpiler.load30();
            Sealed.quiet(t);
            if (!phase.isEmpty())
                t.setStylesheetParameters(Map.of(PHASE, new XdmAtomicValue(phase)));
            XdmDestination out = new XdmDestination();
            t.applyTemplates((XdmValue) schema, out);
            XsltCompiler compiler = processor.newXsltCompiler();
            compiler.setErrorReporter(e -> {
                // the exception says the first of them
            });
            return compiler.compile(out.getXdmNode().asSource());
        } catch (SaxonApiException e) {
            throw new BadRules(e);
        }
    }

    private Said.All said(XsltExecutable made, XdmNode document) throws SaxonApiException {
        Xslt30Transformer t = made.load30();
        Sealed.quiet(t);
        t.setGlobalContextItem(document);
        Report report = new Report();
        try {
            t.applyTemplates((XdmValue) document, new SAXDestination(report));
        } catch (SaxonApiException e) {
            if (!report.all().more())
                throw e;
        }
        return report.all();
    }

    private XdmNode tree(Path file) throws SaxonApiException, IOException {
        try (InputStream in = new XmlBytes(Files.newInputStream(file), Long.MAX_VALUE, XmlBytes.RUN)) {
            return tree(new InputSource(in));
        }
    }

    private XdmNode tree(String xml) throws SaxonApiException {
        return tree(new InputSource(new StringReader(xml)));
    }

    private XdmNode tree(InputSource in) throws SaxonApiException {
        DocumentBuilder builder = processor.newDocumentBuilder();
        builder.setLineNumbering(true);
        return builder.build(new SAXSource(XmlInput.sax(), in));
    }

    /** @return what an exception says, or what caused it: Saxon wraps the useful one */
    static String words(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null && at.getCause() != at && at.getCause().getMessage() != null)
            at = at.getCause();
        int line = XmlInput.line(at);
        String reason = at instanceof UnsupportedEncodingException ? "unknown encoding" : LIMIT.matcher(XmlInput.reason(at)).replaceAll("");
        return Report.shorten((line > 0 ? line + ": " : "") + reason);
    }
}
