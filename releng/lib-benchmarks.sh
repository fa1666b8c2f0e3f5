# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
#
# Compiles the generator and the benchmarks for releng/generate and releng/benchmark. Sourced behind lib.sh, never run.
# Like the command line they need neither Trace Compass nor Tycho: javac and the libraries will do.

# shellcheck disable=SC2154  # root and work are lib.sh's
benchmarks=$work/benchmarks
benchmark_classes=$benchmarks/classes
benchmark_libraries=$benchmarks/lib
benchmark_library_list=$root/releng/org.schedlog.benchmarks.libraries/pom.xml
benchmark_sources=("$root/plugins/org.schedlog.engine/src" "$root/releng/org.schedlog.benchmarks/src/main")

benchmarks_are_stale() {
    [[ ! -f $benchmarks/done || $benchmark_library_list -nt $benchmark_libraries ]] && return 0
    [[ -n $(find "${benchmark_sources[@]}" "${BASH_SOURCE[0]}" -newer "$benchmarks/done" -print -quit) ]]
}

# Both are called where `set -e` does not count, hence the `|| return`.
fetch_benchmark_libraries() {
    rm -rf "$benchmark_libraries.new"
    maven -q -f "$benchmark_library_list" dependency:copy-dependencies -DincludeScope=runtime \
        -DoutputDirectory="$benchmark_libraries.new" || return
    rm -rf "$benchmark_libraries"
    touch "$benchmark_libraries.new"
    mv "$benchmark_libraries.new" "$benchmark_libraries"
}

compile_benchmarks() {
    rm -rf "$benchmarks/done" "$benchmark_classes"
    mkdir -p "$benchmark_classes"
    # What changes from now on is newer.
    : >"$benchmarks/started"
    find "${benchmark_sources[@]}" -name '*.java' -printf '"%p"\n' >"$benchmarks/sources"
    "$(java_command javac)" -XDstringConcat=inline --release 17 -encoding UTF-8 -nowarn -cp "$benchmark_libraries/*" \
        -d "$benchmark_classes" "@$benchmarks/sources" || return
    cp -R "$root/releng/org.schedlog.benchmarks/src/main/resources/." "$benchmark_classes" || return
    mv "$benchmarks/started" "$benchmarks/done"
}

# Runs a class of the benchmarks: run_benchmarks JAVA-OPTION... CLASS ARGUMENT...
run_benchmarks() {
    "$(java_command java)" -cp "$benchmark_classes:$benchmark_libraries/*" "$@"
}

# Builds what changed.
build_benchmarks() {
    benchmarks_are_stale || return 0
    mkdir -p "$benchmarks"
    exec 8>"$benchmarks/lock"
    flock 8
    if benchmarks_are_stale; then
        need_jdk
        if [[ ! -d $benchmark_libraries || $benchmark_library_list -nt $benchmark_libraries ]]; then
            run_logged benchmark-libraries "Fetching the benchmarks' libraries" fetch_benchmark_libraries || exit 1
        fi
        run_logged benchmark-build "Building the benchmarks" compile_benchmarks || exit 1
    fi
    exec 8>&-
}
