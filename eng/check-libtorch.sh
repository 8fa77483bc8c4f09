#!/usr/bin/env bash
# The binding against the libtorch of another Debian: in a root folder of that suite, without .NET but for the SDK of this machine, builds the
# shim, runs tests/PrunableNets.LibTorch.Tests against the values that are golden for 1.13, and then all of `eng/gpu/run.sh --cpu`.
#   eng/check-libtorch.sh SUITE [FOLDER]     trixie has 2.6, forky 2.14; FOLDER (default: a new one) is kept and used again
# Needs root and debootstrap. Takes a quarter of an hour on two cores.
set -euo pipefail
fail() { echo "eng/check-libtorch.sh: $*" >&2; exit 2; }
[ $# -ge 1 ] || fail "which suite? trixie has libtorch 2.6, forky 2.14"
[ "$(id -u)" -eq 0 ] || fail "needs root, to install packages into a folder"
command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install debootstrap"
suite=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Mounts of this process alone: they are gone when it ends, however it ends, and nothing that is removed here can reach through them.
if [ -z "${IN_OWN_MOUNTS:-}" ]; then
    export IN_OWN_MOUNTS=1
    exec unshare --mount --propagation private bash "${BASH_SOURCE[0]}" "$@"
fi

root=${2:-$(mktemp -d)/$suite}
if [ ! -e "$root/etc/debian_version" ]; then
    # Newer suites than this machine's debootstrap knows are made as sid is.
    debootstrap --variant=minbase --include=ca-certificates,g++,libicu-dev "$suite" "$root" "" /usr/share/debootstrap/scripts/sid >/dev/null
fi
mount --bind /proc "$root/proc"
cp /etc/resolv.conf "$root/etc/resolv.conf"
chroot "$root" sh -c 'apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libtorch-dev libopenblas0-pthread python3-torch python3-numpy' >/dev/null

tests=tests/PrunableNets.LibTorch.Tests
bash "$here/eng/gpu/run.sh" pack
dotnet build "$here/$tests" -c Release --nologo -v q -clp:NoSummary
rm -rf "$root/check"
mkdir -p "$root/check" "$root/dotnet"
cp -r "$here/eng/gpu/pack" "$root/check/pack"
cp -r "$here/$tests" "$root/check/tests"
mount --bind -o ro "$(dirname "$(readlink -f "$(command -v dotnet)")")" "$root/dotnet"
chroot "$root" sh -euc '
    cd /check
    bin=tests/bin/Release/net10.0
    sh pack/native/build.sh pack/native "$bin/libPrunableTorch.so"
    DOTNET_NOLOGO=1 /dotnet/dotnet test "$bin/PrunableNets.LibTorch.Tests.dll"
    bash pack/run.sh --cpu'
