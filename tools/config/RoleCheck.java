package tools.config;

/** What a login role that could do more than it should leads to. */
public enum RoleCheck {
    WARN,
    ENFORCE,
    OFF
}
