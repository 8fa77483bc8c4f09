#!/usr/bin/env bash
# The demo's comparison on workers of this machine: trains the dense network where there is none yet, starts workers, compares on them, stops them.
#   eng/cluster.sh [WORKERS] [KEY=VALUE ...]   3 workers; options as in samples/ResNet56/appsettings.json: ShapesComparison:Seeds=1
set -euo pipefail
cd "$(dirname "$0")/.."
workers=${1:-3}
[ $# -eq 0 ] || shift
case $workers in
    *[!0-9]* | 0 | "") echo "usage: eng/cluster.sh [WORKERS] [KEY=VALUE ...]" >&2; exit 2 ;;
esac
eng/setup.sh

sample=samples/ResNet56
weights=$sample/ResNet20.dense.safetensors
dotnet build "$sample" -c Release --nologo -v q -clp:NoSummary
program=(dotnet "$sample/bin/Release/net10.0/ResNet56.dll")
if [ ! -e "$weights" ]; then
    echo "== train the dense network"
    "${program[@]}" prune
fi

# A worker has one thread: several share the processors.
export OMP_NUM_THREADS=1
logs=$(mktemp -d)
pids=()
stop() {
    [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait
    rm -rf "$logs"
}
trap stop EXIT
# The first worker keeps the list of all.
port=$((20000 + RANDOM % 20000))
for worker in $(seq "$workers"); do
    own=()
    [ "$worker" -ne 1 ] || own=("Cluster:Port=$port")
    "${program[@]}" worker "Cluster:Primary=127.0.0.1:$port" ${own[@]+"${own[@]}"} > "$logs/$worker" 2>&1 &
    pids+=($!)
done
echo "== compare on $workers workers"
"${program[@]}" compare "Cluster:Primary=127.0.0.1:$port" Cluster:Works=false "ShapesComparison:Weights=$weights" \
    "ShapesComparison:Folder=$sample/runs/ResNet20/comparison" "$@"
for worker in $(seq "$workers"); do
    echo "worker $worker: $(grep -c ': begun' "$logs/$worker") cells"
done
