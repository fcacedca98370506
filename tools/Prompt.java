package tools;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A task that people can choose in their client, and how a model is told to do it.
 *
 * @param text makes the message of the arguments; those that are not mandatory can be missing
 */
public record Prompt(
        String name,
        String title,
        String description,
        List<Argument> arguments,
        Function<Map<String, String>, String> text) {

    public Prompt {
        arguments = List.copyOf(arguments);
    }

    /** What a person has to fill in, or can. */
    public record Argument(String name, String description, boolean mandatory) {}
}
