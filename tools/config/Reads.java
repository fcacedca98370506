package tools.config;

/** Which of several hosts answer statements that only read; writes always go to the primary. */
public enum Reads {
    PRIMARY,
    PREFER_STANDBY
}
