import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.roda_project.commons_ip2.validator.EARKSIPValidator;
import org.roda_project.commons_ip2.validator.reporter.ReporterDetails;
import org.roda_project.commons_ip2.validator.reporter.ValidationReportOutputJson;

/** The verdicts of commons-ip2's validator: args are the version of the specification and packages; a line of JSON for each. */
public final class CommonsIpCheck {
    private CommonsIpCheck() {
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err); // it logs there
        for (int i = 1; i < args.length; i++)
            out.println(check(Path.of(args[i]), args[0]));
        out.flush();
    }

    private static String check(Path sip, String version) {
        try {
            ValidationReportOutputJson report = new ValidationReportOutputJson(sip, new ByteArrayOutputStream());
            boolean valid = new EARKSIPValidator(report, version).validate(version);
            Map<String, String> failed = new TreeMap<>();
            for (Map.Entry<String, ReporterDetails> r : report.getResults().entrySet())
                if (!r.getValue().isValid() && !r.getValue().isSkipped())
                    failed.put(r.getKey(), String.join("; ", r.getValue().getIssues()));
            String ids = failed.entrySet().stream().map(e -> quoted(e.getKey()) + ":" + quoted(e.getValue())).collect(Collectors.joining(","));
            return "{\"package\":" + quoted(sip.toString()) + ",\"valid\":" + valid + ",\"failed\":{" + ids + "}}";
        } catch (Exception | StackOverflowError e) {
            return "{\"package\":" + quoted(sip.toString()) + ",\"broke\":" + quoted(e.toString()) + "}";
        }
    }

    private static String quoted(String text) {
        StringBuilder s = new StringBuilder("\"");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            s.append(c == '"' || c == '\\' ? "\\" + c : c < 32 || c > 126 ? "?" : String.valueOf(c));
        }
        return s.append('"').toString();
    }
}
