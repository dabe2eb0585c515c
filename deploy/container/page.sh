#!/bin/sh
# Builds the page in a checkout: interface/web/dist.
set -eu
cd "$(dirname "$0")/../../interface/web"
npm ci --no-audit --no-fund
npm run build
