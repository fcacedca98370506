package tools;

import java.util.List;
import java.util.Optional;

/** What a client can read by its URI. Implementations are thread-safe. */
public interface Resources {

    /** A resource, as the list shows it. */
    record Listed(String uri, String name, String description, String mimeType) {}

    /** A form of URIs, with {@code {names}} in the places of what can be filled in. */
    record Template(String uri, String name, String description, String mimeType) {}

    /**
     * A part of the list.
     *
     * @param more whether the list goes on after the last one of these
     */
    record Page(List<Listed> resources, boolean more) {

        public Page {
            resources = List.copyOf(resources);
        }
    }

    /** What is read. */
    record Content(String mimeType, Utf8Buffer text) {}

    /** The forms that URIs can have; always the same. */
    List<Template> templates();

    /**
     * The resources from the start of the list or behind one of it, in an order that stays.
     *
     * @param after the URI of the last resource that is known already
     * @return empty when no such resource can be in the list
     * @throws ToolError why the list cannot be made
     */
    Optional<Page> list(Optional<String> after, Patience patience) throws ToolError;

    /**
     * Reads a resource.
     *
     * @return empty when there is none with this URI
     * @throws ToolError why it cannot be read
     */
    Optional<Content> read(String uri, Patience patience) throws ToolError;
}
