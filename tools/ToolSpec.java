package tools;

import java.util.List;

/**
 * What {@code tools/list} says about a tool. The JSON made from it is the same, byte for byte, at
 * every start, so that a client's prompt cache keeps hitting.
 *
 * @param name {@code ^[a-z0-9_]{1,40}$}: what every host accepts
 * @param description when to use the tool, what it returns, its limits
 * @param outputSchema JSON text of a schema whose type is {@code object}, or empty when the tool
 *     gives no structured content
 */
public record ToolSpec(
        String name,
        String title,
        String description,
        List<Parameter> parameters,
        String outputSchema,
        ToolAnnotations annotations) {

    /** The same tool with other parameters. */
    public ToolSpec withParameters(List<Parameter> others) {
        return new ToolSpec(name, title, description, others, outputSchema, annotations);
    }

    /** Writes the tool as one JSON object, as {@code tools/list} shows it. */
    public void writeTo(Utf8Buffer json) {
        json.ascii("{\"name\":").string(name);
        json.ascii(",\"title\":").string(title);
        json.ascii(",\"description\":").string(description);
        json.ascii(",\"inputSchema\":");
        writeInputSchema(json);
        if (!outputSchema.isEmpty()) {
            json.ascii(",\"outputSchema\":").text(outputSchema);
        }
        json.ascii(",\"annotations\":");
        annotations.writeTo(json);
        json.ascii("}");
    }

    private void writeInputSchema(Utf8Buffer json) {
        json.ascii("{\"type\":\"object\",\"properties\":{");
        String separator = "";
        for (Parameter parameter : parameters) {
            json.ascii(separator).string(parameter.name()).ascii(":");
            parameter.writeSchema(json);
            separator = ",";
        }
        json.ascii("}");
        List<Parameter> required = parameters.stream().filter(Parameter::required).toList();
        if (!required.isEmpty()) {
            json.ascii(",\"required\":[");
            separator = "";
            for (Parameter parameter : required) {
                json.ascii(separator).string(parameter.name());
                separator = ",";
            }
            json.ascii("]");
        }
        json.ascii(",\"additionalProperties\":false}");
    }
}
