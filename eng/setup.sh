#!/usr/bin/env bash
# Installs what a bare Debian machine lacks. Does nothing, quietly, when nothing is missing.
set -euo pipefail

packages=(libtorch-dev libopenblas0-pthread g++)
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done

if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "The .NET 10 SDK is missing; install it and put 'dotnet' on the PATH (https://dot.net)." >&2
    exit 1
fi
[ ${#missing[@]} -eq 0 ] && exit 0

install() { "$@" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "$@" apt-get install -y -qq --no-install-recommends "${missing[@]}"; }
echo "installing ${missing[*]}" >&2
if [ "$(id -u)" -eq 0 ]; then
    install env >/dev/null
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    install sudo >/dev/null
else
    echo "Not allowed to install packages. Ask for:  sudo apt-get install ${missing[*]}" >&2
    exit 1
fi
