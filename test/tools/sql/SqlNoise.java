package tools.sql;

import java.util.List;
import java.util.Random;

/** Makes SQL texts, most of them nearly valid, from what scanners get wrong. Repeatable. */
final class SqlNoise {

    private static final List<String> OPERANDS =
            List.of(
                    "'a'",
                    "'it''s'",
                    "'\\'",
                    "'a\\'",
                    "''",
                    "';'",
                    "'--'",
                    "'/*'",
                    "'$$'",
                    "'\"'",
                    "E'\\''",
                    "e'a\\\\'",
                    "E'\\'';'",
                    "E'a\\'",
                    "E'--\\'/*'",
                    "E''",
                    "B'01'",
                    "b'1'",
                    "x'1F'",
                    "X'a'",
                    "N'z'",
                    "n'\\'",
                    "U&'d\\0061t'",
                    "u&'\\'",
                    "U&'d!0061' uescape '!'",
                    "U&'\\\\'",
                    "$$a$$",
                    "$$;$$",
                    "$$'$$",
                    "$a$ $b$ $$ $a$",
                    "$a$;$a$",
                    "$é$;--$é$",
                    "$A$ $a$ $A$",
                    "$_1$ \" ' /* $_1$",
                    "$$",
                    "$a$",
                    "$1",
                    "$12",
                    "$1a",
                    "$1$$;$$",
                    "a",
                    "x$$",
                    "x$y",
                    "y$a$b",
                    "é",
                    "ñ1",
                    "_x",
                    "a\u00a0b",
                    "e",
                    "u",
                    "n",
                    "b",
                    "x",
                    "\"a\"",
                    "\"a\"\"b\"",
                    "\"a;--/*'\"",
                    "U&\"d\\0061\"",
                    "u&\"d!0061\" UESCAPE '!'",
                    "U&\"a\" /* \" ' */ uescape -- '\n'?'",
                    "U&\"a\"",
                    "\"\"",
                    "1",
                    "1.5",
                    ".5",
                    "1.",
                    "1e5",
                    "1.e",
                    "1e",
                    "1e+",
                    "5.e-1",
                    "1..2",
                    "1_000",
                    "0x1F",
                    "1_000.5_0e1_0",
                    "0b1",
                    "0o7",
                    "0x",
                    "1a",
                    "1$$;$$",
                    "1_",
                    "1_$$",
                    "0x$$",
                    "007",
                    "null",
                    "(1)",
                    "('a;')",
                    "(\"b\")",
                    "array[1,2]",
                    "a[1:2]",
                    "a.b",
                    "(a).b",
                    "a::int",
                    "cast(1 as int)",
                    "count(*)",
                    "f(a := 1)",
                    "f(a => 1)",
                    "case when true then 1 end");

    private static final List<String> GAPS =
            List.of(
                    " ",
                    " ",
                    " ",
                    "\n",
                    "\t",
                    "\r",
                    "\f",
                    "\u000b",
                    "\r\n",
                    "",
                    "",
                    "--\n",
                    "-- ;'\"$$ /*\n",
                    "--\r",
                    " -- E'\\'\r\n",
                    "/**/",
                    "/* ; */",
                    "/* /* */ ' */",
                    "/*/ \" */",
                    "/*$$*/",
                    "/*--*/",
                    "\n--'\n",
                    " -- '\n -- \"\n",
                    "\n/* */",
                    "/*\n*/");

    private static final List<String> JOINTS =
            List.of(
                    ",",
                    ",",
                    ",",
                    ",",
                    ",",
                    ",",
                    "||",
                    "=",
                    " as ",
                    " or ",
                    " in (1),",
                    "||",
                    "+",
                    "-",
                    "*",
                    "/",
                    "<",
                    ">",
                    "=",
                    "<=",
                    "<>",
                    "!=",
                    "->>",
                    "@>",
                    "?",
                    "?|",
                    "&&",
                    "~",
                    "!~*",
                    "-",
                    "+-",
                    "=-",
                    "@-",
                    "<>+",
                    "~+-",
                    "*/",
                    "+/**/",
                    "@/* */",
                    "-/*;*/-",
                    "+--\n",
                    "::",
                    ";select ",
                    ";select ",
                    ";select ",
                    ";");

    private static final List<String> CONTINUATIONS =
            List.of(
                    "\n'b'",
                    "\n'\\'",
                    " -- ;\n'c'",
                    "\n\n  '\\';'",
                    " '",
                    "\r'd'",
                    "\f'e'",
                    "\u000b\n'f'",
                    "\n--\n'g;'",
                    "/**/\n'h'",
                    "\n/**/'i'",
                    "\n'",
                    " -- '\n'\\''");

    private static final String CHARACTERS =
            "'\"$\\;\n\r\t\f\u000b ()[],.:*/-+@#&|~!?%^<=>{}`é\u00a0\u2028aEuUnNxXbB01_9";

    private final Random random;

    SqlNoise(long seed) {
        random = new Random(seed);
    }

    /** The next text. */
    String next() {
        StringBuilder text = new StringBuilder(random.nextInt(20) == 0 ? "" : "select");
        text.append(random.nextInt(30) == 0 ? "" : " ");
        int operands = random.nextInt(5);
        for (int i = 0; i <= operands; i++) {
            text.append(i == 0 ? "" : pick(JOINTS)).append(gap());
            text.append(random.nextInt(8) == 0 ? string() : pick(OPERANDS));
            if (random.nextInt(10) == 0) {
                text.append(pick(CONTINUATIONS));
            }
            text.append(gap());
        }
        if (random.nextInt(6) == 0) {
            text.append(pick(List.of(";", ";;", " ; --", ";/*", "; /* */ ;", ";select 1", ";'")));
        }
        if (random.nextInt(4) == 0) {
            damage(text);
        }
        return text.toString();
    }

    /** A name, quoted in some way. */
    String name() {
        String letters =
                random.ints(random.nextInt(6) == 0 ? 70 : 1 + random.nextInt(8), 0, 12)
                        .mapToObj("aBzZ_9ÄéñЖ数k"::charAt)
                        .map(String::valueOf)
                        .reduce("", String::concat);
        return switch (random.nextInt(5)) {
            case 0 -> "x" + letters;
            case 1 -> "x" + letters + "$1";
            case 2 -> "\"" + letters + "\"\"'" + letters + "\"";
            case 3 -> "U&\"\\0041" + letters + "\\+000062\\\\\"";
            // A vertical tab is white space only since PostgreSQL 16.
            default ->
                    ("u&\"!0041!!" + letters + "\"" + gap() + "uescape" + gap() + "'!'")
                            .replace('\u000b', '\f');
        };
    }

    private String string() {
        StringBuilder text = new StringBuilder(pick(List.of("'", "E'", "U&'", "\"", "$$", "$q$")));
        String close = text.substring(text.length() - 1).equals("$") ? text.toString() : "";
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(
                    pick(
                            List.of(
                                    "''", "\\", "\\\\", ";", "--", "/*", "*/", "$$", "\"\"", "q",
                                    "é")));
        }
        return text.append(close.isEmpty() ? quoteOf(text) : close).toString();
    }

    private static String quoteOf(CharSequence text) {
        return text.charAt(0) == '"' ? "\"" : "'";
    }

    private String gap() {
        return random.nextInt(3) == 0 ? pick(GAPS) : "";
    }

    private void damage(StringBuilder text) {
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            if (random.nextBoolean() || text.isEmpty()) {
                text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            } else {
                text.deleteCharAt(Math.min(at, text.length() - 1));
            }
        }
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
