package tools.server;

import tools.Prompt;
import tools.config.NearestName;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The methods {@code prompts/...}. */
final class PromptMethods {

    private PromptMethods() {}

    static Map<String, BiFunction<Offer, Call, Map<String, Object>>> byName() {
        Map<String, BiFunction<Offer, Call, Map<String, Object>>> methods = new LinkedHashMap<>();
        methods.put("prompts/list", (offer, call) -> list(offer.prompts().get()));
        methods.put("prompts/get", (offer, call) -> get(offer.prompts().get(), call));
        return methods;
    }

    private static Map<String, Object> list(List<Prompt> prompts) {
        List<Object> shown = new ArrayList<>();
        for (Prompt prompt : prompts) {
            shown.add(
                    Members.of(
                            "name", prompt.name(),
                            "title", prompt.title(),
                            "description", prompt.description(),
                            "arguments",
                                    prompt.arguments().stream()
                                            .map(PromptMethods::shown)
                                            .toList()));
        }
        return Members.of("prompts", shown);
    }

    private static Map<String, Object> shown(Prompt.Argument argument) {
        return Members.of(
                "name", argument.name(),
                "description", argument.description(),
                "required", argument.mandatory());
    }

    private static Map<String, Object> get(List<Prompt> prompts, Call call) {
        Prompt prompt = named(prompts, call.params().get("name"));
        Map<String, String> arguments = arguments(prompt, call.params().get("arguments"));
        Map<String, Object> content =
                Members.of("type", "text", "text", prompt.text().apply(arguments));
        return Members.of(
                "description",
                prompt.description(),
                "messages",
                List.of(Members.of("role", "user", "content", content)));
    }

    /** The prompt that a client names; one that does not exist is an error of the protocol. */
    static Prompt named(List<Prompt> prompts, Object name) {
        if (!(name instanceof String)) {
            throw ProtocolErrors.invalidParams("\"name\" must be the name of a prompt.");
        }
        List<String> names = prompts.stream().map(Prompt::name).toList();
        return prompts.stream()
                .filter(prompt -> prompt.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProtocolErrors.invalidParams(
                                        "Unknown prompt: %s. %s"
                                                .formatted(name, advice(name, names))));
    }

    private static String advice(Object name, List<String> names) {
        return NearestName.of(String.valueOf(name), names)
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Known are " + String.join(", ", names) + ".");
    }

    /** What was filled in; clients send an empty text for a field that was left empty. */
    private static Map<String, String> arguments(Prompt prompt, Object given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Prompt.Argument argument : prompt.arguments()) {
            Object value = given instanceof Map<?, ?> members ? members.get(argument.name()) : null;
            if (value instanceof String text && !text.isBlank()) {
                values.put(argument.name(), text);
            } else if (argument.mandatory()) {
                throw ProtocolErrors.invalidParams(
                        "Prompt %s needs \"%s\": %s"
                                .formatted(prompt.name(), argument.name(), argument.description()));
            }
        }
        return values;
    }
}
