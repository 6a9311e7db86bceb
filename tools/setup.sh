#!/usr/bin/env bash
# Make .venv with everything the project needs, after checking what the machine must bring.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
    printf '\n%s\n\n' "$*" >&2
    exit 1
}

new_enough_python() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null && new_enough_python "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "Python 3.11 or newer is needed; $(python3 --version 2>&1 || true) was found." \
        "Install one, or name it: make PYTHON=/path/to/python3"
}

check_node() {
    command -v node >/dev/null || fail "Node 20 or newer is needed, and there is no 'node' on the PATH."
    command -v npm >/dev/null || fail "npm is needed, and there is none on the PATH. It comes with Node."
    local version
    version=$(node --version)
    version=${version#v}
    ((${version%%.*} >= 20)) || fail "Node 20 or newer is needed; $version was found."
}

check_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    local version
    version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    fail "This Python has no 'venv' module. On Debian and Ubuntu: apt-get install python$version-venv"
}

python=$(find_python)
check_node
check_venv "$python"

if ! .venv/bin/python -c 'import pip' 2>/dev/null || ! new_enough_python .venv/bin/python; then
    rm -rf .venv
    "$python" -m venv .venv
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1
.venv/bin/python -m pip install --quiet -r requirements.lock
# The bundle is made by 'make bundle', so the editable install need not make it.
HATCH_JUPYTER_BUILDER_SKIP_NPM=1 .venv/bin/python -m pip install --quiet \
    --no-deps --no-build-isolation --editable .
