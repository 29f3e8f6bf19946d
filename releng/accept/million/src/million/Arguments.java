package million;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.command.Command;

/** name=value arguments of the verbs of this test. */
record Arguments(Map<String, String> all) {
    static Arguments of(List<String> given) {
        Map<String, String> all = new HashMap<>();
        for (String a : given)
            all.put(a.substring(0, a.indexOf('=')), a.substring(a.indexOf('=') + 1));
        return new Arguments(all);
    }

    static Command.Spec spec(String verb) {
        return new Command.Spec(verb, "million." + verb, List.of(), List.of(new Command.Parameter("NAME=VALUE", "million.given", false, true)), true);
    }

    String text(String name) {
        if (!all.containsKey(name))
            throw new IllegalArgumentException(name + "= is missing");
        return all.get(name);
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }
}
