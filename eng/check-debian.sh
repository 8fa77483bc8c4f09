#!/usr/bin/env bash
# The README's two commands on a bare Debian: in a root folder of that suite, with nothing but the SDK of this machine, from a clone of the
# last commit, and with an empty package cache.
#   eng/check-debian.sh SUITE [FOLDER]     bookworm, trixie; FOLDER (default: a new one) is kept and used again
#   COMMANDS='eng/demo.sh'                 what to run; default: 'eng/demo.sh eng/test.sh'
# Needs root and debootstrap. Takes half an hour on two cores.
set -euo pipefail
fail() { echo "eng/check-debian.sh: $*" >&2; exit 2; }
[ $# -ge 1 ] || fail "which suite? bookworm or trixie"
[ "$(id -u)" -eq 0 ] || fail "needs root, to make a root folder"
command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install debootstrap"
suite=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Mounts of this process alone: they are gone when it ends, however it ends, and nothing that is removed here can reach through them.
if [ -z "${IN_OWN_MOUNTS:-}" ]; then
    export IN_OWN_MOUNTS=1
    exec unshare --mount --propagation private bash "${BASH_SOURCE[0]}" "$@"
fi

root=${2:-$(mktemp -d)/$suite}
[ -e "$root/etc/debian_version" ] || debootstrap --variant=minbase "$suite" "$root" >/dev/null
mount --bind /proc "$root/proc"
mount --bind /dev "$root/dev"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# This machine's way to the registries, where it has one of its own.
environment=(http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" NUGET_CERT_REVOCATION_MODE="${NUGET_CERT_REVOCATION_MODE:-online}")
[ -d /etc/apt/apt.conf.d ] && cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
if [ -n "${SSL_CERT_FILE:-}" ]; then
    cp "$SSL_CERT_FILE" "$root/etc/machine.crt"
    environment+=(SSL_CERT_FILE=/etc/machine.crt)
fi
rm -rf "$root/check"
mkdir -p "$root/check" "$root/dotnet"
git clone -q "$here" "$root/check/main"
[ -d "$here/../shared" ] && mkdir -p "$root/check/shared" && mount --bind -o ro "$here/../shared" "$root/check/shared"
mount --bind -o ro "$(dirname "$(readlink -f "$(command -v dotnet)")")" "$root/dotnet"
for command in ${COMMANDS:-eng/demo.sh eng/test.sh}; do
    echo "== $suite: $command"
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin:/dotnet HOME=/check DOTNET_NOLOGO=1 "${environment[@]}" \
        bash -c "cd /check/main && $command"
done
