package tools.config;

/**
 * One setting as it is in force, for a person to read: no secret is in it.
 *
 * @param database the name of the database it is for; empty if it is for the whole server
 * @param setting its key, or libpq's name of a connection parameter
 * @param value the text, {@code ***} for a secret, or {@code ${env:NAME}} where it came from there
 * @param origin where it was said: an option, a variable, a place in a file, or {@code default}
 */
public record EffectiveValue(String database, String setting, String value, String origin) {}
