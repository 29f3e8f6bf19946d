package org.khoso.pdfa.worker.internal;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** What {@link Judge} must say of a file, by nothing but veraPDF's own validator and streams. */
final class VeraJudge {
    Judgement judge(File file, String asked) throws ValidationException, IOException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.NO_FLAVOUR, PDFAFlavour.WCAG_2_1)) {
            List<PDFAFlavour> claimed = parser.getFlavours().stream()
                    .filter(f -> PDFFlavours.isFlavourFamily(f, SpecificationFamily.PDF_A)).toList();
            List<PDFAFlavour> by = !asked.equals("auto")
                    ? List.of(PDFAFlavour.byFlavourId(asked))
                    : claimed.isEmpty() ? List.of(PDFAFlavour.PDFA_1_B) : claimed;
            parser.setFlavours(by);
            try (var validator = ValidatorFactory.createValidatorByProfiles(new FlavourProfiles().of(by), 1, false, true, false)) {
                return judgement(validator.validateAll(parser), ids(by), ids(claimed));
            }
        } catch (EncryptedPdfException e) {
            return Judgement.none("ENCRYPTED", Words.of(e));
        } catch (ModelParsingException e) {
            return Judgement.none("BROKEN", Words.of(e));
        }
    }

    private static String ids(List<PDFAFlavour> flavours) {
        return flavours.stream().map(PDFAFlavour::getId).collect(Collectors.joining(","));
    }

    private static Judgement judgement(List<ValidationResult> results, String by, String claimed) {
        List<Broken> broken = new ArrayList<>();
        for (ValidationResult r : results)
            broken.addAll(broken(r));
        return new Judgement(results.stream().allMatch(ValidationResult::isCompliant) ? "COMPLIANT" : "NOT_COMPLIANT", by, claimed, broken,
                results.stream().mapToInt(ValidationResult::getTotalAssertions).sum(), "");
    }

    private static List<Broken> broken(ValidationResult r) {
        Map<RuleId, TestAssertion> first = new HashMap<>();
        for (TestAssertion a : r.getTestAssertions())
            first.putIfAbsent(a.getRuleId(), a);
        return r.getFailedChecks().entrySet().stream()
                .sorted((a, b) -> Clauses.compare(a.getKey().getClause(), a.getKey().getTestNumber(), b.getKey().getClause(),
                        b.getKey().getTestNumber()))
                .map(e -> broken(e.getKey(), e.getValue(), first.get(e.getKey()))).toList();
    }

    private static Broken broken(RuleId id, long count, TestAssertion a) {
        return new Broken(id.getSpecification().getId(), id.getClause(), id.getTestNumber(), count,
                Words.shorten(a.getLocation().getContext()), Words.shorten(a.getMessage()), Words.shorten(a.getErrorMessage()));
    }
}
