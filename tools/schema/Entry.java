package tools.schema;

import tools.Utf8Buffer;

/**
 * One entry of a section.
 *
 * @param line for the text
 * @param data the same as a JSON value
 * @param bytes what the larger of the two takes, separators included
 */
record Entry(String line, Object data, int bytes) {

    // In characters. No name is longer; expressions can be.
    private static final int LONGEST = 4_000;

    /** An entry whose line is cut if it is very long. */
    static Entry of(String line, Facts facts) {
        return whole(cut(line), facts.values());
    }

    /** An entry that is a string in both forms, never cut. */
    static Entry whole(String text) {
        return whole(text, text);
    }

    private static Entry whole(String line, Object data) {
        int textBytes = new Utf8Buffer(line.length()).text(line).length() + 3;
        int jsonBytes = new Utf8Buffer(line.length()).json(data).length() + 1;
        return new Entry(line, data, Math.max(textBytes, jsonBytes));
    }

    /** A text of bearable length, that says how long it was. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - (Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? 1 : 0);
        return text.substring(0, end) + "... [cut, %,d characters]".formatted(text.length());
    }
}
