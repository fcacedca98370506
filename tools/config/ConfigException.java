package tools.config;

import java.util.List;

/** All mistakes that were found in the settings; no message holds a secret. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    ConfigException(List<String> messages) {
        super(String.join("\n", messages));
        this.messages = List.copyOf(messages);
    }

    ConfigException(String message) {
        this(List.of(message));
    }

    /** Returns one message for each mistake, in the order of the settings. */
    public List<String> messages() {
        return messages;
    }
}
