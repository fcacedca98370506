/**
 * The configuration manager: what a server process is told at its start, checked once and handed on
 * as records.
 *
 * <p>{@link tools.config.Setting} is the table of every setting. {@link tools.config.ConfigLoader}
 * reads the sources in this order, and a source never overrides the one before it: options and the
 * URL argument, {@code PGMCP_*} variables, {@code DATABASE_URL}, libpq's variables, defaults. All
 * mistakes are reported at once, each with its origin and without any secret.
 *
 * <p>All packages may read these records; this package knows none of the others.
 */
package tools.config;

//SOURCES ConfigException.java
//SOURCES ConfigLoader.java
//SOURCES ConfigValidator.java
//SOURCES ConnectionUrl.java
//SOURCES DatabaseConfig.java
//SOURCES DurationText.java
//SOURCES EnvironmentLoader.java
//SOURCES HostAddress.java
//SOURCES HostList.java
//SOURCES LibpqParameter.java
//SOURCES Limits.java
//SOURCES LogLevel.java
//SOURCES NearestName.java
//SOURCES PercentCoding.java
//SOURCES PoolLimits.java
//SOURCES Secret.java
//SOURCES SecurityPolicy.java
//SOURCES ServerConfig.java
//SOURCES Setting.java
//SOURCES SettingValue.java
//SOURCES UrlParameters.java
//SOURCES UrlSections.java
//SOURCES ValueType.java
//SOURCES Version.java
