#!/usr/bin/env bash
# Writes the contract as the hub describes it to dashboards/lage/openapi.json, and makes the dashboard's types from it.
set -euo pipefail
cd "$(dirname "$0")/.."
mapp=$(mktemp -d)
port=${PORT:-5097}
dotnet build src/Lagescentral.Hub -c Release -v q
ASPNETCORE_ENVIRONMENT=Development dotnet src/Lagescentral.Hub/bin/Release/net10.0/Lagescentral.Hub.dll \
  --urls "http://127.0.0.1:$port" --Journal:Mapp="$mapp" > "$mapp/logg" 2>&1 &
hub=$!
trap 'kill $hub 2>/dev/null; wait $hub 2>/dev/null || true; rm -rf "$mapp"' EXIT
for _ in $(seq 100); do curl -sf "http://127.0.0.1:$port/halsa/redo" > /dev/null && break; sleep 0.2; done
curl -sf "http://127.0.0.1:$port/openapi/v1.json" > dashboards/lage/openapi.json
npm --prefix dashboards/lage run --silent kontrakt
