package org.khoso.pdfa.worker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;

/** Every profile of PDF/A as we read it, and as veraPDF does. */
class ProfileReaderTest {
    private static List<String> rules(ValidationProfile p) {
        return p.getRules().stream().sorted(Comparator.comparing(Rule::toString))
                .map(r -> r + " " + r.getDeferred() + r.getTags() + r.getError()
                        .getArguments().stream().map(a -> a.getArgument() + "/" + a.getName() + "/" + a.getArgumentValue()).toList())
                .toList();
    }

    @Test
    void profilesAreReadTheSame() throws Exception {
        for (String id : List.of("1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "4", "4e", "4f")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
            ValidationProfile theirs = Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(flavour);
            ValidationProfile ours = new FlavourProfiles().of(List.of(flavour)).get(0);
            assertEquals(flavour, ours.getPDFAFlavour());
            assertEquals(theirs.getRules(), ours.getRules());
            assertEquals(rules(theirs), rules(ours));
            assertEquals(theirs.getVariables(), ours.getVariables());
            assertEquals(theirs.getVariables().stream().map(Variable::toString).sorted().toList(),
                    ours.getVariables().stream().map(Variable::toString).sorted().toList());
            assertEquals(theirs.getHexSha1Digest(), ours.getHexSha1Digest());
            assertEquals(theirs.getDetails().getName(), ours.getDetails().getName());
        }
    }
}
