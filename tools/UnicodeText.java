package tools;

import java.util.List;
import java.util.Map;

/** Finds text that UTF-8 cannot hold: JSON can escape half of a surrogate pair. */
public final class UnicodeText {

    private UnicodeText() {}

    /** Whether every string in a JSON value is made of whole characters. */
    public static boolean isValid(Object json) {
        if (json instanceof String text) {
            return isWhole(text);
        }
        if (json instanceof List<?> elements) {
            return elements.stream().allMatch(UnicodeText::isValid);
        }
        if (json instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .allMatch(member -> isValid(member.getKey()) && isValid(member.getValue()));
        }
        return true;
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
