# shellcheck shell=sh
# What script/run and script/test share: find the packages, install what is missing, find a folder to build in.
# Sourced after "root" has been set to the checkout. Says what it has to say on standard error.

: "${root:?}"

say() {
    printf 'tiermap: %s\n' "$*" >&2
}

# quietly COMMAND...: runs it and says nothing, unless it fails: then prints all that it said, and fails too.
quietly() {
    log=$(mktemp) || return 1
    "$@" </dev/null >"$log" 2>&1
    status=$?
    if [ "$status" -ne 0 ]; then
        cat "$log" >&2
        say "this failed: $*"
    fi
    rm -f "$log"
    return "$status"
}

# packages run|test|bench: the names of the packages, on one line.
packages() {
    wanted=
    while read -r purpose package _; do
        case $purpose in
        run) wanted="$wanted $package" ;;
        test) [ "$1" = run ] || wanted="$wanted $package" ;;
        bench) [ "$1" != bench ] || wanted="$wanted $package" ;;
        esac
    done <"$root/script/packages"
    echo "${wanted# }"
}

# missing_packages PACKAGE...: those of them that are not installed, each on a line.
missing_packages() {
    # dpkg-query fails when it does not know one of them, and prints the others all the same.
    dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | {
        installed=' '
        while read -r package status; do
            [ "$status" != installed ] || installed="$installed$package "
        done
        for package in "$@"; do
            case $installed in
            *" $package "*) ;;
            *) echo "$package" ;;
            esac
        done
    }
}

# as_root COMMAND...: with sudo only when we are not root.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_packages() {
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        say "install these packages as root, then try again: apt-get install $*"
        return 1
    fi
    say "installing $*"
    # The lists may be old or not there at all. If they cannot be had, the installation will say what is wrong.
    as_root apt-get -q update </dev/null >/dev/null 2>&1
    quietly as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -y -q -o Dpkg::Use-Pty=0 --no-install-recommends install "$@"
}

# need_packages run|test|bench: installs what is missing; where there is no apt, says what is needed and ends.
need_packages() {
    needed=$(packages "$1")
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        for tool in meson ninja pkg-config cc; do
            command -v "$tool" >/dev/null && continue
            say "$tool is missing. Packages can be installed only on Debian and Ubuntu; there they are called: $needed"
            exit 1
        done
        return 0
    fi
    # shellcheck disable=SC2086
    missing=$(missing_packages $needed)
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing || exit 1
}

# build_folder NAME: prints where to build: in the checkout, or in the cache folder if the checkout cannot be written to.
build_folder() {
    folder=$root/$1
    if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
        folder=${XDG_CACHE_HOME:-${HOME:-}/.cache}/tiermap/$1
        mkdir -p "$folder" || {
            say "$root cannot be written to: set XDG_CACHE_HOME to a folder that can"
            return 1
        }
    fi
    echo "$folder"
}

# configure FOLDER OPTION...: sets up a build, if it is not there yet or belongs to a checkout that has moved.
configure() {
    folder=$1
    shift
    if [ -f "$folder/build.ninja" ]; then
        grep -qF "\"source\": \"$root\"" "$folder/meson-info/meson-info.json" 2>/dev/null && return 0
        rm -rf "$folder"
    fi
    quietly meson setup "$@" "$folder" "$root" || {
        command -v apt-get >/dev/null || say "What is needed is called on Debian and Ubuntu: $(packages test)"
        return 1
    }
}
