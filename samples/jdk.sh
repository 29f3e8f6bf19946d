# Sourced by generate and check: finds a JDK of 21 or later and compiles the sources if they changed.
find_java() {
    for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /none/bin/javac)")")")" \
        $(ls -d /usr/lib/jvm/* 2>/dev/null | sort -r); do
        [ -x "$home/bin/javac" ] || continue
        version=$("$home/bin/javac" -version 2>&1 | sed 's/javac \([0-9]*\).*/\1/')
        [ "$version" -ge 21 ] 2>/dev/null && { jdk=$home; return 0; }
    done
    echo "samples: no JDK of 21 or later in JAVA_HOME, PATH or /usr/lib/jvm" >&2
    return 1
}
build() {
    find_java || exit 3
    java=$jdk/bin/java
    sources="$here/src/main/java/samples $here/src/main/resources/samples $here/pom.xml"
    if [ ! -e "$here/target/lib/.complete" ] || [ "$here/pom.xml" -nt "$here/target/lib/.complete" ]; then
        (cd "$here" && rm -rf target/lib &&
            JAVA_HOME=$jdk mvn -q -B dependency:copy-dependencies -DoutputDirectory=target/lib -DincludeScope=runtime >&2) ||
            { echo "samples: Maven could not fetch the libraries" >&2; exit 3; }
        : >"$here/target/lib/.complete"
    fi
    classpath="$here/target/classes:$here/target/lib/*"
    if [ ! -e "$here/target/classes/.complete" ] || [ -n "$(find $sources -newer "$here/target/classes/.complete" | head -1)" ]; then
        rm -rf "$here/target/classes" && mkdir -p "$here/target/classes"
        "$jdk/bin/javac" -nowarn -encoding UTF-8 --release 21 -cp "$here/target/lib/*" -d "$here/target/classes" "$here"/src/main/java/samples/*.java >&2
        cp -r "$here/src/main/resources/." "$here/target/classes/"
        : >"$here/target/classes/.complete"
    fi
}
