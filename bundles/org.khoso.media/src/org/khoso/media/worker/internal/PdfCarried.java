package org.khoso.media.worker.internal;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * What a PDF carries beside its pages: embedded files and JavaScript. Looks where they can stand (names, actions, forms, annotations),
 * not into all objects; each object once, and not more than so many.
 */
final class PdfCarried {
    private static final int MOST_OBJECTS = 20_000;
    private static final int MOST_NAMES = 100;
    private static final int LONGEST_NAME = 200;
    private static final COSName NAMED = COSName.getPDFName("Names");
    private static final COSName ASSOCIATED = COSName.getPDFName("AF");
    private static final Set<String> ELSEWHERE = Set.of("Parent", "P", "Popup", "AP", "Dest", "Dests", "Pages", "Resources", "DR",
            "Contents",
            "EF", "Metadata", "StructTreeRoot", "Font", "XObject");
    private final Facts facts;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    PdfCarried(Facts facts) {
        this.facts = facts;
    }

    /** @return method of encryption; empty if there is none */
    static String encryption(PDDocument d) {
        if (!d.isEncrypted() || d.getEncryption() == null)
            return "";
        var e = d.getEncryption();
        var filter = e.getStdCryptFilterDictionary();
        boolean aes = filter != null && String.valueOf(filter.getCryptFilterMethod()).contains("AESV");
        int version = e.getVersion();
        return (aes || version >= 5 ? "AES-" : "RC4-") + (version >= 5 ? 256 : version == 4 ? 128 : version == 1 ? 40 : e.getLength());
    }

    void catalog(PDDocument d) {
        COSDictionary c = d.getDocumentCatalog().getCOSObject();
        for (COSName key : new COSName[]{NAMED, ASSOCIATED, COSName.OPEN_ACTION, COSName.AA, COSName.ACRO_FORM, COSName.OUTLINES})
            look(c.getItem(key));
    }

    void page(PDPage p) {
        look(p.getCOSObject().getItem(COSName.AA));
        look(p.getCOSObject().getItem(COSName.ANNOTS));
    }

    private void look(COSBase start) {
        Deque<COSBase> todo = new ArrayDeque<>();
        put(todo, start);
        while (!todo.isEmpty() && seen.size() < MOST_OBJECTS) {
            COSBase b = todo.removeLast();
            if (b instanceof COSArray a)
                for (int i = 0; i < a.size(); i++)
                    put(todo, a.get(i));
            else if (b instanceof COSDictionary d)
                dictionary(todo, d);
        }
    }

    private void put(Deque<COSBase> todo, COSBase b) {
        COSBase real = b instanceof COSObject o ? o.getObject() : b;
        if ((real instanceof COSArray || real instanceof COSDictionary) && seen.add(real))
            todo.addLast(real);
    }

    private void dictionary(Deque<COSBase> todo, COSDictionary d) {
        if (d.containsKey(COSName.JS) || "JavaScript".equals(d.getNameAsString(COSName.S)))
            facts.javaScript = true;
        if (d.containsKey(COSName.EF) && facts.embedded.size() < MOST_NAMES) {
            String unicode = d.getString(COSName.UF);
            facts.embedded.add(Text.clean(unicode == null ? d.getString(COSName.F, "?") : unicode, LONGEST_NAME));
        }
        for (COSName key : d.keySet())
            if (!ELSEWHERE.contains(key.getName()))
            put(todo, d.getItem(key));
    }
}
