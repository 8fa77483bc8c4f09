#!/usr/bin/env bash
# The main job: train a network, train its gates to half the FLOPs, write the plan, REBUILD, run the class that the build made of it,
# check it against the gated network, fine-tune it, print one table, and another of what a sceptic would try. Killed at any moment, it goes on when it is started again.
#   eng/demo.sh                 ResNet-20 on the embedded images
#   eng/demo.sh --data FOLDER   ResNet-56 with pretrained weights on CIFAR-10 (FOLDER/weights, FOLDER/cifar10)
#   KEY=VALUE ...               options of the run, as in samples/ResNet56/appsettings.json: Shapes:AutoBot:Iterations=20
set -euo pipefail
cd "$(dirname "$0")/.."
arguments=()
model=ResNet20
if [ "${1:-}" = --data ] && [ -n "${2:-}" ]; then
    arguments=(--data "$(realpath "$2")")
    model=ResNet56
    shift 2
fi
for argument in "$@"; do
    case $argument in
        [A-Za-z]*=*) arguments+=("$argument") ;;
        *) echo "usage: eng/demo.sh [--data FOLDER] [KEY=VALUE ...]" >&2; exit 2 ;;
    esac
done
eng/setup.sh

sample=samples/ResNet56
plan=$sample/$model.widths.json
pruned=$sample/runs/$model/certificate.json
tuned=$sample/runs/$model/certificate.fine-tuned.json
build() { dotnet build "$sample" -c Release --nologo -v q -clp:NoSummary; }
run() { dotnet "$sample/bin/Release/net10.0/ResNet56.dll" "$@" ${arguments[@]+"${arguments[@]}"}; }

# Each run ends by writing its certificate: pruned and not yet fine-tuned is a demo that was broken off in between.
if [ -e "$plan" ] && [ -e "$pruned" ] && [ ! -e "$tuned" ]; then
    echo "== $model was pruned before the demo was broken off"
else
    # An older plan would be built into the class that is now pruned anew.
    rm -f "$plan" "$pruned" "$tuned"
    echo "== build $model"
    build
    echo "== prune"
    run prune
fi
echo "== rebuild with $plan"
build
grep -h 'public const long Slim' "$sample"/obj/Release/net10.0/generated/*/*/*."$model".Architecture.g.cs
echo "== run ${model}Slim"
run fine-tune
echo "== the same FLOPs by chance, by L1, and from scratch, trained equally long"
images=$([ "$model" = ResNet20 ] && echo Shapes || echo Cifar)
baselines=("${images}Baselines:Folder=$sample/runs/$model/baselines")
[ "$images" = Cifar ] || baselines+=("ShapesBaselines:Weights=$sample/$model.dense.safetensors")
run baselines "${baselines[@]}"
