package org.khoso.pdfa.worker.internal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.khoso.pdfa.worker.internal.Judgement.Broken;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.flavours.PDFAFlavour.SpecificationFamily;
import org.verapdf.pdfa.flavours.PDFFlavours;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/**
 * Judges one file as veraPDF's own processor does with its defaults: by the flavour that the file claims, by PDF/A-1b if it claims
 * none. Of each broken rule the first object is kept, and how many there are. For any number of files.
 */
final class Judge {
    private static final String AUTO = "auto";
    /** Flavour that no file claims: it comes back where the file claims nothing. */
    private static final PDFAFlavour UNCLAIMED = PDFAFlavour.WCAG_2_1;
    private static final int LONGEST = 500;
    private static final int MOST_FAILURES = 500;
    private final FlavourProfiles profiles;

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
        return judge(() -> Foundries.defaultInstance().createParser(file, PDFAFlavour.NO_FLAVOUR, UNCLAIMED), wanted);
    }

    private Judgement judge(Opening opening, PDFAFlavour wanted) throws ValidationException, IOException {
        try (PDFAParser parser = opening.open()) {
            List<PDFAFlavour> claimed = parser.getFlavours().stream().filter(Judge::archival).toList();
            List<PDFAFlavour> by = wanted != null ? List.of(wanted) : claimed.isEmpty() ? List.of(PDFAFlavour.PDFA_1_B) : claimed;
            parser.setFlavours(by);
            // one object of each rule with its message, passes not kept, no progress
            try (var validator = ValidatorFactory.createValidatorByProfiles(profiles.of(by), 1, false, true, false)) {
                return judgement(validator.validateAll(parser), ids(by), ids(claimed));
            }
        } catch (EncryptedPdfException e) {
            return Judgement.none("ENCRYPTED", words(e));
        } catch (ModelParsingException e) {
            return Judgement.none("BROKEN", words(e));
        }
    }

    private static boolean archival(PDFAFlavour f) {
        return PDFFlavours.isFlavourFamily(f, SpecificationFamily.PDF_A);
    }

    private static String ids(List<PDFAFlavour> flavours) {
        return flavours.stream().map(PDFAFlavour::getId).collect(Collectors.joining(","));
    }

    private static Judgement judgement(List<ValidationResult> results, String by, String claimed) {
        List<Broken> broken = new ArrayList<>();
        boolean compliant = true;
        int checks = 0;
        for (ValidationResult r : results) {
            compliant &= r.isCompliant();
            checks += r.getTotalAssertions();
            broken.addAll(broken(r));
        }
        return new Judgement(compliant ? "COMPLIANT" : "NOT_COMPLIANT", by, claimed, broken.stream().limit(MOST_FAILURES).toList(), checks,
                "");
    }

    private static List<Broken> broken(ValidationResult r) {
        Map<RuleId, TestAssertion> first = new HashMap<>();
        for (TestAssertion a : r.getTestAssertions())
            if (a.getStatus() == TestAssertion.Status.FAILED)
            first.putIfAbsent(a.getRuleId(), a);
        Set<Map.Entry<RuleId, Integer>> failed = r.getFailedChecks().entrySet();
        return failed.stream().sorted((a, b) -> Clauses.compare(a.getKey().getClause(), a.getKey().getTestNumber(), b.getKey().getClause(),
                b.getKey().getTestNumber())).map(e -> broken(e.getKey(), e.getValue(), first.get(e.getKey()))).toList();
    }

    private static Broken broken(RuleId id, long count, TestAssertion a) {
        String object = a == null || a.getLocation() == null ? "" : a.getLocation().getContext();
        return new Broken(id.getSpecification().getId(), id.getClause(), id.getTestNumber(), count, shorten(object),
                shorten(a == null ? "" : a.getMessage()), shorten(a == null ? "" : a.getErrorMessage()));
    }

    /** @return what an exception says, with what caused it: veraPDF wraps the useful one */
    static String words(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null && at.getCause() != at)
            at = at.getCause();
        return shorten(at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage());
    }

    private static String shorten(String s) {
        String plain = s == null ? "" : s.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
