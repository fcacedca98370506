package tools.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** Returns how the value stands in the configuration file. */
    YamlForm form();

    /** Returns the JSON Schema of the value in the configuration file. */
    String schema();

    /** Any text but an empty one. */
    record Text(String label, YamlForm form) implements ValueType {
        Text(String label) {
            this(label, YamlForm.TEXT);
        }

        @Override
        public String schema() {
            String number = form == YamlForm.TEXT ? "" : ",\"integer\"";
            return "{\"type\":[\"string\"%s],\"pattern\":\"\\\\S\"}".formatted(number);
        }

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
        public YamlForm form() {
            return YamlForm.NUMBER;
        }

        @Override
        public String schema() {
            return "{\"type\":\"integer\",\"minimum\":%d,\"maximum\":%d}".formatted(least, most);
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
        public YamlForm form() {
            return YamlForm.TEXT_OR_NUMBER;
        }

        @Override
        public String schema() {
            return "{\"type\":[\"string\",\"integer\"],\"pattern\":\"^[0-9]{1,9}"
                    + " *(ms|s|min|h)?$\"}";
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

    /** A number of bytes within bounds, both included. */
    record Size(long least, long most) implements ValueType {
        @Override
        public String label() {
            return "SIZE";
        }

        @Override
        public YamlForm form() {
            return YamlForm.TEXT_OR_NUMBER;
        }

        @Override
        public String schema() {
            return "{\"type\":[\"string\",\"integer\"],\"pattern\":\"^[0-9]{1,9}"
                    + " *(B|KB|MB|GB)?$\"}";
        }

        @Override
        public String range() {
            return SizeText.format(least) + " to " + SizeText.format(most);
        }

        @Override
        public String allowed() {
            return "a size such as 64KB, 10MB or 1GB, from " + range();
        }

        @Override
        public boolean accepts(String text) {
            OptionalLong size = SizeText.parse(text);
            return size.isPresent() && size.getAsLong() >= least && size.getAsLong() <= most;
        }
    }

    /** The path of a file or folder; {@code ~/} is the user's home. */
    record FilePath(String label) implements ValueType {
        @Override
        public YamlForm form() {
            return YamlForm.TEXT;
        }

        @Override
        public String schema() {
            return new Text(label).schema();
        }

        @Override
        public String range() {
            return "";
        }

        @Override
        public String allowed() {
            return "the path of a file";
        }

        @Override
        public boolean accepts(String text) {
            try {
                return !text.isBlank() && !Path.of(text).toString().isEmpty();
            } catch (InvalidPathException e) {
                return false;
            }
        }
    }

    /** One of a few words. */
    record Choice(String label, List<String> words) implements ValueType {
        @Override
        public YamlForm form() {
            return YamlForm.TEXT;
        }

        @Override
        public String schema() {
            return "{\"enum\":[\"" + String.join("\",\"", words) + "\"]}";
        }

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
        public YamlForm form() {
            return YamlForm.SWITCH;
        }

        @Override
        public String schema() {
            return "{\"type\":\"boolean\"}";
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
        public YamlForm form() {
            return YamlForm.NAMES;
        }

        @Override
        public String schema() {
            return "{\"type\":[\"array\",\"string\"],\"items\":{\"type\":\"string\",\"pattern\":"
                    + "\"^[^,]*[^,\\\\s][^,]*$\"}}";
        }

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
