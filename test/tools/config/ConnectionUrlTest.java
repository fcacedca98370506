package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGProperty;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

class ConnectionUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    postgres://                                  |
                    postgres:///                                 |
                    postgres:///shop                             | dbname=shop
                    postgres://db                                | host=db
                    postgresql://db/shop                         | host=db dbname=shop
                    postgresql://db:5433/shop                    | host=db port=5433 dbname=shop
                    postgres://:5433/shop                        | port=5433 dbname=shop
                    postgres://ann@db/shop                       | host=db user=ann dbname=shop
                    postgres://ann@/shop                         | user=ann dbname=shop
                    postgres://ann:@db/shop                      | host=db user=ann dbname=shop
                    postgres://ann:pw@db/shop | host=db user=ann password=pw dbname=shop
                    postgres://:pw@db/shop                       | host=db password=pw dbname=shop
                    postgres://a:b@h1:5432,h2:5433/shop | host=h1,h2 port=5432,5433 user=a \
                    password=b dbname=shop
                    postgres://h1,h2:5433/shop                   | host=h1,h2 port=,5433 dbname=shop
                    postgres://h1,h2/shop                        | host=h1,h2 dbname=shop
                    postgres://[::1]/shop                        | host=[::1] dbname=shop
                    postgres://a:b@[2001:db8::1]:5433,h2/shop | host=[2001:db8::1],h2 port=5433, \
                    user=a password=b dbname=shop
                    postgres://my_db.docker-1.internal:1/a/b | host=my_db.docker-1.internal \
                    port=1 dbname=a/b
                    postgres://db/shop#1                         | host=db dbname=shop#1
                    postgres://db/%D0%BC%D0%B0%D0%B3             | host=db dbname=маг
                    postgres://a%40b:p%40%3A%2F%3F%23%25@db/x%2Fy | host=db user=a@b \
                    password=p@:/?#% dbname=x/y
                    postgres://a:b+c@db/x | host=db user=a password=b+c dbname=x
                    """)
    void readsUrlsAsLibpqDoes(String url, String settings) {
        assertEquals(settings == null ? "" : settings, settings(url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    postgres://ann:p@ss@db/shop       | p@ss
                    postgres://ann:p#ss@db/shop       | p#ss
                    postgres://ann:p:ss@db/shop       | p:ss
                    postgres://ann:p/ss@db/shop       | p/ss
                    postgres://ann:p?ss@db/shop       | p?ss
                    postgres://ann:p?s=1@db/shop      | p?s=1
                    postgres://ann:@/:?#@@db/shop     | @/:?#@
                    postgres://ann:1?2@db/shop        | 1?2
                    postgres://ann:p&ss;=@db/shop     | p&ss;=
                    postgres://ann:p@ss@db:1/shop?application_name=me@home | p@ss
                    """)
    void takesAPasswordThatIsNotEncodedWhereOnlyOneReadingMakesSense(String url, String password) {
        ConnectionUrl parsed = ConnectionUrl.parse(url);
        assertEquals(password, parsed.settings().get(Setting.PASSWORD));
        assertEquals("ann", parsed.settings().get(Setting.USER));
        assertEquals("db", parsed.settings().get(Setting.HOST));
        assertEquals("shop", parsed.settings().get(Setting.DBNAME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:12/hunter2@db/shop",
                "postgres://ann:hunt@er2/x@db/shop",
                "postgres://ann:hunter2@db/shop@other",
                "postgres://ann:hunter2",
                "postgres://ann:hunter2/shop",
                "postgres://ann:hunter2@db:port/shop",
                "postgres://ann:hunter2@::1/shop",
                "postgres://ann:hunter2@d b/shop",
            })
    void asksToEncodeWhatHasTwoReadingsOrNone(String url) {
        String message = mistake(url);
        assertTrue(message.startsWith("cannot tell user, password, host and database apart"));
        assertFalse(message.contains("hunt"), message);
    }

    @Test
    void namesTheSchemesButNotTheText() {
        for (String url :
                List.of("mysql://a:hunter2@h/d", "hunter2", "postgresql+x://a:hunter2@h")) {
            assertEquals(
                    "starts with none of postgres://, postgresql://, jdbc:postgresql://; write"
                            + " postgres://user@host:5432/dbname",
                    mistake(url));
        }
        assertEquals("is empty; write postgres://user@host:5432/dbname", mistake(" "));
    }

    @Test
    void refusesDamagedPercentEncoding() {
        String twoDigits = "a % must be followed by two hexadecimal digits; write % itself as %25";
        assertEquals(twoDigits, mistake("postgres://ann:100%@db/shop"));
        assertEquals(twoDigits, mistake("postgres://ann:1%zz@db/shop"));
        assertEquals(twoDigits, mistake("postgres://db/shop%2"));
        assertEquals(
                "the percent-encoded characters are not UTF-8", mistake("postgres://ann:%E9@db"));
        assertEquals(
                "%00 cannot be part of any name or password", mistake("postgres://ann:a%00b@db"));
    }

    @Test
    void mapsTheParametersOfLibpqToThoseOfTheDriver() {
        assertEquals(
                "{ApplicationName=my app, channelBinding=require, connectTimeout=10, options=-c"
                        + " search_path=shop, sslcert=/c, sslkey=/k, sslrootcert=/r,"
                        + " targetServerType=primary}",
                properties(
                        "postgres://db/shop?application_name=my%20app&channel_binding=require"
                                + "&connect_timeout=10&options=-c%20search_path%3Dshop&sslcert=/c"
                                + "&sslkey=/k&sslrootcert=/r&target_session_attrs=read-write"));
        assertEquals(
                "host=h1,h2 port=1,2 user=u password=a+b dbname=d sslmode=require",
                settings(
                        "postgres://x:y@z:9/w?host=h1,h2&port=1,2&user=u&password=a+b&dbname=d"
                                + "&sslmode=require"));
    }

    @Test
    void everyParameterExistsInTheDriver() {
        var known = Arrays.stream(PGProperty.values()).map(PGProperty::getName).toList();
        LibpqParameter.all()
                .forEach(
                        (name, parameter) ->
                                assertTrue(known.contains(parameter.property()), name));
    }

    @Test
    void theDriverTakesEachValueThatAParameterCanHave() {
        LibpqParameter.all()
                .forEach(
                        (name, parameter) -> {
                            String[] choices =
                                    PGProperty.forName(parameter.property()).getChoices();
                            // The driver lists no choices where they are true and false.
                            List<String> known =
                                    choices == null ? List.of("true", "false") : List.of(choices);
                            parameter
                                    .driverValues()
                                    .forEach(
                                            (libpq, driver) ->
                                                    assertTrue(
                                                            known.contains(driver),
                                                            name + "=" + libpq));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ssl=true                                | sslmode=require
                    ssl=false                               |
                    ssl=true&sslmode=verify-ca              | sslmode=verify-ca
                    sslmode=disable&ssl=true                | sslmode=disable
                    """)
    void understandsTheShorthandsForEncryption(String query, String settings) {
        assertEquals(settings == null ? "" : settings, settings("postgres:///?" + query));
    }

    @Test
    void saysAllThatIsWrongWithTheParameters() {
        var url =
                "postgres://db/x?sslmod=require&colour=public&target_session_attrs=master"
                        + "&connect_timeout=5s";
        var error = assertThrows(ConfigException.class, () -> ConnectionUrl.parse(url));
        assertEquals(
                """
                unknown parameter 'sslmod'; did you mean 'sslmode'?
                unknown parameter 'colour'; known are application_name, channel_binding, \
                connect_timeout, dbname, gssencmode, gsslib, host, krbsrvname, load_balance_hosts, \
                options, password, port, require_auth, schema, service, ssl, sslcert, sslkey, \
                sslmode, sslnegotiation, sslpassword, sslrootcert, target_session_attrs, user
                target_session_attrs: 'master' is not allowed; give one of any, read-write, \
                read-only, primary, standby, prefer-standby
                connect_timeout: '5s' is not allowed; give a whole number from 0 to 3600\
                """,
                String.join("\n", error.messages()));
    }

    @Test
    void passesTheParametersOfJdbcUrlsThrough() {
        String url =
                "jdbc:postgresql://db:5433/my+shop?user=ann&password=p%26w&currentSchema=a,b"
                        + "&ApplicationName=my+app&tcpKeepAlive";
        assertEquals("host=db port=5433 user=ann password=p&w dbname=my+shop", settings(url));
        assertEquals("{ApplicationName=my app, currentSchema=a,b, tcpKeepAlive=}", properties(url));
        assertEquals("sslmode=verify-full", settings("jdbc:postgresql:///?ssl=true"));
        assertEquals(
                "host=db user=ann password=pw dbname=shop",
                settings("jdbc:postgresql://ann:pw@db/shop"));
    }

    @Test
    void showsNoSecret() {
        ConnectionUrl url = ConnectionUrl.parse("postgres://a:hunter2@db/x?sslpassword=hunter2");
        assertEquals("ConnectionUrl[HOST, USER, PASSWORD, DBNAME][sslpassword]", url.toString());
        assertEquals(
                "UrlSections",
                UrlSections.of("a:hunter2@db/x", UrlParameters.libpqNames()).toString());
        assertEquals(
                "UrlParameters[PASSWORD][sslpassword]",
                UrlParameters.ofLibpq("password=hunter2&sslpassword=hunter2").toString());
        assertTrue(url.holdsSecret());
        assertFalse(ConnectionUrl.parse("postgres://a@db/x").holdsSecret());
    }

    private static String settings(String url) {
        return ConnectionUrl.parse(url).settings().entrySet().stream()
                .map(entry -> entry.getKey().key() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String properties(String url) {
        return new TreeMap<>(ConnectionUrl.parse(url).driverProperties()).toString();
    }

    private static String mistake(String url) {
        return assertThrows(ConfigException.class, () -> ConnectionUrl.parse(url)).getMessage();
    }
}
