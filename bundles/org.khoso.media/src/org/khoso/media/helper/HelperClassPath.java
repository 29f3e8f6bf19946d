package org.khoso.media.helper;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the jars and folders that given classes come from. Needs no OSGi API: in Equinox the code source of a class is
 * the file of its bundle, on a plain class path its jar. A class that a bundle can't see itself (commons-logging, which
 * only PDFBox imports) is looked for through the loaders of those before it.
 */
public final class HelperClassPath {
    private HelperClassPath() {
    }

    /** @return a class path. @param classes names, most direct first @throws IOException if one is nowhere */
    public static String of(ClassLoader start, List<String> classes) throws IOException {
        Set<ClassLoader> loaders = new LinkedHashSet<>(List.of(start));
        Set<String> places = new LinkedHashSet<>();
        for (String name : classes) {
            Class<?> found = find(name, loaders);
            loaders.add(found.getClassLoader());
            places.add(place(found));
        }
        return String.join(File.pathSeparator, places);
    }

    private static Class<?> find(String name, Set<ClassLoader> loaders) throws IOException {
        for (ClassLoader l : new ArrayList<>(loaders)) {
            try {
                return Class.forName(name, false, l);
            } catch (ClassNotFoundException e) {
                continue; // the next loader may know it
            }
        }
        throw new IOException("no bundle holds " + name);
    }

    private static String place(Class<?> c) throws IOException {
        var source = c.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null)
            throw new IOException("the bundle of " + c.getName() + " is not a file");
        // Equinox leaves a space in the URL as it is, a URLClassLoader writes it as %20
        for (File f : List.of(new File(source.getLocation().getPath()), decoded(source.getLocation())))
            if (f.exists())
            return f.getAbsolutePath();
        throw new IOException(source.getLocation() + " does not exist");
    }

    private static File decoded(URL url) {
        try {
            return new File(url.toURI());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return new File(url.getPath());
        }
    }
}
