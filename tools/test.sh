#!/usr/bin/env bash
# Every check, one after the other; the first complaint ends it. The browser tests come last,
# and pytest prints the total of all steps before its closing line.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
mkdir -p test-output
export TEST_STEPS="$PWD/test-output/steps.tsv"
: >"$TEST_STEPS"

# step NAME COMMAND...: run it, and note how long it took and how many tests $junit counts
junit=
step() {
    local name=$1 started=$SECONDS
    shift
    printf '\n=== %s\n' "$name"
    "$@"
    local tests=
    if [[ -n $junit ]]; then
        tests=$(python -c "
import sys, xml.etree.ElementTree as tree
print(sum(int(suite.get('tests')) for suite in tree.parse(sys.argv[1]).iter('testsuite')))" "$junit")
    fi
    printf '%s\t%s\t%s\n' "$name" $((SECONDS - started)) "$tests" >>"$TEST_STEPS"
}

step "ruff check" ruff check .
step "ruff format" ruff format --check .
step "mypy" mypy
step "tsc and biome" npm --prefix js run check
junit=test-output/python.xml
step "python tests" pytest tests/unit tests/packaging -n auto --junit-xml="$junit"
junit=test-output/typescript.xml
step "typescript tests" npm --prefix js test -- \
    --reporter=default --reporter=junit --outputFile.junit="$PWD/$junit"

printf '\n=== browser tests\n'
TEST_STEP_STARTED=$(date +%s)
export TEST_STEP_STARTED
pytest tests/browser -n auto --maxprocesses=4
