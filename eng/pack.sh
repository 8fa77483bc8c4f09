#!/usr/bin/env bash
# Makes the packages, with their symbols.
#   eng/pack.sh [FOLDER]   where they go (artifacts)
set -euo pipefail
cd "$(dirname "$0")/.."
eng/setup.sh
out=$(realpath -m "${1:-artifacts}")
dotnet build PrunableNets.sln -c Release -m:2 --nologo -v q -clp:NoSummary
dotnet pack PrunableNets.sln -c Release --no-build --nologo -v q -o "$out"
ls -l "$out" | awk 'NR > 1 { print $9 ": " $5 " bytes" }'
