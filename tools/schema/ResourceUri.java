package tools.schema;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the URI of a resource stands for.
 *
 * @param names of the object from its schema down, decoded
 */
record ResourceUri(Kind kind, List<String> names) {

    private static final String SCHEME = "postgres://";

    /** The forms of URIs, each with its words behind the names. */
    enum Kind {
        OVERVIEW("", ""),
        STATUS("/status", ""),
        TABLE("/{schema}/{table}", ""),
        COLUMN_TYPES("/{schema}/{table}", "/schema"),
        COLUMN("/{schema}/{table}/{column}", "/column"),
        FUNCTION("/{schema}/{function}", "/function");

        private final String names;
        private final String suffix;

        Kind(String names, String suffix) {
            this.names = names;
            this.suffix = suffix;
        }

        String template() {
            return SCHEME + "{database}" + names + suffix;
        }
    }

    /**
     * Reads a URI; empty when it means nothing in this database. The archived reference server's
     * clients have host and port in the place of the database, and no schema.
     */
    static Optional<ResourceUri> parse(String uri, String database) {
        if (!uri.startsWith(SCHEME)) {
            return Optional.empty();
        }
        List<String> parts;
        try {
            parts =
                    Stream.of(uri.substring(SCHEME.length()).split("/", -1))
                            .map(ResourceUri::decode)
                            .toList();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (parts.stream().anyMatch(part -> part.isEmpty() || part.indexOf('\0') >= 0)) {
            return Optional.empty();
        }
        int length = parts.size();
        String last = parts.get(length - 1);
        if (!parts.get(0).equals(database)) {
            return length == 3 && last.equals("schema")
                    ? Optional.of(new ResourceUri(Kind.COLUMN_TYPES, List.of(parts.get(1))))
                    : Optional.empty();
        }
        return kind(length, last)
                .map(
                        kind ->
                                switch (kind) {
                                    case OVERVIEW, STATUS -> new ResourceUri(kind, List.of());
                                    case TABLE -> new ResourceUri(kind, parts.subList(1, length));
                                    case COLUMN_TYPES, COLUMN, FUNCTION ->
                                            new ResourceUri(kind, parts.subList(1, length - 1));
                                });
    }

    private static Optional<Kind> kind(int length, String last) {
        return switch (length) {
            case 1 -> Optional.of(Kind.OVERVIEW);
            case 2 -> Optional.of(Kind.STATUS).filter(kind -> last.equals("status"));
            case 3 -> Optional.of(Kind.TABLE);
            case 4 ->
                    Stream.of(Kind.COLUMN_TYPES, Kind.FUNCTION)
                            .filter(kind -> kind.suffix.equals('/' + last))
                            .findFirst();
            case 5 -> Optional.of(Kind.COLUMN).filter(kind -> last.equals("column"));
            default -> Optional.empty();
        };
    }

    /** The names as SQL needs them, joined by dots. */
    String sqlName() {
        return names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
    }

    /** The URI of what these names lead to, the database first. */
    static String of(String... names) {
        return SCHEME + Stream.of(names).map(ResourceUri::encode).collect(Collectors.joining("/"));
    }

    private static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String part) {
        // A plus sign is one here: only forms mean a space by it.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
