package tools.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One key of the file with what stands below it.
 *
 * @param path the keys down to it, with dots
 */
record YamlEntry(Path file, String path, String key, Node keyNode, Node node) {

    private static final Map<Tag, String> KINDS =
            Map.of(
                    Tag.STR, "a text",
                    Tag.INT, "a number",
                    Tag.FLOAT, "a number with a fraction",
                    Tag.BOOL, "true or false without quotes",
                    Tag.NULL, "empty");

    private static final Map<YamlForm, Set<Tag>> FORMS =
            Map.of(
                    YamlForm.TEXT, Set.of(Tag.STR),
                    YamlForm.NUMBER, Set.of(Tag.INT),
                    YamlForm.TEXT_OR_NUMBER, Set.of(Tag.STR, Tag.INT),
                    YamlForm.SWITCH, Set.of(Tag.BOOL),
                    YamlForm.NAMES, Set.of(Tag.STR));

    /**
     * Returns the entries of a mapping whose keys are known, and adds the others to the mistakes.
     *
     * @param known all keys that there are; empty if any text will do
     */
    static List<YamlEntry> of(
            Node mapping, Path file, String path, Set<String> known, Collection<String> mistakes) {
        if (!(mapping instanceof MappingNode)) {
            mistakes.add(
                    (place(file, mapping) + (path.isEmpty() ? "" : ": " + path) + ": is ")
                            + (kind(mapping) + "; give keys with values, key: value"));
            return List.of();
        }
        var entries = new ArrayList<YamlEntry>();
        var seen = new HashSet<String>();
        for (NodeTuple tuple : ((MappingNode) mapping).getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            String below = path.isEmpty() ? key : path + "." + key;
            var entry = new YamlEntry(file, below, key, tuple.getKeyNode(), tuple.getValueNode());
            if (!known.isEmpty() && !known.contains(key)) {
                mistakes.add(entry.unknown(known));
            } else if (!seen.add(key)) {
                mistakes.add(entry.origin() + ": stands here twice; keep one");
            } else {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Returns what stands below the key, which is a mapping itself. */
    List<YamlEntry> entries(Set<String> known, Collection<String> mistakes) {
        return of(node, file, path, known, mistakes);
    }

    /** Returns where the key stands, and its path. */
    String origin() {
        return place(file, keyNode) + ": " + path;
    }

    /** Returns the value as text, or adds to the mistakes that it has the wrong form. */
    Optional<SettingValue> value(ValueType type, Collection<String> mistakes) {
        String origin = place(file, node) + ": " + path;
        Optional<String> text =
                type.form() == YamlForm.NAMES && node instanceof SequenceNode sequence
                        ? joined(sequence)
                        : scalar(node, FORMS.get(type.form()));
        if (text.isEmpty()) {
            boolean quotes = type.form() == YamlForm.TEXT && node instanceof ScalarNode;
            mistakes.add(
                    (origin + ": is " + kind(node) + "; give " + type.allowed())
                            + (quotes ? ", in quotes if need be" : ""));
        }
        return text.map(value -> new SettingValue(value, origin));
    }

    private static Optional<String> joined(SequenceNode sequence) {
        var names = new ArrayList<String>();
        for (Node item : sequence.getValue()) {
            Optional<String> name = scalar(item, FORMS.get(YamlForm.NAMES));
            if (name.isEmpty() || name.get().contains(",") || name.get().isBlank()) {
                return Optional.empty();
            }
            names.add(name.get());
        }
        return Optional.of(String.join(",", names));
    }

    /** Returns the text of a scalar of the right form, or one that is to be replaced. */
    private static Optional<String> scalar(Node node, Set<Tag> tags) {
        if (!(node instanceof ScalarNode scalar)) {
            return Optional.empty();
        }
        boolean fits =
                tags.contains(scalar.getTag())
                        || scalar.getTag().equals(Tag.STR)
                                && Substitution.concerns(scalar.getValue());
        return fits ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private String unknown(Set<String> known) {
        String shown = new SettingValue(key, "").shown();
        String parent = path.equals(key) ? "" : path.substring(0, path.length() - key.length());
        return place(file, keyNode)
                + (parent.isEmpty() ? "" : ": " + parent.substring(0, parent.length() - 1))
                + (": unknown key " + shown)
                + NearestName.of(key, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; see pg-mcp --config-schema for those there are");
    }

    private static String kind(Node node) {
        return switch (node.getNodeType()) {
            case SCALAR -> KINDS.getOrDefault(node.getTag(), "a value with a tag");
            case SEQUENCE -> "a list";
            case MAPPING -> "a mapping";
            case ANCHOR -> "an anchor";
        };
    }

    private static String place(Path file, Node node) {
        return node.getStartMark()
                .map(mark -> file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse(file.toString());
    }
}
