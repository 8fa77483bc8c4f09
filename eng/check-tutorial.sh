#!/usr/bin/env bash
# docs/tutorial.md, all of its commands, in an empty folder with packages alone, timed. On a bare Debian: COMMANDS=eng/check-tutorial.sh eng/check-debian.sh bookworm
set -euo pipefail
cd "$(dirname "$0")/.."
eng/setup.sh
# The packages, and what of others' packages a user would download.
dotnet build PrunableNets.sln -c Release --nologo -v q
since=$SECONDS
dotnet test tests/PrunableNets.Packages.Tests -c Release --no-build --nologo --filter FullyQualifiedName~TutorialTests
echo "packages made, templates and tool installed, all commands run: $((SECONDS - since)) s"
