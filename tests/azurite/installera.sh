#!/bin/sh
# Installs Azurite beside this file, when what is there is not what package-lock.json says. May run several times at once.
set -eu
cd "$(dirname "$0")"
exec 9< package.json
flock 9
cmp -s package-lock.json node_modules/.installerad && exit 0
npm ci --no-audit --no-fund --silent
cp package-lock.json node_modules/.installerad
