package org.khoso.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which verb a process was started for, told before there is a command line. */
class CommandLineTest {
    private static String verb(String... args) {
        return CommandLine.verb(args);
    }

    @Test
    void theFirstWordThatIsNoOption() {
        assertEquals("plugin", verb("-nosplash", "-application", "org.khoso.cli.app", "-data", "@none", "--lang", "en", "plugin", "list"));
        assertEquals("plugin", verb("-application", "org.khoso.cli.app", "--lang=en", "--archive", "plugin-archive", "plugin"));
        assertEquals("check", verb("-application", "org.khoso.cli.app", "--archive", "plugin", "check", "plugin"));
        assertEquals("", verb("-application", "org.khoso.cli.app", "--help"));
        assertEquals("", verb("-nosplash", "-data", "plugin"));
        assertEquals("", verb());
    }
}
