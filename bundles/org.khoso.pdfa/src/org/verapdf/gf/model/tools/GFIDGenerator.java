package org.verapdf.gf.model.tools;

import org.khoso.pdfa.worker.internal.GlyphIds;
import org.verapdf.as.ASAtom;
import org.verapdf.cos.COSKey;
import org.verapdf.cos.COSObject;
import org.verapdf.gf.model.factory.operators.RenderingMode;
import org.verapdf.gf.model.impl.operator.markedcontent.GFOpMarkedContent;
import org.verapdf.pd.PDOutlineItem;
import org.verapdf.pd.font.PDFont;
import org.verapdf.pd.font.PDType0Font;
import org.verapdf.pd.structure.StructureElementAccessObject;

/**
 * Stands before veraPDF's class of this name on the worker's class path. The ids are the same; those of glyphs are not made anew for each
 * letter (docs/adr/0018).
 */
public final class GFIDGenerator {
    private static final ThreadLocal<GlyphIds> GLYPHS = ThreadLocal.withInitial(GlyphIds::new);

    private GFIDGenerator() {
    }

    /** @return id of an indirect object */
    public static String generateID(COSKey key) {
        return key.getNumber() + " " + key.getGeneration();
    }

    /** @return id of a font */
    public static String generateID(PDFont font) {
        return font instanceof PDType0Font composite ? generateID(composite) : GLYPHS.get().of(font, font.getDictionary());
    }

    /** @return id of a composite font */
    public static String generateID(PDType0Font font) {
        return GLYPHS.get().of(font, font.getType0FontDict());
    }

    /** @return id of a glyph as it is drawn */
    public static String generateID(String fontID, String fontName, int glyphCode, int renderingMode, GFOpMarkedContent markedContent,
            StructureElementAccessObject structureElementAccessObject, boolean isRealContent) {
        return GLYPHS.get().of(fontID, fontName, glyphCode, renderingMode, markedContent, structureElementAccessObject, isRealContent);
    }

    /** @return id of a font with the way it is drawn */
    public static String generateID(PDFont rawFont, RenderingMode renderingMode) {
        return generateID(rawFont) + renderingMode.getValue();
    }

    /** @return id of an outline item, by the one before it, else by the one above; null if neither knows it */
    public static String generateID(PDOutlineItem item) {
        String id = linked(item.getObject().getKey(ASAtom.PREV), ASAtom.NEXT);
        return id != null ? id : linked(item.getObject().getKey(ASAtom.PARENT), ASAtom.FIRST);
    }

    private static String linked(COSObject from, ASAtom link) {
        return from != null && from.getType().isDictionaryBased() ? outline(from.getKey(link)) : null;
    }

    /** @return id of an outline item by its own number; null if it has none */
    public static String getOutlineID(PDOutlineItem item) {
        return outline(item.getObject());
    }

    private static String outline(COSObject item) {
        return item == null || item.getKey() == null ? null : "outline " + generateID(item.getKey());
    }
}
