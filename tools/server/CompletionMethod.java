package tools.server;

import tools.Completer;
import tools.Prompt;
import tools.Resources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The method {@code completion/complete}. */
final class CompletionMethod {

    static final String NAME = "completion/complete";

    private CompletionMethod() {}

    static Map<String, Object> complete(Offer offer, Call call) {
        Map<String, Object> ref = object(call.params(), "ref");
        Map<String, Object> argument = object(call.params(), "argument");
        if (!(argument.get("name") instanceof String name)
                || !(argument.get("value") instanceof String typed)) {
            throw ProtocolErrors.invalidParams(
                    "\"argument\" must be {\"name\": ..., \"value\": ...}, both strings.");
        }
        Completer.Place place = place(offer, ref, name);
        Completer.Completion completion =
                offer.completer()
                        .complete(
                                new Completer.Question(
                                        place, name, typed, others(call), call.patience()));
        List<String> values = completion.values();
        Map<String, Object> members = Members.of("values", values, "hasMore", completion.more());
        if (!completion.more()) {
            members.put("total", values.size());
        }
        return Members.of("completion", members);
    }

    private static Completer.Place place(Offer offer, Map<String, Object> ref, String argument) {
        if ("ref/prompt".equals(ref.get("type"))) {
            Prompt prompt = PromptMethods.named(offer.prompts().get(), ref.get("name"));
            if (prompt.arguments().stream().noneMatch(known -> known.name().equals(argument))) {
                throw unknown(argument, "prompt " + prompt.name());
            }
            return Completer.Place.PROMPT;
        }
        if (!"ref/resource".equals(ref.get("type"))) {
            throw ProtocolErrors.invalidParams(
                    "\"ref\" must have the type \"ref/prompt\" or \"ref/resource\".");
        }
        Object uri = ref.get("uri");
        if (offer.resources().templates().stream()
                .map(Resources.Template::uri)
                .noneMatch(template -> template.equals(uri))) {
            throw ProtocolErrors.invalidParams(
                    "Unknown resource template: %s. resources/templates/list has them."
                            .formatted(uri));
        }
        if (!uri.toString().contains("{" + argument + "}")) {
            throw unknown(argument, "template " + uri);
        }
        return Completer.Place.URI;
    }

    private static RuntimeException unknown(String argument, String where) {
        return ProtocolErrors.invalidParams(
                "There is no argument \"%s\" in %s.".formatted(argument, where));
    }

    /** What the client says about the other arguments, which revisions before 2025-06-18 cannot. */
    private static Map<String, String> others(Call call) {
        Map<String, String> others = new LinkedHashMap<>();
        if (call.params().get("context") instanceof Map<?, ?> context
                && context.get("arguments") instanceof Map<?, ?> arguments) {
            MessageReader.members(arguments)
                    .forEach(
                            (name, value) -> {
                                if (value instanceof String text && !text.isEmpty()) {
                                    others.put(name, text);
                                }
                            });
        }
        return others;
    }

    private static Map<String, Object> object(Map<String, Object> params, String name) {
        if (params.get(name) instanceof Map<?, ?> members) {
            return MessageReader.members(members);
        }
        throw ProtocolErrors.invalidParams("\"" + name + "\" must be an object.");
    }
}
