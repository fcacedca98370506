package tools.cli;

import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import tools.config.NearestName;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says what is wrong with the arguments; never shows a value, which could be a password. */
final class UsageErrors {

    private UsageErrors() {}

    /** Returns one message for each mistake that the parser found. */
    static List<String> messages(ParameterException error) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) {
            return List.of(error.getMessage());
        }
        Collection<String> known = error.getCommandLine().getCommandSpec().optionsMap().keySet();
        var messages = new ArrayList<String>();
        for (String argument : unmatched.getUnmatched()) {
            if (argument.startsWith("-")) {
                messages.add(unknownOption(argument.split("=", 2)[0], known));
            }
        }
        return messages.isEmpty() ? List.of("Too many arguments: give one URL.") : messages;
    }

    private static String unknownOption(String option, Collection<String> known) {
        if (option.equals("--password")) {
            return "There is no option for the password: use PGPASSWORD or ~/.pgpass.";
        }
        return NearestName.of(option, known)
                .map(near -> "Unknown option '" + option + "'. Did you mean '" + near + "'?")
                .orElse("Unknown option '" + option + "'.");
    }
}
