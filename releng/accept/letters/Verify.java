import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Says for each file whether veraPDF takes it for PDF/A-2b: {@code ok FILE} or {@code bad FILE {clause=times}}. */
public final class Verify {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files)
            try (var in = Files.newInputStream(Path.of(file));
                    var parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFA_2_B);
                    var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
                var result = validator.validate(parser);
                var failed = new TreeMap<String, Integer>();
                result.getTestAssertions().stream().filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
                        .forEach(a -> failed.merge(a.getRuleId().getClause(), 1, Integer::sum));
                System.out.println((result.isCompliant() ? "ok " : "bad ") + file + " " + failed);
            }
    }
}
