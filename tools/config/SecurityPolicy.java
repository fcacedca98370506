package tools.config;

import java.util.List;

/**
 * What the tools may do with one database; no argument of any call can widen it.
 *
 * @param allowWrites whether the tools that change data are offered
 * @param allowedFunctions volatile functions that read-only statements may call, with or without
 *     their schema
 */
public record SecurityPolicy(
        boolean allowWrites,
        List<String> allowedFunctions,
        RoleCheck roleCheck,
        VisibleTables visibleTables,
        MaskingPolicy masking) {

    public SecurityPolicy {
        allowedFunctions = List.copyOf(allowedFunctions);
    }
}
