#!/usr/bin/env bash
# Prunes the network of samples/Ship, and runs what comes out in two programs that know nothing of ours: one of TorchSharp and the copied
# class, one of ONNX Runtime and a model file. Prints sizes, times, and how many of 100 images each gets right.
#   eng/ship.sh [FOLDER]   where the programs and models go (samples/Ship/runs)
set -euo pipefail
cd "$(dirname "$0")/.."
eng/setup.sh
ship=samples/Ship
out=$(realpath -m "${1:-$ship/runs/ship}")
build() { dotnet build "$ship/Prune" -c Release --nologo -v q -clp:NoSummary; }
prune=$ship/Prune/bin/Release/net10.0/Prune.dll

echo "== prune"
build
dotnet "$prune" prune
echo "== rebuild with the plan, and copy the class"
build
sed "1s/^\xEF\xBB\xBF//" "$ship"/Prune/obj/Release/net10.0/generated/*/*/Ship.FigureNetSlim.g.cs >"$ship/WithTorchSharp/FigureNetSlim.cs"
dotnet "$prune" export "$ship"/Prune/FigureNet.{widths.json,reconstructed.dat} "$out/models"
for program in WithTorchSharp WithOnnxRuntime; do
    echo "== $program"
    dotnet publish "$ship/$program" -c Release --nologo -v q -clp:NoSummary --use-current-runtime --no-self-contained -o "$out/$program"
    for run in 1 2 3; do
        dotnet "$out/$program/$program.dll" "$out/models" >"$out/$program.classes.txt"
    done
    echo "$(paste "$out/$program.classes.txt" "$out/models/classes.txt" | awk '$1 == $2' | wc -l) of 100 images right"
    du -shL "$out/$program" | awk '{ print "published: " $1 }'
done
ls -l "$out/models" | awk 'NR > 1 { print $9 ": " $5 " bytes" }'
cmp "$out/WithTorchSharp.classes.txt" "$out/WithOnnxRuntime.classes.txt" && echo "both say the same"
