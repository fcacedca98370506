package tools.server;

import tools.Resources;
import tools.ToolError;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The methods {@code resources/...}. */
final class ResourceMethods {

    private ResourceMethods() {}

    static Map<String, BiFunction<Offer, Call, Map<String, Object>>> byName() {
        Map<String, BiFunction<Offer, Call, Map<String, Object>>> methods = new LinkedHashMap<>();
        methods.put("resources/list", (offer, call) -> list(offer.resources(), call));
        methods.put("resources/templates/list", (offer, call) -> templates(offer.resources()));
        methods.put("resources/read", (offer, call) -> read(offer.resources(), call));
        return methods;
    }

    private static Map<String, Object> list(Resources resources, Call call) {
        Resources.Page page = page(resources, call);
        List<Object> shown = new ArrayList<>();
        for (Resources.Listed resource : page.resources()) {
            shown.add(
                    Members.of(
                            "uri", resource.uri(),
                            "name", resource.name(),
                            "description", resource.description(),
                            "mimeType", resource.mimeType()));
        }
        Map<String, Object> result = Members.of("resources", shown);
        if (page.more()) {
            // The place in the list that comes next is behind this one, even if it is gone by then.
            result.put("nextCursor", page.resources().get(page.resources().size() - 1).uri());
        }
        return result;
    }

    private static Resources.Page page(Resources resources, Call call) {
        Object cursor = call.params().get("cursor");
        if (cursor != null && !(cursor instanceof String)) {
            throw ProtocolErrors.invalidParams("\"cursor\" must be a string.");
        }
        try {
            return resources
                    .list(Optional.ofNullable((String) cursor), call.patience())
                    .orElseThrow(
                            () ->
                                    ProtocolErrors.invalidParams(
                                            "This cursor is none of ours: send the nextCursor of"
                                                    + " the page before, or none for the first"
                                                    + " page."));
        } catch (ToolError e) {
            throw ProtocolErrors.failed(e);
        }
    }

    private static Map<String, Object> templates(Resources resources) {
        List<Object> shown = new ArrayList<>();
        for (Resources.Template template : resources.templates()) {
            shown.add(
                    Members.of(
                            "uriTemplate", template.uri(),
                            "name", template.name(),
                            "description", template.description(),
                            "mimeType", template.mimeType()));
        }
        return Members.of("resourceTemplates", shown);
    }

    private static Map<String, Object> read(Resources resources, Call call) {
        if (!(call.params().get("uri") instanceof String uri)) {
            throw ProtocolErrors.invalidParams("\"uri\" must be the URI of a resource.");
        }
        try {
            Resources.Content content =
                    resources
                            .read(uri, call.patience())
                            .orElseThrow(() -> ProtocolErrors.resourceNotFound(uri));
            Map<String, Object> read =
                    Members.of(
                            "uri", uri,
                            "mimeType", content.mimeType(),
                            "text", content.text().toString());
            return Members.of("contents", List.of(read));
        } catch (ToolError e) {
            throw ProtocolErrors.failed(e);
        }
    }
}
