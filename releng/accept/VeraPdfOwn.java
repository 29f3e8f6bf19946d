import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.processor.ItemProcessor;
import org.verapdf.processor.ProcessorFactory;
import org.verapdf.processor.ProcessorResult;
import org.verapdf.processor.TaskType;

/** veraPDF's own processor with its defaults, for each file named in a list: FILE, verdict, rules that are broken and how often. Shares no code with Khoso. */
class VeraPdfOwn {
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        var config = ProcessorFactory.fromValues(org.verapdf.pdfa.validation.validators.ValidatorFactory.defaultConfig(),
                org.verapdf.features.FeatureFactory.defaultConfig(), org.verapdf.processor.plugins.PluginsCollectionConfig.defaultConfig(),
                org.verapdf.metadata.fixer.FixerFactory.defaultConfig(), java.util.EnumSet.of(TaskType.VALIDATE));
        for (String name : Files.readAllLines(Path.of(args[0]))) {
            String said;
            try (ItemProcessor processor = ProcessorFactory.createProcessor(config)) {
                said = verdict(processor.process(new File(name)));
            } catch (Exception | StackOverflowError e) {
                said = "error\t";
            }
            System.out.println(name + "\t" + said);
            System.out.flush();
        }
    }

    private static String verdict(ProcessorResult r) {
        if (r.isEncryptedPdf())
            return "encrypted\t";
        if (!r.isPdf())
            return "broken\t";
        if (r.getResultForTask(TaskType.VALIDATE) == null || !r.getResultForTask(TaskType.VALIDATE).isSuccess())
            return "error\t";
        boolean compliant = true;
        var broken = new TreeMap<String, Integer>();
        for (ValidationResult v : r.getValidationResults()) {
            compliant &= v.isCompliant();
            v.getFailedChecks().forEach((rule, n) -> broken.merge(rule.getClause() + "-" + rule.getTestNumber(), n, Integer::sum));
        }
        return (compliant ? "compliant" : "not-compliant") + "\t" + broken;
    }
}
