package org.khoso.pdfa.worker.internal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.khoso.pdfa.worker.internal.rules.Rules;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.flavours.PDFAFlavour.SpecificationFamily;
import org.verapdf.pdfa.flavours.PDFFlavours;

/**
 * Judges one file as veraPDF's own processor does with its defaults: by the flavour that the file claims, by PDF/A-1b if it claims
 * none. Of each broken rule the first object is kept, and how many there are. For any number of files.
 */
final class Judge {
    private static final String AUTO = "auto";
    /** Flavour that no file claims: it comes back where the file claims nothing. */
    private static final PDFAFlavour UNCLAIMED = PDFAFlavour.WCAG_2_1;
    private static final int MOST_FAILURES = 500;
    private static final int IN_MEMORY = 4_000_000;
    private final FlavourProfiles profiles;
    private final ThreadLocal<Lane> lanes = ThreadLocal.withInitial(Lane::new);

    Judge(FlavourProfiles profiles) {
        this.profiles = profiles;
    }

    /** Opens what is to be judged. */
    private interface Opening {
        PDFAParser open() throws ModelParsingException, EncryptedPdfException;
    }

    /** Judges a tiny file of our own, so that the first one that is asked for finds rules and scripts loaded: that takes seconds. */
    void warmUp() throws ValidationException, IOException {
        Judgement j = judge(
                () -> Foundries.defaultInstance().createParser(new ByteArrayInputStream(TinyPdf.bytes()), PDFAFlavour.NO_FLAVOUR,
                        UNCLAIMED),
                null);
        if (j.checks() == 0)
            throw new IOException("veraPDF does not judge: " + j.reason());
    }

    Judgement judge(File file, String asked) throws ValidationException, IOException {
        PDFAFlavour wanted = asked.equals(AUTO) ? null : PDFAFlavour.byFlavourId(asked);
        if (wanted == PDFAFlavour.NO_FLAVOUR)
            throw new IllegalArgumentException(asked);
        return judge(() -> parser(file), wanted);
    }

    private static PDFAParser parser(File file) throws ModelParsingException, EncryptedPdfException {
        FileBytes bytes;
        try {
            bytes = FileBytes.of(file, IN_MEMORY);
        } catch (IOException e) {
            throw new ModelParsingException(e.getMessage(), e);
        }
        return bytes == null
                ? Foundries.defaultInstance().createParser(file, PDFAFlavour.NO_FLAVOUR, UNCLAIMED)
                : Foundries.defaultInstance().createParser(bytes, PDFAFlavour.NO_FLAVOUR, UNCLAIMED);
    }

    private Judgement judge(Opening opening, PDFAFlavour wanted) throws ValidationException, IOException {
        try (PDFAParser parser = opening.open()) {
            List<PDFAFlavour> claimed = parser.getFlavours().stream().filter(Judge::archival).toList();
            List<PDFAFlavour> by = wanted != null ? List.of(wanted) : claimed.isEmpty() ? List.of(PDFAFlavour.PDFA_1_B) : claimed;
            List<PDFAFlavour> together = together(by);
            parser.setFlavours(together);
            return judgement(new Walk(lanes.get().kinds(together)).from(root(parser)), ids(by), ids(claimed));
        } catch (EncryptedPdfException e) {
            return Judgement.none("ENCRYPTED", Words.of(e));
        } catch (ModelParsingException e) {
            return Judgement.none("BROKEN", Words.of(e));
        }
    }

    /** Of flavours for different versions of PDF veraPDF takes those that go with the first. */
    private static List<PDFAFlavour> together(List<PDFAFlavour> by) {
        return by.stream().filter(f -> f.getPart().getPdfSpecification() == by.get(0).getPart().getPdfSpecification()).toList();
    }

    /** A model that can't be made is no broken file: that was told when it was opened. */
    private static org.verapdf.model.baselayer.Object root(PDFAParser parser) throws ValidationException {
        try {
            return parser.getRoot();
        } catch (ModelParsingException e) {
            throw new ValidationException(e.getMessage(), e);
        }
    }

    private static boolean archival(PDFAFlavour f) {
        return PDFFlavours.isFlavourFamily(f, SpecificationFamily.PDF_A);
    }

    private static String ids(List<PDFAFlavour> flavours) {
        return flavours.stream().map(PDFAFlavour::getId).collect(Collectors.joining(","));
    }

    private static Judgement judgement(List<Tally> tallies, String by, String claimed) {
        return new Judgement(tallies.stream().allMatch(Tally::compliant) ? "COMPLIANT" : "NOT_COMPLIANT", by, claimed,
                tallies.stream().flatMap(Tally::broken).limit(MOST_FAILURES).toList(), tallies.stream().mapToInt(Tally::checks).sum(), "");
    }

    /** What a thread has read of profiles: expressions are not for two at a time. */
    private final class Lane {
        private final Rules rules = new Rules();
        private final Map<List<PDFAFlavour>, Kinds> kinds = new HashMap<>();

        Kinds kinds(List<PDFAFlavour> flavours) throws IOException {
            Kinds k = kinds.get(flavours);
            if (k == null)
                kinds.put(flavours, k = new Kinds(rules, profiles.of(flavours)));
            return k;
        }
    }
}
