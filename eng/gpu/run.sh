#!/usr/bin/env bash
# The runtime on a machine with an NVIDIA GPU and PyTorch 2.x, but without .NET and network: runs the tests that are for it, prunes ResNet-56,
# measures a gate iteration against PyTorch, and prints one table. Nothing is compiled there: the pack brings TorchSharp's own native library,
# which is loaded with the libtorch that PyTorch has.
#   eng/gpu/run.sh               packs if there is an SDK, then runs the pack here
#   eng/gpu/run.sh --cpu         the same on the CPU, with the libtorch of the TorchSharp-cpu package
#   eng/gpu/run.sh pack          packs only: eng/gpu/pack, under 60 MB, to be copied to the machine, where its run.sh is started
#   --data FOLDER                CIFAR-10 and weights to pack (FOLDER/cifar10, FOLDER/weights; default: ../shared/data)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
runner=PrunableNets.Gpu.Tests
device=cuda data= pack_only=
fail() { echo "eng/gpu/run.sh: $*" >&2; exit 2; }
while [ $# -gt 0 ]; do
    case $1 in
        --cpu) device=cpu ;;
        --data) [ $# -gt 1 ] || fail "--data takes a folder"; data=$2; shift ;;
        pack) pack_only=1 ;;
        *) fail "'$1' is not understood; usage: eng/gpu/run.sh [--cpu] [--data FOLDER] [pack]" ;;
    esac
    shift
done

pack() {
    local root=$1 target=$2 file
    local images=(cifar10/lossless_train_subset.bin.gz cifar10/lossless_test_0000-0999.bin.gz weights/resnet56-4bfd9763.safetensors)
    [ -n "$data" ] || data=$root/../shared/data
    for file in "${images[@]}"; do
        [ -e "$data/$file" ] || fail "there is no $data/$file; --data names the folder that has it"
    done
    rm -rf "$target" "$here/libtorch"
    mkdir -p "$target/data/cifar10" "$target/data/weights"
    for file in "${images[@]}"; do cp "$data/$file" "$target/data/$file"; done
    # Its own folder for what is built: a publication for one system would disturb the restored state of ordinary builds.
    dotnet publish "$root/tests/$runner" -c Release -r linux-x64 --self-contained --artifacts-path "$here/obj" -o "$target/runner" \
        --nologo -v q -clp:NoSummary
    # PyTorch has its own libtorch there; the package's, 490 MB, stays here for --cpu.
    mkdir -p "$here/libtorch"
    find "$target/runner" -name 'lib*.so*' ! -name 'libLibTorchSharp.so' ! -name 'libstdcxx-compat.so' ! -name 'libSkiaSharp.so' ! -name 'libclr*' ! -name 'libSystem*' \
        ! -name 'libhost*' ! -name 'libcoreclr*' ! -name 'libmscor*' -exec mv {} "$here/libtorch/" \;
    rm -f "$target"/runner/*.pdb "$target"/runner/*.xml
    cp "${BASH_SOURCE[0]}" "$target/run.sh"
    local bytes
    bytes=$(du -sb "$target" | cut -f1)
    [ "$bytes" -lt 60000000 ] || fail "the pack has $bytes bytes, more than 60 MB"
    echo "packed $target: $((bytes / 1000000)) MB"
}

if [ ! -d "$here/runner" ]; then
    if command -v dotnet >/dev/null; then
        pack "$(cd "$here/../.." && pwd)" "$here/pack"
    elif [ ! -d "$here/pack" ]; then
        fail "there is neither a pack nor the .NET SDK to make one; run 'eng/gpu/run.sh pack' where the SDK is and copy eng/gpu/pack here"
    fi
    [ -n "$pack_only" ] && exit
    set -- ; [ "$device" = cpu ] && set -- --cpu
    LIBTORCH_CPU=$here/libtorch exec bash "$here/pack/run.sh" "$@"
fi

# From here on: in a pack.
python=
for candidate in ${PYTHON:-python3 /usr/bin/python3}; do
    if "$candidate" -c 'import numpy, torch' 2>/dev/null; then python=$candidate; break; fi
done
if [ "$device" = cpu ]; then
    libtorch=${LIBTORCH_CPU:-}
    [ -d "$libtorch" ] || fail "--cpu runs where the pack was made, on the package's libtorch"
else
    [ -n "$python" ] || fail "no python3 here has PyTorch and NumPy; PYTHON=<path> names one that has"
    "$python" -c 'import sys, torch; sys.exit(not torch.cuda.is_available())' || fail "PyTorch sees no GPU here; --cpu runs without one"
    libtorch=$("$python" -c 'import os, torch; print(os.path.join(os.path.dirname(torch.__file__), "lib"))')
    "$python" -c 'import torch; print("GPU:", torch.cuda.get_device_name(), "PyTorch", torch.__version__, "CUDA", torch.version.cuda)'
fi
# What the native library asks for and this libtorch does not have is told by name, before .NET wraps it in an exception of its own.
missing=$(LD_LIBRARY_PATH=$libtorch:$here/runner ldd -r "$here/runner/libLibTorchSharp.so" 2>&1 | grep -E 'undefined symbol|not found' | head -n 5 || true)
[ -z "$missing" ] || fail "this libtorch refuses TorchSharp's native library: $missing"
chmod +x "$here/runner/$runner"
LD_LIBRARY_PATH=$libtorch${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} exec "$here/runner/$runner" \
    --device "$device" --data "$here/data" ${python:+--python "$python"} --threads "$(nproc)" --seeds 1
