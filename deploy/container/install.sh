#!/bin/sh
# Installs the studio with its page into a virtual environment that needs nothing of the checkout:
#   install.sh FOLDER [cpu|cuda]
set -eu
folder=$1
variant=${2:-cpu}
cd "$(dirname "$0")/../.."
python3 -m venv "$folder"
"$folder/bin/pip" install --no-cache-dir --no-compile -r requirements.txt
if [ "$variant" = cuda ]; then
    "$folder/bin/pip" uninstall --yes onnxruntime
    "$folder/bin/pip" install --no-cache-dir --no-compile "onnxruntime-gpu[cuda,cudnn]>=1.24,<2"
fi
"$folder/bin/pip" install --no-cache-dir --no-compile --no-deps .
