#!/bin/sh
# The one door to pg-mcp: finds a JDK, finds or fetches JBang, then takes one step.
set -eu

jbang_version=0.132.1
jbang_sha256=f977075849cff866f45b27997f5671ab8a336a5dd3cf9e702b3479128338f3a7
maven_copy=org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy
installer=https://sh.jbang.dev

root=$(cd -P -- "$(dirname -- "$0")" && pwd -P)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/pg-mcp
cached_jar=$cache/jbang-cli-$jbang_version-all.jar
fetch_folder=

usage() {
    cat <<'STEPS'
pg-mcp from a clone. Needs a JDK (17 or newer); fetches the rest.

  ./build.sh demo          talk to pg-mcp about a sample shop in an embedded PostgreSQL
  ./build.sh run ARGS      start pg-mcp: run postgresql://user@host/database, or run --help
  ./build.sh test          run the tests
  ./build.sh lint [--fix]  check (or repair) formatting, layers and file lists
STEPS
    if has_benchmark; then
        echo '  ./build.sh bench         measure it'
    fi
    echo '  ./build.sh dist          make build/pg-mcp.jar, its libraries, and an archive for a quick start'
}

has_benchmark() {
    [ -f "$root/test/bench/main.java" ]
}

say() {
    printf 'build.sh: %s\n' "$*" >&2
}

fail() {
    say "$@"
    exit 1
}

find_jdk() {
    java=java
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        PATH=$JAVA_HOME/bin:$PATH
        export JAVA_HOME PATH
    fi
    if ! settings=$("$java" -XshowSettings:properties -version 2>&1); then
        [ -z "${JAVA_HOME:-}" ] || fail "JAVA_HOME is $JAVA_HOME, and there is no Java in it."
        fail 'there is no Java. Install a JDK, 17 or newer' \
            '(Debian, Ubuntu: openjdk-17-jdk; macOS: brew install openjdk;' \
            'others: https://adoptium.net), or set JAVA_HOME.'
    fi
    java_major=$(java_property java.specification.version)
    java_home=$(java_property java.home)
    case $java_major in
        1.* | 9 | 1[0-6])
            fail "Java at $java_home is version $java_major; pg-mcp needs a JDK, 17 or newer." \
                'Set JAVA_HOME to one.'
            ;;
    esac
    if [ ! -x "$java_home/bin/javac" ] && [ ! -x "$java_home/bin/javac.exe" ]; then
        fail "Java at $java_home has no compiler; pg-mcp needs a JDK, 17 or newer" \
            "(Debian, Ubuntu: openjdk-$java_major-jdk). Install one or set JAVA_HOME to it."
    fi
}

java_property() {
    printf '%s\n' "$settings" | sed -n "s/^ *$1 = //p" | tr -d '\r'
}

has_checksum() {
    if command -v sha256sum >/dev/null; then
        sum=$(sha256sum "$1")
    else
        sum=$(shasum -a 256 "$1")
    fi
    [ "${sum%% *}" = "$jbang_sha256" ]
}

# Sets jbang_program, or jbang_jar. Only a fetch has anything to say.
find_jbang() {
    jbang_jar=
    jbang_program=$(command -v jbang) && return
    if [ -f "$cached_jar" ]; then
        if has_checksum "$cached_jar"; then
            jbang_jar=$cached_jar
            return
        fi
        say "$cached_jar is damaged."
        rm -f "$cached_jar"
    fi
    if command -v mvn >/dev/null; then
        fetch_jbang_jar
        jbang_jar=$cached_jar
        return
    fi
    jbang_program=${JBANG_DIR:-$HOME/.jbang}/bin/jbang
    [ -x "$jbang_program" ] || install_jbang
}

# Two builds may do this at once: each fetches into a folder of its own, and a move is atomic.
fetch_jbang_jar() {
    say "fetching JBang $jbang_version with Maven, once (9 MB) ..."
    make_fetch_folder
    artifact=dev.jbang:jbang-cli:$jbang_version:jar:all
    # Outside the clone: no project of Maven's may take part.
    if ! output=$(cd "$fetch_folder" &&
        mvn --batch-mode --quiet "$maven_copy" "-Dartifact=$artifact" -DoutputDirectory=. 2>&1); then
        printf '%s\n' "$output" >&2
        fail "Maven could not fetch $artifact. Install JBang yourself (https://www.jbang.dev)."
    fi
    fetched=$fetch_folder/${cached_jar##*/}
    has_checksum "$fetched" ||
        fail "the checksum of $artifact is wrong. Delete it from Maven's repository; try again."
    mv -f "$fetched" "$cached_jar"
    remove_fetch_folder
}

install_jbang() {
    command -v bash >/dev/null || fail 'install Maven, or JBang (https://www.jbang.dev).'
    say "installing JBang with its installer from $installer ..."
    make_fetch_folder
    script=$fetch_folder/install-jbang
    if command -v curl >/dev/null; then
        curl --fail --silent --show-error --location --output "$script" "$installer"
    elif command -v wget >/dev/null; then
        wget --quiet --output-document="$script" "$installer"
    else
        fail 'install Maven, curl, or JBang (https://www.jbang.dev).'
    fi || fail "cannot reach $installer. Install Maven, or JBang (https://www.jbang.dev)."
    bash "$script" version </dev/null >&2 && [ -x "$jbang_program" ] ||
        fail 'the installer of JBang failed. Install JBang yourself (https://www.jbang.dev).'
    remove_fetch_folder
}

make_fetch_folder() {
    mkdir -p "$cache"
    fetch_folder=$(mktemp -d "$cache/fetch.XXXXXX")
    trap remove_fetch_folder EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

remove_fetch_folder() {
    rm -rf "$fetch_folder"
    trap - EXIT INT TERM
}

# Becomes JBang. Its jar asks with exit code 255 for the command on its stdout to be run. The options
# are for JBang's own short work, which they make a third faster; it does not hand them on.
run_jbang() {
    find_jdk
    find_jbang
    JBANG_JAVA_OPTIONS=${JBANG_JAVA_OPTIONS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC}
    if [ -z "$jbang_jar" ]; then
        export JBANG_JAVA_OPTIONS
        exec "$jbang_program" "$@"
    fi
    JBANG_RUNTIME_SHELL=bash
    JBANG_STDIN_NOTTY=true
    [ ! -t 0 ] || JBANG_STDIN_NOTTY=false
    export JBANG_RUNTIME_SHELL JBANG_STDIN_NOTTY
    code=0
    # shellcheck disable=SC2086 # Several options in one variable.
    output=$("$java" $JBANG_JAVA_OPTIONS -jar "$jbang_jar" "$@") || code=$?
    if [ "$code" -eq 255 ]; then
        eval "exec $output"
    fi
    [ -z "$output" ] || printf '%s\n' "$output"
    exit "$code"
}

# Starts the jar once, without a database, so that the JVM can keep its classes as it has them in
# memory: that saves a third of the start. It holds for this JVM and this path, and is ignored else.
archive_classes() {
    jar=$root/build/pg-mcp.jar
    archive=$root/build/pg-mcp.jsa
    options=$(sed -n 's|^//RUNTIME_OPTIONS ||p' PgMcp.java | tr '\n' ' ')
    rm -f "$archive"
    # shellcheck disable=SC2086 # Several options in one variable.
    "$java" $options -XX:ArchiveClassesAtExit="$archive" -jar "$jar" \
        postgresql://127.0.0.1:1/none >/dev/null 2>&1 <<'CONVERSATION' || true
{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}}
{"jsonrpc":"2.0","id":2,"method":"tools/list"}
{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"query","arguments":{"sql":"select 1"}}}
CONVERSATION
    if [ ! -f "$archive" ]; then
        say "start it with: java $options-jar $jar"
        return
    fi
    say "start it with: java ${options}-XX:SharedArchiveFile=$archive -jar $jar"
}

# Which PostgreSQL binaries run here, by their publisher's name and by our alias of the demo.
find_platform() {
    case $(uname -s)-$(uname -m) in
        Linux-aarch64 | Linux-arm64)
            binaries=linux-arm64v8
            demo=pg-mcp-demo-linux-arm64
            ;;
        Darwin-arm64)
            binaries=darwin-arm64v8
            demo=pg-mcp-demo-macos-arm64
            ;;
        Darwin-*)
            binaries=darwin-amd64
            demo=pg-mcp-demo-macos-amd64
            ;;
        MINGW* | MSYS* | CYGWIN*)
            binaries=windows-amd64
            demo=pg-mcp-demo-windows-amd64
            ;;
        *)
            binaries=linux-amd64
            demo=pg-mcp-demo-linux-amd64
            ;;
    esac
}

# PGMCP_TEST_MAJOR=14 stands for that major version, in a container or embedded.
choose_postgres() {
    find_platform
    PGMCP_TEST_PLATFORM=${PGMCP_TEST_PLATFORM:-$binaries}
    export PGMCP_TEST_PLATFORM
    case ${PGMCP_TEST_MAJOR:-} in
        '') return ;;
        14) release=14.24.0 ;;
        15) release=15.19.0 ;;
        16) release=16.15.0 ;;
        17) release=17.11.0 ;;
        18) release=18.6.0 ;;
        *) fail "PGMCP_TEST_MAJOR is '$PGMCP_TEST_MAJOR'; give one of 14, 15, 16, 17, 18." ;;
    esac
    PGMCP_TEST_POSTGRES=$release
    PGMCP_TEST_IMAGE=postgres:$PGMCP_TEST_MAJOR-alpine
    export PGMCP_TEST_POSTGRES PGMCP_TEST_IMAGE
}

step=${1:-}
[ $# -eq 0 ] || shift
case $step in
    run)
        run_jbang "$root/PgMcp.java" "$@"
        ;;
    '' | -h | --help | help)
        usage
        exit
        ;;
esac
# All the others work on the clone, and JBang finds `test` and the aliases in the folder it is in.
cd "$root"
case $step in
    demo)
        find_platform
        run_jbang "$demo" --conversation "$@"
        ;;
    test)
        choose_postgres
        # Inside a container with a Docker engine of its own, published ports are on this machine.
        if [ -e /.dockerenv ] && [ -e /sys/class/net/docker0 ]; then
            TESTCONTAINERS_HOST_OVERRIDE=${TESTCONTAINERS_HOST_OVERRIDE:-localhost}
            export TESTCONTAINERS_HOST_OVERRIDE
        fi
        run_jbang test "$@"
        ;;
    lint)
        run_jbang test/lint/Lint.java "$@"
        ;;
    dist)
        mkdir -p build
        (run_jbang export portable --force --output build/pg-mcp.jar PgMcp.java)
        find_jdk
        archive_classes
        exit
        ;;
    bench)
        if has_benchmark; then
            choose_postgres
            run_jbang test/bench/main.java "$@"
        fi
        ;;
esac
say "there is no step '$step'. These are the steps:"
usage >&2
exit 2
