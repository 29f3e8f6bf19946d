package org.khoso.packaging.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.khoso.api.packaging.PackageType;

/**
 * How packages of a type look: data, see KHOSO-INF/packaging/forms.properties.
 *
 * @param urn      whether OBJID is a URN that names the fonds
 * @param profile  PROFILE of the root METS
 * @param content  TYPE of both METS
 * @param division TYPE of the topmost division
 * @param traits   what else
 */
record Form(boolean urn, String profile, String content, String division, Set<String> traits) {
    private static final Map<PackageType, Form> FORMS = load();

    static Form of(PackageType type) {
        return FORMS.get(type);
    }

    /** @return whether it has PREMIS */
    boolean preservation() {
        return traits.contains("preservation");
    }

    /** @return whether the name of its ZIP begins with its ordinal in the submission */
    boolean numbered() {
        return traits.contains("numbered");
    }

    /** @return whether files may be named that another package holds */
    boolean links() {
        return traits.contains("links");
    }

    private static Map<PackageType, Form> load() {
        Properties data = new Properties();
        try (InputStream in = Form.class.getResourceAsStream("/KHOSO-INF/packaging/forms.properties")) {
            data.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<PackageType, Form> forms = new EnumMap<>(PackageType.class);
        for (PackageType type : PackageType.values()) {
            String[] row = data.getProperty(type.code()).split("\\|", -1);
            forms.put(type, new Form(row[0].equals("urn"), row[1], row[2], row[3], Set.of(row[4].split(","))));
        }
        return forms;
    }
}
