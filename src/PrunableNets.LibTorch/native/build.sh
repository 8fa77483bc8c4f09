#!/bin/sh
# Compiles the shim against the libtorch of this machine.
#   build.sh <source folder> <output .so> [libtorch folder]
# libtorch is, in this order: the folder given, $LIBTORCH, the system's headers, the torch package of python3.
set -eu
sources=$1
output=$2
libtorch=${3:-${LIBTORCH:-}}
cxx=${CXX:-g++}

if [ -z "$libtorch" ] && [ ! -e /usr/include/ATen/ATen.h ]; then
    libtorch=$(python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))' 2>/dev/null || true)
    if [ -z "$libtorch" ]; then
        echo "libtorch was not found: install libtorch-dev, or set LIBTORCH to an unpacked libtorch (the folder that has include/ and lib/)." >&2
        exit 1
    fi
fi

if [ -n "$libtorch" ]; then
    if [ ! -d "$libtorch/include/ATen" ]; then
        echo "LIBTORCH=$libtorch has no include/ATen: it must be the folder that has libtorch's include/ and lib/." >&2
        exit 1
    fi
    includes="-isystem $libtorch/include -isystem $libtorch/include/torch/csrc/api/include"
    headers=$libtorch/include
    folder=$libtorch/lib
    rpath=-Wl,-rpath,$folder
else
    includes="-isystem /usr/include/torch/csrc/api/include"
    headers=/usr/include
    folder=$(dirname "$(ls /usr/lib/*/libtorch_cpu.so /usr/lib/libtorch_cpu.so 2>/dev/null | head -n 1)")
    rpath=
fi

# libtorch's headers refuse an older standard than their own: C++20 since 2.14.
standard=c++17
if grep -q '__cplusplus < 202002L' "$headers/ATen/ATen.h"; then standard=c++20; fi
abi=1
if [ -e "$folder/libc10.so" ] && ! grep -q 'ErrorC[12]ENS_14SourceLocationENSt7__cxx11' "$folder/libc10.so"; then abi=0; fi
libraries="-ltorch -ltorch_cpu -lc10"
if [ -e "$folder/libtorch_cuda.so" ]; then libraries="$libraries -ltorch_cuda -lc10_cuda"; fi

mkdir -p "$(dirname "$output")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
compilers=
for file in "$sources"/*.cpp; do
    # shellcheck disable=SC2086
    $cxx -std=$standard -O2 -fPIC -fvisibility=hidden -Wall -D_GLIBCXX_USE_CXX11_ABI=$abi $includes \
        -c "$file" -o "$scratch/$(basename "$file" .cpp).o" &
    compilers="$compilers $!"
done
for compiler in $compilers; do wait "$compiler"; done
# shellcheck disable=SC2086
$cxx -shared -o "$scratch/shim.so" "$scratch"/*.o -L"$folder" -Wl,--no-as-needed $libraries $rpath
mv "$scratch/shim.so" "$output"
