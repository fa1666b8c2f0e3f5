# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
#
# What the scripts of this folder share. Sourced, never run:
#   . "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

# shellcheck disable=SC2034  # the scripts that source this file read these
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$root/releng/.work
target=$work/target
log_dir=$work/log

# One line on what is being done now; to stderr, so that a program's own output stays clean.
say() {
    printf '%s\n' "$*" >&2
}

# Ends the script: what happened, then, in further arguments, a line each, where and what to do.
fail() {
    printf 'error: %s\n' "$1" >&2
    shift
    local line
    for line in "$@"; do
        printf '       %s\n' "$line" >&2
    done
    exit 1
}

# run_logged NAME WHAT COMMAND...: runs the command with its output in a file of its own;
# where it fails, says so, shows the end of that file and gives its status back.
run_logged() {
    local log=$log_dir/$1.log what=$2 status=0 started=$SECONDS
    shift 2
    mkdir -p "$log_dir"
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if ((status != 0)); then
        say "error: $what failed after $((SECONDS - started)) s (status $status). The last lines of its output:"
        tail -n "${SCHEDLOG_LOG_LINES:-40}" "$log" | sed 's/^/    /' >&2
        say "       All of it: $log"
        return "$status"
    fi
    say "$what: done in $((SECONDS - started)) s"
}

# Runs a command with the rights to install packages.
as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "error: this needs root and there is no sudo here: $*"
        return 1
    fi
}

# True when dpkg knows the package as installed.
is_installed() {
    local status
    status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null) || return 1
    [[ $status == ?i* ]]
}

# need_packages WHY PACKAGE...: installs those that are missing, after saying which and what for.
need_packages() {
    local why=$1 package missing=()
    shift
    command -v dpkg-query >/dev/null ||
        fail "this is no Debian: dpkg-query was not found" "The scripts in releng/ install what they need with apt."
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    say "Installing ${missing[*]} with apt ($why)"
    run_logged apt "Installing ${missing[*]}" install_packages "${missing[@]}" ||
        fail "could not install ${missing[*]}" "Install them yourself and start again."
}

install_packages() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# A program of the JDK: that of JAVA_HOME, as Maven takes it, or the one on the PATH.
java_command() {
    printf '%s' "${JAVA_HOME:+$JAVA_HOME/bin/}$1"
}

# What compiling needs.
need_jdk() {
    local packages=() version
    command -v "$(java_command javac)" >/dev/null || packages+=(openjdk-17-jdk-headless)
    command -v mvn >/dev/null || packages+=(maven)
    ((!${#packages[@]})) || need_packages "a JDK and Maven build SchedLog" "${packages[@]}"
    version=$("$(java_command javac)" -version 2>&1) ||
        fail "there is no javac at $(java_command javac)" "Set JAVA_HOME to a JDK 17, or unset it."
    version=${version#javac }
    ((${version%%.*} >= 17)) ||
        fail "this is Java $version ($(java_command javac)), SchedLog needs 17" "Set JAVA_HOME to a JDK 17."
}

# What a window needs, shown or not.
need_display() {
    need_packages "GTK draws Trace Compass' window, Xvfb stands in for a screen" libgtk-3-0 xvfb xauth
}

# Runs a command with a window where there need be no screen.
on_virtual_screen() {
    env -u WAYLAND_DISPLAY GDK_BACKEND=x11 NO_AT_BRIDGE=1 xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" "$@"
}

# Maven in the project's folder, whatever folder the caller is in.
maven() {
    (cd -- "$root" && mvn "$@")
}
