#!/bin/sh
# Disturbs a cluster of three nodes on loopback under load, and checks after each drill that all it acknowledged is there exactly
# once, and that every picture on every node and with every follower is right. Ends with 1 at any deviation.
#   --bara dod,stopp,ny,paus,databas,lagring,version   --fro <n>   --snabb   --nav <Lagescentral.Silo.dll>, the version to roll to
#   --lager azure|postgres   where the journal is kept: in blobs at Azurite, or in PostgreSQL, where the rest is in any case
# Without --nav that is the same program built once more under another number, with tests/kluster/Nastautgava.cs: a kind of grain and a
# work that the present version does not know, and every interface a version higher.
set -eu
rot=$(cd "$(dirname "$0")/.." && pwd)
# No cluster of the package's own is made: the drills make theirs in a temporary folder.
if [ ! -d /usr/lib/postgresql ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql-15 > /dev/null
fi
"$rot/tests/azurite/installera.sh"
dotnet build "$rot/src/Lagescentral.Silo" -c Release -v q --nologo
dotnet build "$rot/tests/prestanda/Lagescentral.Prestanda" -c Release -v q --nologo
nasta=ja fore=
for ord in "$@"; do
  if [ "$ord" = --nav ]; then nasta=nej; fi
  case "$fore,,$ord," in
    --bara,*,version,*) ;;
    --bara,*) nasta=nej ;;
  esac
  fore=$ord
done
if [ $nasta = ja ]; then
  mapp=$rot/artifacts/kluster/nasta
  dotnet build "$rot/src/Lagescentral.Silo" -c Release -v q --nologo --artifacts-path "$mapp" -p:Version=99.0.0-ovning \
    -p:CustomAfterMicrosoftCommonTargets="$rot/tests/kluster/nasta.targets" \
    -p:DashboardStamp="$rot/src/Lagescentral.Hub/obj/dashboard.stamp" -p:DashboardPackagesStamp="$rot/src/Lagescentral.Hub/obj/dashboard-packages.stamp"
  set -- "$@" --nav "$mapp/bin/Lagescentral.Silo/release/Lagescentral.Silo.dll"
fi
exec dotnet "$rot/tests/prestanda/Lagescentral.Prestanda/bin/Release/net10.0/Lagescentral.Prestanda.dll" kluster "$@"
