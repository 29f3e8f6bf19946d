package org.khoso.api.command;

import java.util.List;

/** Extension point: a verb of the command line. A DS component. The same object serves batch and a running window. Stateless. */
public interface Command {
    /** Service property: the verb's words, as in its {@link Spec}. With it a line loads this verb alone; without it the verb is loaded for each line. */
    String VERB = "verb";
    /**
     * Service property: which options, separated by commas, make the verb use libraries that log through SLF4J or Log4j, or {@value #NONE}.
     * Where it is missing the verb always may. A line that needs none of them starts faster.
     */
    String LIBRARIES = "libraries";
    /** Value of {@link #LIBRARIES}: no such library, whatever the options. */
    String NONE = "none";

    /** An option. @param name long name with dashes, e.g. --zip @param value name of its value, or null for a flag @param help message key */
    record Option(String name, String value, String help) {
    }

    /** A positional argument. @param name name @param help message key @param required must be there @param many any number */
    record Parameter(String name, String help, boolean required, boolean many) {
    }

    /** What the verb looks like. @param name verb, may have two words ("survey compute") @param help message key @param options options @param parameters positional arguments @param needsArchive whether it works on an open archive */
    record Spec(String name, String help, List<Option> options, List<Parameter> parameters, boolean needsArchive) {
    }

    /** @return its form */
    Spec spec();

    /** @return whether it works on an open archive when these options are given. @param given whether an option is */
    default boolean needsArchive(java.util.function.Predicate<String> given) {
        return spec().needsArchive();
    }

    /** @return what counts as one input each: the arguments as they are, unless the verb takes them together */
    default java.util.List<String> inputs(java.util.List<String> arguments) {
        return arguments;
    }

    /** Does it. @return exit code: 0 done, 1 findings at must, 2 wrong use, 3 failed */
    int run(Invocation call) throws Exception;
}
