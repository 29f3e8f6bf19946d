package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.validation.ValidatorHandler;
import org.khoso.model.io.XmlInput;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/** Parses XML of strangers: no DTD, no entities, nothing fetched, bounded depth. */
final class SafeXml {
    private final Limits limits;
    private final XMLReader reader;

    SafeXml(Limits limits) {
        this.limits = limits;
        reader = XmlInput.sax();
    }

    /** Parses at most so many elements; with a schema it validates, whose errors go to the handler and don't stop it. */
    void parse(InputStream in, long most, Schemas.Grammar grammar, Scratch scratch, ContentHandler to, ErrorHandler errors)
            throws IOException, SAXException {
        Depth depth = new Depth(limits.elements(), most);
        reader.setContentHandler(depth);
        if (grammar == null)
            depth.setContentHandler(to);
        else {
            ValidatorHandler validator = grammar.schema().newValidatorHandler();
            validator.setErrorHandler(errors);
            validator.setResourceResolver((type, ns, publicId, systemId, base) -> {
                throw new IllegalStateException("nothing is fetched");
            });
            validator.setContentHandler(to);
            Ids ids = new Ids(grammar, scratch, errors);
            ids.setContentHandler(validator);
            depth.setContentHandler(to instanceof Tee tee ? tee.before(ids, validator) : ids);
        }
        try {
            reader.parse(new InputSource(in));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException | java.util.MissingResourceException e) {
            // the JDK's parser throws such for some broken byte sequences
            throw new SAXException(e.toString());
        }
    }

    private static final class Depth extends XMLFilterImpl {
        private final int deepest;
        private long left;
        private int depth;

        Depth(int deepest, long most) {
            this.deepest = deepest;
            left = most;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes a) throws SAXException {
            if (++depth > deepest || --left < 0)
                throw new SAXException(new XmlGuard.TooBig());
            super.startElement(uri, local, name, a);
        }

        @Override
        public void endElement(String uri, String local, String name) throws SAXException {
            depth--;
            super.endElement(uri, local, name);
        }
    }
}
