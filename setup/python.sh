#!/bin/sh
# Prints the command of a Python that is new enough and can make virtual environments.
set -u
for python in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
    [ -n "$python" ] && command -v "$python" >/dev/null 2>&1 || continue
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "$python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv" >&2
        exit 1
    fi
    echo "$python"
    exit 0
done
echo "Atelier needs Python 3.11 or newer, and found none. Install it, or name one: make run PYTHON=/path/to/python3" >&2
exit 1
