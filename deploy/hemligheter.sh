#!/bin/sh
# Makes the database's password for compose.yaml, once: what is there already is left alone. The folder shuts others out; the files
# in it can be read by whoever has them mounted, since the containers are users of their own.
#   hemligheter.sh [<folder>]
set -eu
mapp=${1:-$(dirname "$0")/hemligheter}
[ -e "$mapp/pgpass" ] && exit 0
umask 077
mkdir -p "$mapp"
losenord=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
[ "${#losenord}" -eq 48 ] || { echo "Kunde inte göra ett lösenord."; exit 1; }
printf '%s' "$losenord" > "$mapp/databaslosenord"
printf '*:*:lagescentral:lagescentral:%s\n' "$losenord" > "$mapp/pgpass.ny"
chmod 0444 "$mapp/databaslosenord" "$mapp/pgpass.ny"
mv "$mapp/pgpass.ny" "$mapp/pgpass"
