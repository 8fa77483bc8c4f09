#!/usr/bin/env bash
# The main job: train a network, train its gates to half the FLOPs, write the plan, REBUILD, run the class that the build made of it,
# check it against the gated network, fine-tune it, print one table.
#   eng/demo.sh                 ResNet-20 on the embedded images
#   eng/demo.sh --data FOLDER   ResNet-56 with pretrained weights on CIFAR-10 (FOLDER/weights, FOLDER/cifar10)
set -euo pipefail
cd "$(dirname "$0")/.."
arguments=()
model=ResNet20
if [ "${1:-}" = --data ] && [ -n "${2:-}" ]; then
    arguments=(--data "$(realpath "$2")")
    model=ResNet56
elif [ $# -gt 0 ]; then
    echo "usage: eng/demo.sh [--data FOLDER]" >&2
    exit 2
fi
eng/setup.sh

sample=samples/ResNet56
build() { dotnet build "$sample" -c Release --nologo -v q -clp:NoSummary; }
run() { dotnet "$sample/bin/Release/net10.0/ResNet56.dll" "$@" ${arguments[@]+"${arguments[@]}"}; }

# An older plan would be built into the class that is now pruned anew.
rm -f "$sample/$model.widths.json"
echo "== build $model"
build
echo "== prune"
run prune
echo "== rebuild with $sample/$model.widths.json"
build
grep -h 'public const long Slim' "$sample"/obj/Release/net10.0/generated/*/*/*."$model".Architecture.g.cs
echo "== run ${model}Slim"
run fine-tune
