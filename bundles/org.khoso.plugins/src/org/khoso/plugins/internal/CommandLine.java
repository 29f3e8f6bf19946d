package org.khoso.plugins.internal;

import java.util.List;

/** What a process was started for, told before there is a command line. */
final class CommandLine {
    private static final String APPLICATION = "org.khoso.cli.app";
    private static final List<String> WITH_VALUE = List.of("-data", "-configuration", "--archive", "--lang", "--format");

    private CommandLine() {
    }

    /** @return the first word that is no option of the command line, "" if there is none: the window was started */
    static String verb(String[] args) {
        boolean line = false;
        for (int i = 0; i < args.length; i++)
            if (!line)
            line = args[i].equals(APPLICATION);
            else if (WITH_VALUE.contains(args[i]))
            i++;
            else if (!args[i].startsWith("-"))
            return args[i];
        return "";
    }
}
