#!/usr/bin/env bash
# Set-up, build, all tests. The last line is "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")/.."
eng/setup.sh tests || exit 1
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Tests run side by side, two projects at a time; a libtorch that takes all processors for each of its operations would have them wait for each other.
# The solution lists the longest first, so that none is left to run alone.
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}
# Test programs end before what a profile would make faster has paid for taking it.
export DOTNET_TieredPGO=0
dotnet build PrunableNets.sln -c Release -m:2 --nologo -v q || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
dotnet test PrunableNets.sln -c Release --no-build --nologo -m:2 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# One summary line a test project: "Passed!  - Failed:  0, Passed:  5, Skipped:  1, ..."
read -r passed failed skipped < <(awk '
    /^(Passed|Failed|Skipped)!/ {
        gsub(",", "")
        for (i = 1; i < NF; i++) {
            if ($i == "Passed:") p += $(i + 1)
            if ($i == "Failed:") f += $(i + 1)
            if ($i == "Skipped:") s += $(i + 1)
        }
    }
    END { print p + 0, f + 0, s + 0 }' "$log")
# A crashed test host has no failed test to count.
[ "$status" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
echo "$passed passed, $failed failed, $skipped skipped"
[ "$status" -eq 0 ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
