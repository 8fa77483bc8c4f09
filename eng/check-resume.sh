#!/usr/bin/env bash
# Kills eng/demo.sh (kill -9) in dense training, in gate training and in fine-tuning, starts it again each time, and compares the plan and
# the weights it ends with, byte for byte, with those of a demo that was left alone.
#   eng/check-resume.sh             a small configuration
#   eng/check-resume.sh --whole     the demo's own
set -euo pipefail
cd "$(dirname "$0")/.."
options=(Shapes:Training:Epochs=2 Shapes:AutoBot:Iterations=40 Shapes:FineTuning:Epochs=2 Shapes:CheckpointIterations=5)
# What the demo prints when it is time to be killed.
moments=('epoch 1/2' 'iteration 16/40' 'epoch 1/2')
if [ "${1:-}" = --whole ]; then
    options=(Shapes:FineTuning:Epochs=2)
    moments=('epoch 2/4' 'iteration 60/100' 'epoch 1/2')
elif [ $# -gt 0 ]; then
    echo "usage: eng/check-resume.sh [--whole]" >&2
    exit 2
fi
files=(samples/ResNet56/ResNet20.{widths.json,dense.safetensors,slim.safetensors,fine-tuned.safetensors})
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
fail() { echo "$1" >&2; cat "$2" >&2; exit 1; }
forget() { rm -rf samples/ResNet56/runs "${files[@]}"; }

forget
eng/demo.sh "${options[@]}" >"$logs/whole" 2>&1 || fail "the demo that was left alone failed" "$logs/whole"
sha256sum "${files[@]}" >"$logs/expected"

forget
for i in "${!moments[@]}"; do
    log=$logs/$i
    eng/demo.sh "${options[@]}" >"$log" 2>&1 &
    demo=$!
    until grep -q "${moments[$i]}:" "$log"; do
        kill -0 "$demo" 2>/dev/null || fail "the demo ended before '${moments[$i]}'" "$log"
        sleep 0.1
    done
    # The script and the program that it waits for; not what a build may have left running for others.
    kill -9 "$demo" $(pgrep -P "$demo")
    wait "$demo" 2>/dev/null || true
    echo "killed at '${moments[$i]}'"
done
eng/demo.sh "${options[@]}" >"$logs/last" 2>&1 || fail "the demo that went on failed" "$logs/last"

grep -h 'Resuming from' "$logs"/[12] "$logs/last" || fail "nothing was resumed" "$logs/last"
grep -q 'was pruned before the demo was broken off' "$logs/last" || fail "it pruned again what was pruned" "$logs/last"
[ "$(grep -c '^dense ' "$logs/last")" -eq 1 ] || fail "there is not one table" "$logs/last"
sha256sum -c --quiet "$logs/expected" || fail "other bytes than those of the demo that was left alone" "$logs/last"
echo "the same bytes: ${files[*]##*/}"
