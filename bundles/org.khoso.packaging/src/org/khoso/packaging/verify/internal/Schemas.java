package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.khoso.model.io.XmlInput;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The published schemas of METS and PREMIS, from this bundle. Compiled once, when first needed. */
public final class Schemas {
    /**
     * A compiled schema. It takes ids and pointers to them for plain names: {@link Ids} checks them.
     *
     * @param namespace of its elements
     * @param elements  names of all elements that it declares
     * @param ids       names of attributes that are ids
     * @param pointers  names of attributes that point to ids
     */
    public record Grammar(Schema schema, String namespace, Set<String> elements, Set<String> ids, Set<String> pointers) {
    }

    private static final Pattern ELEMENT = Pattern.compile("<\\w+:element\\s[^>]*?\\bname=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("<\\w+:attribute\\s+name=\"([^\"]+)\"\\s+type=\"\\w+:ID\"");
    private static final Pattern POINTER = Pattern.compile("<\\w+:attribute\\s+name=\"([^\"]+)\"\\s+type=\"\\w+:IDREFS?\"");
    private static final String FOLDER = "/KHOSO-INF/schemas/";
    /** What DILCIS added to METS: some of it is asked for there, which CSIP does in its own words. */
    private static final String[] ADDED = {"<xsd:import [^>]*DILCIS[^>]*>", "<xsd:attribute ref=\"c?sip:[^>]*>"};
    private Grammar mets;
    private Grammar plainMets;
    private Grammar premis;

    /** @return METS 1.12 */
    public synchronized Grammar mets() {
        return mets == null ? mets = load("METS.xsd", MetsHandler.METS, t -> t) : mets;
    }

    /** @return METS 1.12 as the Library of Congress published it, without the attributes that E-ARK adds: any others are borne */
    public synchronized Grammar plainMets() {
        return plainMets == null ? plainMets = load("METS.xsd", MetsHandler.METS, Schemas::plain) : plainMets;
    }

    private static String plain(String schema) {
        String text = schema;
        for (String added : ADDED)
            text = text.replaceAll(added, "");
        return text.replaceAll("(<xsd:attribute name=\"PROFILE\"[^>]*use=)\"required\"", "$1\"optional\"");
    }

    /** @return PREMIS 3 */
    public synchronized Grammar premis() {
        return premis == null ? premis = load("premis-v3-0.xsd", PremisHandler.PREMIS, t -> t) : premis;
    }

    private static Grammar load(String name, String namespace, UnaryOperator<String> edit) {
        try (InputStream in = open(name)) {
            String text = edit.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            String plain = text.replaceAll("(type=\"\\w+:)ID(REF)?\"", "$1NCName\"").replaceAll("(type=\"\\w+:)IDREFS\"", "$1NMTOKENS\"");
            SchemaFactory f = XmlInput.schemas((type, ns, publicId, systemId, base) -> new Local(systemId));
            return new Grammar(f.newSchema(new StreamSource(new StringReader(plain), name)), namespace, names(ELEMENT, text),
                    names(ID, text), names(POINTER, text));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Set<String> names(Pattern declared, String text) {
        return declared.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    private static InputStream open(String name) {
        InputStream in = Schemas.class.getResourceAsStream(FOLDER + name.substring(name.lastIndexOf('/') + 1));
        if (in == null)
            throw new IllegalStateException("no schema " + name);
        return in;
    }

    /** A schema of this bundle, as the resolver wants it. */
    private record Local(String name) implements LSInput {
        @Override
        public InputStream getByteStream() {
            return open(name);
        }

        @Override
        public String getSystemId() {
            return name;
        }

        @Override
        public Reader getCharacterStream() {
            return null;
        }

        @Override
        public String getStringData() {
            return null;
        }

        @Override
        public String getPublicId() {
            return null;
        }

        @Override
        public String getBaseURI() {
            return null;
        }

        @Override
        public String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(Reader r) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setByteStream(InputStream b) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setStringData(String s) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setSystemId(String s) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setPublicId(String s) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setBaseURI(String s) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setEncoding(String s) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setCertifiedText(boolean b) {
            throw new UnsupportedOperationException();
        }
    }
}
