/**
 * The configuration manager: what a server process is told at its start, or later by a change of
 * its file, checked as a whole and handed on as records.
 *
 * <p>{@link tools.config.Setting} is the table of every setting: options, variables, help, the keys
 * of the file and its schema are made from it. {@link tools.config.ConfigLoader} reads the sources
 * in this order, and a source never overrides the one before it: options and the URL argument,
 * {@code PGMCP_*} variables, the profile, the file, {@code DATABASE_URL}, {@code PGSERVICE},
 * libpq's other variables, defaults. All mistakes are reported at once, each with its origin and
 * without any secret. {@link tools.config.ConfigWatcher} tells when the file was changed.
 *
 * <p>All packages may read these records; this package knows none of the others.
 */
package tools.config;

//DEPS io.modelcontextprotocol.sdk:mcp:2.1.0
//DEPS org.postgresql:postgresql:42.7.14
//SOURCES AuditConfig.java
//SOURCES ClientKey.java
//SOURCES ConfigException.java
//SOURCES ConfigFile.java
//SOURCES ConfigFileReader.java
//SOURCES ConfigLoader.java
//SOURCES ConfigSchema.java
//SOURCES ConfigValidator.java
//SOURCES ConfigWatcher.java
//SOURCES ConnectionUrl.java
//SOURCES DatabaseConfig.java
//SOURCES DatabaseLoader.java
//SOURCES DatabaseSet.java
//SOURCES DurationText.java
//SOURCES EffectiveValue.java
//SOURCES EnvironmentLoader.java
//SOURCES FileKeys.java
//SOURCES HostAddress.java
//SOURCES HostList.java
//SOURCES LibpqParameter.java
//SOURCES Limits.java
//SOURCES LogLevel.java
//SOURCES MaskingPolicy.java
//SOURCES MetricsConfig.java
//SOURCES NamePattern.java
//SOURCES NearestName.java
//SOURCES PasswordFile.java
//SOURCES PercentCoding.java
//SOURCES PoolLimits.java
//SOURCES Reads.java
//SOURCES RoleCheck.java
//SOURCES Secret.java
//SOURCES SecurityPolicy.java
//SOURCES ServerConfig.java
//SOURCES ServiceFile.java
//SOURCES Setting.java
//SOURCES SettingValue.java
//SOURCES SettingValues.java
//SOURCES SizeText.java
//SOURCES Source.java
//SOURCES Substitution.java
//SOURCES TlsRules.java
//SOURCES UnavailableSettings.java
//SOURCES UrlParameters.java
//SOURCES UrlSections.java
//SOURCES UserFolders.java
//SOURCES ValueType.java
//SOURCES Version.java
//SOURCES VisibleTables.java
//SOURCES YamlEntry.java
//SOURCES YamlForm.java
