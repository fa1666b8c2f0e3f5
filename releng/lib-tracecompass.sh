# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
#
# Builds SchedLog's bundles and puts them into a Trace Compass that runs from the target platform.
# Sourced behind lib.sh, never run.

# shellcheck disable=SC2154  # root, work and target are lib.sh's

# tracecompass_is_stale INSTALLATION MODULE...: whether something changed since it was installed. A folder is newer, too,
# when a file in it was added or removed. (Not so the bundles' own folders, where Tycho puts files for a moment.)
tracecompass_is_stale() {
    local run=$1 input
    shift
    for input in "$target/assembled-by" "$root/pom.xml" "$root/releng/tracecompass" "${BASH_SOURCE[0]}" \
        "$root/releng/org.schedlog.target"/*.target; do
        [[ -f $run/built && ! $input -nt $run/built ]] || return 0
    done
    [[ -n $(cd -- "$root" &&
        find "$@" -mindepth 1 '(' -name target -o -name '.*' ')' -prune -o -newer "$run/built" -print -quit) ]]
}

# Packages the modules, without the tests.
package_modules() {
    local modules
    modules=$(printf ',%s' "$@")
    maven -pl "${modules#,}" package
}

# An installation of its own, which has Trace Compass' bundles by reference and ours by copy.
# Places are relative to it, so that nothing depends on what the checkout's path looks like.
install_modules() {
    local run=$1 configuration=$1/configuration module bundle file name version
    shift
    rm -rf "$run"
    mkdir -p "$configuration/org.eclipse.equinox.simpleconfigurator" "$run/schedlog"
    ln -s "$target/plugins" "$run/plugins"
    {
        printf '#version=1\n'
        for file in "$target/plugins"/*; do
            name=$(basename -- "$file" .jar)
            version=${name##*_}
            name=${name%_*}
            printf '%s,%s,plugins/%s,%s\n' "$name" "$version" "$(basename -- "$file")" "$(start_level "$name")"
        done
        for module in "$@"; do
            bundle=$(basename -- "$module")
            version=$(sed -n 's/^Bundle-Version: \([^[:space:]]*\).*/\1/p' "$root/$module/target/MANIFEST.MF")
            cp "$root/$module/target/$bundle-"*-SNAPSHOT.jar "$run/schedlog/$bundle.jar"
            printf '%s,%s,schedlog/%s.jar,4,false\n' "$bundle" "$version" "$bundle"
        done
    } >"$configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"
    cat >"$configuration/config.ini" <<CONFIG
eclipse.product=org.eclipse.tracecompass.rcp.branding.product
eclipse.application=org.eclipse.tracecompass.rcp.ui.application
osgi.framework=file:plugins/$(cd -- "$target/plugins" && echo org.eclipse.osgi_*.jar)
osgi.bundles=org.eclipse.equinox.simpleconfigurator@1\:start
org.eclipse.equinox.simpleconfigurator.configUrl=file\:org.eclipse.equinox.simpleconfigurator/bundles.info
osgi.bundles.defaultStartLevel=4
CONFIG
}

# START LEVEL,STARTED of the bundles that must run before others are looked at.
start_level() {
    case $1 in
        org.eclipse.equinox.simpleconfigurator) echo 1,true ;;
        org.eclipse.equinox.common | org.apache.felix.scr | org.eclipse.equinox.event) echo 2,true ;;
        org.eclipse.core.runtime) echo 4,true ;;
        org.eclipse.osgi) echo -1,true ;;
        *) echo 4,false ;;
    esac
}

# install_tracecompass INSTALLATION MODULE...: builds and installs the modules if something changed.
install_tracecompass() {
    local run=$1 started=$1.started
    mkdir -p "$work"
    exec 9>"$run.lock"
    flock 9
    if tracecompass_is_stale "$@"; then
        : >"$started"
        shift
        run_logged build "Building the bundles" package_modules "$@" || exit 1
        install_modules "$run" "$@"
        mv "$started" "$run/built"
    fi
    exec 9>&-
}

# tracecompass_command INSTALLATION: the command that starts it, word by word: $command, options of Java, then $launcher.
# shellcheck disable=SC2034  # the scripts that source this file read them
tracecompass_command() {
    command=("$(java_command java)" --add-opens=java.base/java.lang=ALL-UNNAMED
        "-Dswt.library.path=$target/native" "-Djava.library.path=$target/native")
    launcher=(-jar "$1/plugins/$(cd -- "$target/plugins" && echo org.eclipse.equinox.launcher_*.jar)"
        -install "$1" -configuration "$1/configuration")
}
