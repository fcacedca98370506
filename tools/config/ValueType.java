package tools.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the text of a setting may be. */
public sealed interface ValueType {

    /** Returns the word that stands for the value in the help. */
    String label();

    /** Returns the bounds or the words, as the help shows them; empty if any text is allowed. */
    String range();

    /** Returns what is allowed, as the rest of a sentence that starts with "give". */
    String allowed();

    /** Tells whether the text is allowed. */
    boolean accepts(String text);

    /** Any text but an empty one. */
    record Text(String label) implements ValueType {
        @Override
        public String range() {
            return "";
        }

        @Override
        public String allowed() {
            return "a text that is not empty";
        }

        @Override
        public boolean accepts(String text) {
            return !text.isBlank();
        }
    }

    /** A whole number within bounds, both included. */
    record WholeNumber(int least, int most) implements ValueType {
        @Override
        public String label() {
            return "N";
        }

        @Override
        public String range() {
            return least + " to " + most;
        }

        @Override
        public String allowed() {
            return "a whole number from " + range();
        }

        @Override
        public boolean accepts(String text) {
            try {
                int number = Integer.parseInt(text);
                return number >= least && number <= most;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    /** A duration within bounds, both included. */
    record TimeSpan(Duration least, Duration most) implements ValueType {
        @Override
        public String label() {
            return "TIME";
        }

        @Override
        public String range() {
            return DurationText.format(least) + " to " + DurationText.format(most);
        }

        @Override
        public String allowed() {
            return "a time such as 500ms, 30s or 5min, from " + range();
        }

        @Override
        public boolean accepts(String text) {
            Optional<Duration> time = DurationText.parse(text);
            return time.isPresent()
                    && time.get().compareTo(least) >= 0
                    && time.get().compareTo(most) <= 0;
        }
    }

    /** One of a few words. */
    record Choice(String label, List<String> words) implements ValueType {
        @Override
        public String range() {
            return String.join(", ", words);
        }

        @Override
        public String allowed() {
            return "one of " + range();
        }

        @Override
        public boolean accepts(String text) {
            return words.contains(text);
        }
    }

    /** On or off; as an option it stands without a value. */
    record Switch() implements ValueType {
        @Override
        public String label() {
            return "";
        }

        @Override
        public String range() {
            return "true, false";
        }

        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public boolean accepts(String text) {
            return text.equals("true") || text.equals("false");
        }
    }

    /** Names with commas between them, or none. */
    record Names(String label) implements ValueType {
        @Override
        public String range() {
            return "";
        }

        @Override
        public String allowed() {
            return "names with commas between them";
        }

        @Override
        public boolean accepts(String text) {
            return text.isEmpty() || split(text).stream().noneMatch(String::isEmpty);
        }

        /** Returns the names in a text of this type. */
        static List<String> split(String text) {
            return text.isEmpty()
                    ? List.of()
                    : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        }
    }
}
