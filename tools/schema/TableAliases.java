package tools.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Short names for the tables of a FROM clause: the initials of their words. */
final class TableAliases {

    /** Initials that are reserved words (manual, appendix C). */
    private static final Set<String> RESERVED =
            Set.of(
                    "all", "and", "any", "as", "asc", "do", "end", "for", "in", "is", "not", "on",
                    "or", "to");

    private static final int LONGEST = 3;

    private TableAliases() {}

    /** One alias for each table name, no two alike. */
    static List<String> of(List<String> tables) {
        List<String> aliases = new ArrayList<>();
        for (String table : tables) {
            String initials = initials(table);
            String alias = initials;
            for (int i = 2; RESERVED.contains(alias) || aliases.contains(alias); i++) {
                alias = initials + i;
            }
            aliases.add(alias);
        }
        return aliases;
    }

    /** Words begin after anything that is no letter, and at a capital after a small letter. */
    private static String initials(String table) {
        StringBuilder initials = new StringBuilder();
        char before = '_';
        for (char c : table.toCharArray()) {
            boolean begins =
                    !isLetter(before) || Character.isLowerCase(before) && Character.isUpperCase(c);
            if (isLetter(c) && begins && initials.length() < LONGEST) {
                initials.append(c);
            }
            before = c;
        }
        return initials.isEmpty() ? "t" : initials.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
