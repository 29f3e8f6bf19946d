package org.khoso.pdfa.worker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Profiles of flavours, read when they are first asked for: veraPDF's own directory reads all of them, at half a second a process. */
final class FlavourProfiles {
    private final Map<PDFAFlavour, ValidationProfile> read = new ConcurrentHashMap<>();

    /** @param flavours of PDF/A */
    List<ValidationProfile> of(List<PDFAFlavour> flavours) throws IOException {
        List<ValidationProfile> all = new ArrayList<>();
        for (PDFAFlavour f : flavours) {
            if (!read.containsKey(f))
                read.putIfAbsent(f, read(f));
            all.add(read.get(f));
        }
        return all;
    }

    private static ValidationProfile read(PDFAFlavour flavour) throws IOException {
        String name = "org/verapdf/pdfa/validation/PDFA-" + flavour.getId().toUpperCase(Locale.ROOT) + ".xml";
        try (InputStream in = Profiles.class.getClassLoader().getResourceAsStream(name)) {
            ValidationProfile profile = in == null ? null : ProfileReader.read(in);
            if (profile != null && profile.getPDFAFlavour() == flavour)
                return profile;
        }
        return Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(flavour);
    }
}
