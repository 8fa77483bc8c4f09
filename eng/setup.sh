#!/usr/bin/env bash
# Installs what a bare Debian machine lacks for the .NET SDK and for TorchSharp's native library, and with the word "tests" the browser in which
# tests look at reports, and the database and tools of their clusters. Does nothing, quietly, when nothing is missing.
set -euo pipefail

# The right side of a pipe reads to the end: who writes into a closed one dies, and with pipefail the script with it.
installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep 'ok installed' >/dev/null; }
library() { PATH=$PATH:/sbin:/usr/sbin ldconfig -p | awk -v name="$1" 'index($1, name) == 1 && /x86-64/ && !found++ { print $NF }'; }

missing=()
installed ca-certificates || missing+=(ca-certificates)
# The SDK formats dates and compares texts with ICU, whose package carries its version in its name.
[ -n "$(library libicuuc.so)" ] || missing+=(libicu)
[ -n "$(library libstdc++.so.6)" ] || missing+=(libstdc++6)
[ -n "$(library libssl.so)" ] || missing+=(libssl3)
# TorchSharp's native library asks for GCC 13.2's libstdc++; where it is older, the build adapts a copy (src/PrunableNets/buildTransitive).
standard=$(library libstdc++.so.6)
if [ -z "$standard" ] || ! grep -q GLIBCXX_3.4.32 "$standard"; then
    command -v g++ >/dev/null || missing+=(g++)
    command -v patchelf >/dev/null || missing+=(patchelf)
fi

if [ "${1:-}" = tests ]; then
    command -v chromium >/dev/null || missing+=(chromium)
    # Clusters find each other in a database, and have networks of their own.
    [ -n "$(compgen -G '/usr/lib/postgresql/*/bin/initdb')" ] || missing+=(postgresql)
    command -v ip >/dev/null || [ -x /sbin/ip ] || missing+=(iproute2)
fi

if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            echo "Not allowed to install packages. Ask for: ${missing[*]}" >&2
            exit 1
        fi
        as_root=(sudo)
    fi
    echo "installing ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -qq >/dev/null
    packages=()
    for package in "${missing[@]}"; do
        [ "$package" = libicu ] && package=$(apt-cache search --names-only '^libicu[0-9]+$' | awk '{ print $1 }' | sort -V | tail -n 1)
        [ "$package" = libssl3 ] && package=$(apt-cache search --names-only '^libssl3(t64)?$' | awk '{ print $1 }' | tail -n 1)
        packages+=("$package")
    done
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep '^10\.' >/dev/null; then
    echo "The .NET 10 SDK is missing; install it and put 'dotnet' on the PATH (https://dot.net)." >&2
    exit 1
fi
