#!/bin/sh
# Checks every file of deploy/ that can be checked without running a container. Needs yamllint, nginx and kubectl, and the packages
# of package.json beside it (npm ci). Ends with 1 at the first fault.
set -eu
cd "$(dirname "$0")"
tillfallig=$(mktemp -d)
trap 'rm -rf "$tillfallig"' EXIT

yamllint -s -c yamllint.yml . ../compose.yaml ../kubernetes
npx --no-install dclint --config .dclintrc.yaml --color=false --max-warnings 0 ../compose.yaml
npx --no-install dockerfilelint ../Dockerfile

# Networks and proxy name the nodes by the same addresses.
grep -o 'ipv4_address: .*' ../compose.yaml | cut -d' ' -f2 | sort > "$tillfallig/noder"
grep -oE 'server [0-9.]+:8080' ../proxy.conf | sed 's/server //; s/:8080//' | sort > "$tillfallig/proxy"
[ -s "$tillfallig/noder" ] && cmp "$tillfallig/noder" "$tillfallig/proxy"

kubectl kustomize ../kubernetes > "$tillfallig/kubernetes.yaml"
node kubernetes.mjs < "$tillfallig/kubernetes.yaml"
# No secret is part of them.
if grep -q '^kind: Secret' "$tillfallig/kubernetes.yaml"; then echo "deploy/kubernetes innehåller en hemlighet."; exit 1; fi

for skript in ../*.sh *.sh; do sh -n "$skript"; done
../hemligheter.sh "$tillfallig/hemligheter"
losenord=$(cat "$tillfallig/hemligheter/databaslosenord")
[ "$(cat "$tillfallig/hemligheter/pgpass")" = "*:*:lagescentral:lagescentral:$losenord" ]
../hemligheter.sh "$tillfallig/hemligheter"
[ "$(cat "$tillfallig/hemligheter/databaslosenord")" = "$losenord" ]

node --test --test-reporter=spec proxy.mjs
