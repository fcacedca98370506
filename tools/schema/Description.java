package tools.schema;

import tools.ToolResult;
import tools.Utf8Buffer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told about an object, as text and as data at once. Both keep within the size of one
 * answer: long sections are cut, each to its fair share, and say how much is missing.
 */
final class Description {

    // What the words about missing entries may take.
    private static final int SPARE_BYTES = 2 * 1024;

    private final StringBuilder head = new StringBuilder();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();

    /**
     * A list of entries under a title.
     *
     * @param rest how to get what does not fit, as a sentence
     */
    private record Section(String key, String title, List<Entry> entries, String rest) {

        int bytes() {
            return entries.stream().mapToInt(Entry::bytes).sum();
        }
    }

    /** Adds a line to the text; its facts have to be given as well. */
    Description line(String line) {
        if (!line.isEmpty()) {
            head.append(head.isEmpty() ? "" : "\n").append(Entry.cut(line));
        }
        return this;
    }

    /** Adds a fact to the data, unless it says nothing: false, empty, not there. */
    Description fact(String key, Object value) {
        new Facts(facts).put(key, value);
        return this;
    }

    /** Adds entries under a title, unless there are none. */
    Description section(String key, String title, List<Entry> entries) {
        return section(key, title, entries, "");
    }

    /** The same, saying how to get the entries that do not fit. */
    Description section(String key, String title, List<Entry> entries, String rest) {
        if (!entries.isEmpty()) {
            sections.add(new Section(key, title, entries, rest));
        }
        return this;
    }

    /** Adds a comment of the catalogue. */
    Description comment(Optional<String> comment) {
        comment.ifPresent(this::line);
        return fact("comment", comment);
    }

    /** Writes both forms. */
    ToolResult result() {
        int headBytes =
                Math.max(
                        new Utf8Buffer(1024).text(head.toString()).length(),
                        new Utf8Buffer(1024).json(facts).length());
        int share = share(ToolResult.MOST_BYTES - SPARE_BYTES - headBytes);
        StringBuilder text = new StringBuilder(head);
        Map<String, Object> tree = new LinkedHashMap<>(facts);
        Map<String, Object> omitted = new LinkedHashMap<>();
        for (Section section : sections) {
            int fitting = fitting(section, share);
            List<Entry> shown = section.entries().subList(0, fitting);
            if (!section.title().isEmpty()) {
                append(text, section.title());
            }
            String indent = section.title().isEmpty() ? "" : "  ";
            shown.forEach(entry -> append(text, indent + entry.line()));
            tree.put(section.key(), shown.stream().map(Entry::data).toList());
            int missing = section.entries().size() - fitting;
            if (missing > 0) {
                omitted.put(section.key(), missing);
                append(text, "%s(%d more do not fit%s)".formatted(indent, missing, section.rest()));
            }
        }
        if (!omitted.isEmpty()) {
            tree.put("omitted", omitted);
        }
        return ToolResult.of(
                new Utf8Buffer(text.length()).text(text.toString()),
                new Utf8Buffer(text.length() * 2).json(tree));
    }

    private static void append(StringBuilder text, String line) {
        text.append(text.isEmpty() ? "" : "\n").append(line);
    }

    /** How many bytes each section may take, so that the small ones are whole. */
    private int share(int room) {
        int left = room;
        List<Integer> sizes = sections.stream().map(Section::bytes).sorted().toList();
        for (int i = 0; i < sizes.size(); i++) {
            int fair = left / (sizes.size() - i);
            if (sizes.get(i) > fair) {
                return fair;
            }
            left -= sizes.get(i);
        }
        return room;
    }

    private static int fitting(Section section, int share) {
        int bytes = 0;
        int fitting = 0;
        for (Entry entry : section.entries()) {
            bytes += entry.bytes();
            if (bytes > share) {
                break;
            }
            fitting++;
        }
        return fitting;
    }
}
