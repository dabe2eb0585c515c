#!/bin/sh
# Takes out of a virtual environment what only developers use: tests, headers, stubs, pip itself. Libraries stay as they
# are: stripped of their symbols, those that wheels bring (OpenBLAS in numpy) can no longer be loaded.
#   slim.sh FOLDER
set -eu
folder=$1
[ -x "$folder/bin/python" ] || { echo "$folder is no virtual environment" >&2; exit 1; }
cd "$folder"/lib/python3*/site-packages
find . -type d \( -name tests -o -name test -o -name __pycache__ -o -name include \) -prune -exec rm -rf {} +
find . -type f \( -name '*.pyi' -o -name '*.pxd' -o -name '*.pyx' -o -name '*.h' -o -name '*.a' \) -delete
rm -rf pip pip-*.dist-info setuptools setuptools-*.dist-info _distutils_hack distutils-precedence.pth pkg_resources
rm -f "$folder"/bin/pip*
