package tools.schema;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes names so that Mermaid takes them, versions 10 to 12: plain where its grammar allows it,
 * else in quotes, with its entity codes for characters that mean something there.
 */
final class MermaidText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NOT_IN_WORDS = Pattern.compile("[^A-Za-z0-9_]");
    private static final Pattern NOT_IN_TYPES = Pattern.compile("[^A-Za-z0-9_\\[\\]]");
    // What JavaScript takes for a space behind "direction" begins a statement, even in quotes.
    private static final Pattern SPECIAL =
            Pattern.compile(
                    "[\\p{Cntrl}\\p{Zl}\\p{Zp}\"%\\\\#<>&;`~]|(?<=direction)[\\p{Z}\\x{FEFF}]",
                    Pattern.CASE_INSENSITIVE);

    /** Words of the grammar of entity relationship diagrams. */
    private static final Set<String> RESERVED =
            Set.of(
                    "acctitle",
                    "accdescr",
                    "title",
                    "direction",
                    "erdiagram",
                    "style",
                    "class",
                    "classdef",
                    "subgraph",
                    "end",
                    "one",
                    "many",
                    "only",
                    "optionally",
                    "zero",
                    "to",
                    "u");

    private static final Set<String> KEY_MARKS = Set.of("PK", "FK", "UK");

    private MermaidText() {}

    /** The name of an entity. */
    static String entity(String name) {
        boolean plain =
                PLAIN.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
        return plain ? name : quoted(name);
    }

    /** Any text in quotes. */
    static String quoted(String text) {
        return SPECIAL.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(code(found.group())))
                .transform(safe -> '"' + safe + '"');
    }

    private static String code(String character) {
        return "#" + (int) character.charAt(0) + ';';
    }

    /**
     * The name of a column as a word; one that is no word in Mermaid is followed by its true
     * spelling with {@link #quoted}.
     */
    static String word(String name) {
        return word(name, NOT_IN_WORDS);
    }

    /** The name of a type as a word. */
    static String type(String name) {
        return word(shortened(name), NOT_IN_TYPES);
    }

    private static String word(String name, Pattern forbidden) {
        String word = forbidden.matcher(name).replaceAll("_");
        boolean clashes = KEY_MARKS.contains(word.toUpperCase(Locale.ROOT));
        boolean begins = !clashes && Character.isLetter(word.charAt(0)) || word.charAt(0) == '_';
        return begins ? word : '_' + word;
    }

    /** PostgreSQL's own names where the standard's are long; without quotes. */
    private static String shortened(String type) {
        return type.replace("\"", "")
                .replace("character varying", "varchar")
                .replace("timestamp with time zone", "timestamptz")
                .replace("timestamp without time zone", "timestamp")
                .replace("time with time zone", "timetz")
                .replace("time without time zone", "time")
                .replace("bit varying", "varbit")
                .replace("double precision", "float8");
    }
}
