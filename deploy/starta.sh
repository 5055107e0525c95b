#!/bin/sh
# Starts the cluster of compose.yaml for trying, on this machine alone: makes its database password the first time, builds, starts,
# and waits until the page answers.
#   starta.sh [azure]   azure: the journal in blobs at Azurite instead of in PostgreSQL
set -eu
cd "$(dirname "$0")"
command -v docker > /dev/null || { echo "Saknar docker med compose."; exit 1; }
./hemligheter.sh
if [ "${1:-}" = azure ]; then
  shift
  export COMPOSE_PROFILES=azure JOURNAL_TYP=azure
fi
docker compose up --build --detach "$@"
varv=0
until curl -fsS -o /dev/null http://127.0.0.1:8080/api/v1/puls 2> /dev/null; do
  varv=$((varv + 1))
  [ "$varv" -lt 60 ] || { docker compose ps; echo "Ingen nod svarar efter två minuter: docker compose logs nod-1"; exit 1; }
  sleep 2
done
echo "Lägescentral är igång: öppna http://127.0.0.1:8080"
