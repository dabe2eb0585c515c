#!/bin/sh
# Makes sure that there is a Chromium for the browser tests. Says how to get one when it may not install it itself.
set -u
for chromium in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$chromium" ] && command -v "$chromium" >/dev/null 2>&1; then
        command -v "$chromium"
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests" >&2
    if apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; then
        command -v chromium
        exit 0
    fi
fi
echo "No Chromium: the browser tests are skipped. To run them: sudo apt-get install chromium fonts-dejavu-core, then make test" >&2
exit 0
