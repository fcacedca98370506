package tools.server;

import tools.Resources;
import tools.ToolError;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The methods {@code resources/...}. */
final class ResourceMethods {

    private final Resources resources;

    ResourceMethods(Resources resources) {
        this.resources = resources;
    }

    Map<String, Function<Call, Map<String, Object>>> byName() {
        Map<String, Function<Call, Map<String, Object>>> methods = new LinkedHashMap<>();
        methods.put("resources/list", this::list);
        methods.put("resources/templates/list", this::templates);
        methods.put("resources/read", this::read);
        return methods;
    }

    private Map<String, Object> list(Call call) {
        Resources.Page page = page(call);
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

    private Resources.Page page(Call call) {
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

    private Map<String, Object> templates(Call call) {
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

    private Map<String, Object> read(Call call) {
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
