package org.khoso.media.internal;

import java.io.IOException;
import java.util.List;
import org.khoso.media.helper.HelperClassPath;

/** The jars that the helper process needs, each named by one of its classes; those we import ourselves come first. */
final class MediaClassPath {
    static final String MAIN = "org.khoso.media.worker.internal.WorkerMain";
    private static final List<String> CLASSES = List.of(MAIN, //
            "org.khoso.api.Message", //
            "com.fasterxml.jackson.databind.ObjectMapper", "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "org.apache.pdfbox.pdmodel.PDDocument", "org.apache.pdfbox.io.RandomAccessRead", "org.apache.fontbox.ttf.TrueTypeFont",
            "org.apache.commons.logging.LogFactory", //
            "com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi", "com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi",
            "com.twelvemonkeys.imageio.ImageReaderBase", "com.twelvemonkeys.imageio.metadata.Directory", "com.twelvemonkeys.io.FileUtil",
            "com.twelvemonkeys.image.ImageUtil", "com.twelvemonkeys.lang.StringUtil", "org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi", //
            "uk.gov.nationalarchives.droid.core.BinarySignatureIdentifier",
            "uk.gov.nationalarchives.droid.core.interfaces.IdentificationRequest",
            "net.byteseek.io.reader.WindowReader", "gnu.trove.map.TIntObjectMap", "org.apache.commons.io.IOUtils",
            "org.apache.commons.lang.StringUtils", "org.slf4j.Logger");

    private MediaClassPath() {
    }

    static String find() throws IOException {
        return HelperClassPath.of(MediaClassPath.class.getClassLoader(), CLASSES);
    }
}
