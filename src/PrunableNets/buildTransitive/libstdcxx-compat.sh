#!/bin/sh
# Makes, in FOLDER, a copy of TorchSharp's native library that runs on a libstdc++ before GCC 13.2 (Debian 12, Ubuntu 22.04), and the library
# of two lines that it needs there. Does nothing where the system's libstdc++ is new enough. PrunableNets.targets calls it in every build.
#   libstdcxx-compat.sh .../libLibTorchSharp.so FOLDER
set -eu
library=$1
folder=$2
adapted=$folder/libLibTorchSharp.so
fail() { echo "libstdcxx-compat.sh: error : $*" >&2; exit 1; }

grep -q GLIBCXX_3.4.32 "$library" || exit 0
system=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p | awk '$1 == "libstdc++.so.6" && /x86-64/ { print $NF; exit }')
if [ -n "$system" ] && grep -q GLIBCXX_3.4.32 "$system"; then
    rm -rf "$folder"
    exit 0
fi
[ -e "$adapted" ] && [ "$adapted" -nt "$library" ] && exit 0

for tool in g++ patchelf; do
    command -v $tool >/dev/null || fail "this system's libstdc++ is older than TorchSharp's native library asks for (GLIBCXX_3.4.32), and '$tool' is not there to adapt it: apt-get install g++ patchelf"
done
mkdir -p "$folder"
work=$(mktemp -d "$folder/tmp.XXXXXX")
trap 'rm -rf "$work"' EXIT
cat > "$work/compat.cpp" <<'EOF'
#include <iostream>
namespace std { void ios_base_library_init() {} }
EOF
g++ -shared -fPIC -O1 -o "$work/libstdcxx-compat.so" "$work/compat.cpp"
cp "$library" "$work/libLibTorchSharp.so"
# Without this name the loader would ask the system's library for the version; with it, the first that has the symbol serves.
patchelf --replace-needed libstdc++.so.6 libstdcxx-compat.so --set-rpath '$ORIGIN' "$work/libLibTorchSharp.so"
mv "$work/libstdcxx-compat.so" "$folder/libstdcxx-compat.so"
mv "$work/libLibTorchSharp.so" "$adapted"
