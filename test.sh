#!/usr/bin/env bash
# Installs what the tests need, builds, and runs every suite. Closes with one line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
svar=artifacts/test
rm -rf "$svar"
mkdir -p "$svar"
start=$SECONDS

rubrik() { printf '\n== %s (%d s)\n' "$1" $((SECONDS - start)); }

# A step that is no suite of its own counts as one test in the closing line.
steg() {
  local namn=$1
  shift
  rubrik "$namn"
  if ("$@"); then echo "{\"namn\":\"$namn\",\"passed\":1}" >> "$svar/steg.ndjson"
  else echo "{\"namn\":\"$namn\",\"failed\":1}" >> "$svar/steg.ndjson"; fi
}

krav() {
  for kommando in dotnet node npm; do
    command -v "$kommando" > /dev/null || { echo "Saknar $kommando. Installera .NET SDK 10 och Node 20 först."; return 1; }
  done
  if ! command -v chromium > /dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null || return 1
  fi
  # The journal is tried against a real PostgreSQL, which the tests start themselves: no cluster of the package's own is made.
  if [ ! -x /usr/lib/postgresql/15/bin/postgres ]; then
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql-15 > /dev/null || return 1
  fi
  command -v curl > /dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq curl > /dev/null
}

# The cluster's projects cannot be read without their packages, and are looked at with them.
form() {
  local projekt
  projekt=$(grep -oE '"[^"]+\.csproj"' Lagescentral.sln | grep -vF Lagescentral.Silo | sed 's/\\/\\\\/g' | paste -sd, -)
  printf '{"solution":{"path":"..\\\\..\\\\Lagescentral.sln","projects":[%s]}}\n' "$projekt" > "$svar/format.slnf"
  nice dotnet format "$svar/format.slnf" --no-restore --verify-no-changes --verbosity quiet
}

dashboard() {
  cd dashboards/lage || return 1
  npm run --silent check && npm run --silent kontrakt -- --check
}

vitest() { (cd dashboards/lage && npx vitest run --reporter=default --reporter=json --outputFile=../../"$svar"/vitest.json); }

e2e() {
  (cd tests/e2e && npm ci --no-audit --no-fund --silent && npm run --silent check \
    && PLAYWRIGHT_JSON_OUTPUT_NAME=../../"$svar"/playwright.json npx playwright test --reporter=line,json)
}

driftregler() {
  if ! command -v promtool > /dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends prometheus > /dev/null || return 1
  fi
  cd dashboards/drift && promtool check config prometheus.yml && promtool test rules larmregler.prov.yml
}

# The files of deploy/, without running a container.
driftsattning() {
  local par saknas=() tyst=/usr/sbin/policy-rc.d
  for par in yamllint:yamllint nginx:nginx kubectl:kubernetes-client; do
    command -v "${par%%:*}" > /dev/null || saknas+=("${par#*:}")
  done
  if ((${#saknas[@]})); then
    # nginx must not be started by its package.
    if [ ! -e "$tyst" ]; then
      trap "rm -f $tyst" EXIT
      printf '#!/bin/sh\nexit 101\n' > "$tyst" && chmod +x "$tyst" || return 1
    fi
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${saknas[@]}" > /dev/null || return 1
  fi
  cd deploy/lint && npm ci --no-audit --no-fund --silent && ./kontrollera.sh
}

# The cluster's projects need Orleans and Azure's packages, with one that those need in their turn, which not every package source
# has: then its tests are counted as skipped. Any other fault in restoring is a fault.
klusterprojekt=(src/Lagescentral.Silo tests/Lagescentral.Silo.Tests)
kluster() {
  local logg="$svar/kluster.txt" antal saknas='error NU110[12]: (.*((Microsoft\.Orleans|Azure)\.|System\.IO\.Hashing\b)|  - Found )'
  antal=$(grep -rhoE '^ +\[(Fact|InlineData)\b' tests/Lagescentral.Silo.Tests tests/Lagescentral.Tests/Journal/Journal{,Flernod}Specifikation.cs | wc -l)
  dotnet restore Lagescentral.sln -p:Configuration=Kluster > "$logg" 2>&1
  if grep -qE "$saknas" "$logg" && ! grep -E '\berror [A-Z]+[0-9]+:' "$logg" | grep -qvE "$saknas"; then
    echo "Orleans eller Azures paket går inte att hämta från paketkällan: klustrets $antal prov hoppas över."
    echo "{\"namn\":\"Kluster\",\"skipped\":$antal}" >> "$svar/steg.ndjson"
    return
  fi
  steg "Kluster: Azurite" tests/azurite/installera.sh
  steg "Kluster: bygge" dotnet build Lagescentral.sln -c Kluster -v quiet
  steg "Kluster: format" dotnet format --no-restore --verify-no-changes --verbosity quiet --include "${klusterprojekt[@]}"
  rubrik "Lagescentral.Silo.Tests"
  dotnet test tests/Lagescentral.Silo.Tests -c Release --no-build --blame-hang-timeout 8m --blame-hang-dump-type none --results-directory "$svar" --logger "trx;LogFileName=Lagescentral.Silo.Tests.trx" --logger "console;verbosity=minimal" \
    || [ -e "$svar/Lagescentral.Silo.Tests.trx" ] || echo '{"namn":"Lagescentral.Silo.Tests","failed":1}' >> "$svar/steg.ndjson"
}

rubrik "Verktyg"
krav || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
steg "Bygge" dotnet build -c Release -v quiet
for svit in Lagescentral.Tests Lagescentral.Hub.Tests; do
  rubrik "$svit"
  # A test that hangs is named and ends its suite, which then counts as failed, instead of holding up everything.
  dotnet test "tests/$svit" -c Release --no-build --blame-hang-timeout 8m --blame-hang-dump-type none --results-directory "$svar" --logger "trx;LogFileName=$svit.trx" --logger "console;verbosity=minimal" \
    || [ -e "$svar/$svit.trx" ] || echo "{\"namn\":\"$svit\",\"failed\":1}" >> "$svar/steg.ndjson"
done
rubrik "Kluster"
kluster
steg "Dashboardens typer" dashboard
rubrik "Dashboardens enheter"
vitest || [ -e "$svar/vitest.json" ] || echo '{"namn":"vitest","failed":1}' >> "$svar/steg.ndjson"
steg "Driftregler" driftregler
steg "Driftsättning" driftsattning
steg "Kraschprov" tests/krasch.sh --varv 5
# The browser waits more than it works: the form of the code is looked at meanwhile.
(steg "Format" form) > "$svar/format.txt" 2>&1 &
format=$!
rubrik "Sidan i Chromium"
e2e || [ -e "$svar/playwright.json" ] || echo '{"namn":"e2e","failed":1}' >> "$svar/steg.ndjson"
wait "$format"
cat "$svar/format.txt"

rubrik "Summa"
node tests/summera.mjs "$svar"
