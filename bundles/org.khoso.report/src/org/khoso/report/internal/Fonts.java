package org.khoso.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.report.Document.TextStyle;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The font of letters (Liberation Serif, which measures as Times New Roman does), read once. Thread-safe. */
@Component(service = Fonts.class)
public final class Fonts {
    private static final List<String> FILES = List.of("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
            "LiberationSerif-Italic.ttf",
            "LiberationSerif-BoldItalic.ttf");

    /** Where a font file comes from. */
    @FunctionalInterface
    interface Source {
        InputStream open(String file) throws IOException;
    }

    private final Source source;
    private final Face[] faces = new Face[FILES.size()];

    /** Called by OSGi: takes the files out of the bundle {@code org.khoso.fonts}. */
    @Activate
    public Fonts(BundleContext context) {
        this(file -> {
            for (Bundle b : context.getBundles()) {
                var found = "org.khoso.fonts".equals(b.getSymbolicName()) ? b.findEntries("fonts", file, true) : null;
                if (found != null && found.hasMoreElements())
                    return found.nextElement().openStream();
            }
            throw new KhosoException(Message.of("report.no-font", file), Message.of("report.no-font.remedy"), null);
        });
    }

    Fonts(Source source) {
        this.source = source;
    }

    /** @return number of the face for a style: 1 bold, 2 italic, 3 both */
    static int number(TextStyle style) {
        return (style.bold() ? 1 : 0) + (style.italic() ? 2 : 0);
    }

    synchronized Face face(int number) throws IOException {
        if (faces[number] == null)
            try (InputStream in = source.open(FILES.get(number))) {
                faces[number] = new Face(in.readAllBytes());
            }
        return faces[number];
    }

    Face face(TextStyle style) throws IOException {
        return face(number(style));
    }
}
