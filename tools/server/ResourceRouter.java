package tools.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.Patience;
import tools.Resources;
import tools.ToolError;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of several databases: a URI names its database, and the list goes through all. */
public final class ResourceRouter implements Resources {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceRouter.class);
    private static final String AUTHORITY = "://";

    private final Map<String, Resources> byDatabase;
    private final List<String> names;

    /** Reads from these; the first one is for URIs that name no database of ours. */
    public ResourceRouter(Map<String, Resources> byDatabase) {
        this.byDatabase = new LinkedHashMap<>(byDatabase);
        names = List.copyOf(this.byDatabase.keySet());
    }

    @Override
    public List<Template> templates() {
        return byDatabase.get(names.get(0)).templates();
    }

    /** A database that is down is left out: the others can still be read. */
    @Override
    public Optional<Page> list(Optional<String> after, Patience patience) throws ToolError {
        int index = after.map(uri -> names.indexOf(database(uri))).orElse(0);
        Optional<String> place = after;
        List<Listed> listed = new ArrayList<>();
        while (index < names.size()) {
            Page page;
            try {
                Optional<Page> found = byDatabase.get(names.get(index)).list(place, patience);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                page = found.get();
            } catch (ToolError e) {
                LOG.warn("Resources of {} are not listed: {}", names.get(index), e.getMessage());
                page = new Page(List.of(), false);
            }
            listed.addAll(page.resources());
            index++;
            place = Optional.empty();
            if (page.more() || !listed.isEmpty() && index < names.size()) {
                return Optional.of(new Page(listed, true));
            }
        }
        return Optional.of(new Page(listed, false));
    }

    @Override
    public Optional<Content> read(String uri, Patience patience) throws ToolError {
        return byDatabase.get(database(uri)).read(uri, patience);
    }

    private String database(String uri) {
        int start = uri.indexOf(AUTHORITY);
        if (start < 0) {
            return names.get(0);
        }
        String rest = uri.substring(start + AUTHORITY.length());
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        return names.stream()
                .filter(name -> name.equals(decode(authority)))
                .findFirst()
                .orElse(names.get(0));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
