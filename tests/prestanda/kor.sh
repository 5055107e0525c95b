#!/bin/sh
# Measures the hub. Everything has a default; --snabb only proves that all works, in less than a minute.
# A cluster is measured when it is asked for, and where Orleans can be had: --mot navpg,silo1,silo2,silo3,azure1
#   --bara <mätning,…>  --mot <kandidat,…>  --varv 5  --fro <tal>  --handelser 60000  --rader 1000000  --tak <minuter>  --ut <mapp>
set -eu
rot=$(cd "$(dirname "$0")/../.." && pwd)
# PostgreSQL is one of those measured beside; without it that one is left out. No cluster of the package's own is made.
if [ ! -d /usr/lib/postgresql ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql-15 > /dev/null; } || echo "PostgreSQL gick inte att installera."
fi
# So is Debian's Alertmanager, unpacked beside what is built: installed, it would be started as a service of the machine's.
if [ ! -e /usr/bin/prometheus-alertmanager ] && [ ! -e "$rot/artifacts/prestanda/alertmanager" ] && command -v apt-get > /dev/null; then
  mkdir -p "$rot/artifacts/prestanda/hamtat"
  (cd "$rot/artifacts/prestanda/hamtat" && apt-get download -qq prometheus-alertmanager > /dev/null && dpkg -x prometheus-alertmanager_*.deb ../alertmanager) \
    || echo "Alertmanager gick inte att hämta."
fi
# All that is measured is published as it would be put to use: compiled beforehand for the machine. Where the compiler for
# that cannot be had it is measured as built, and the result says so.
program=$rot/artifacts/prestanda/program
publicera() {
  dotnet publish "$rot/$1" -c Release -r "linux-$(uname -m | sed 's/x86_64/x64/;s/aarch64/arm64/')" --self-contained false -p:PublishReadyToRun=true \
    -o "$program/${1##*/}" -v q --nologo
}
case "$*" in
  *silo* | *azure*) silo=1 ;;
  *) silo= ;;
esac
case "$*" in
  *azure*) "$rot/tests/azurite/installera.sh" ;;
esac
if publicera src/Lagescentral.Hub && publicera tests/prestanda/Lagescentral.Rivaler && publicera tests/prestanda/Lagescentral.Fyllning && { [ -z "$silo" ] || publicera src/Lagescentral.Silo; }; then
  export PRESTANDA_PROGRAM="$program"
else
  dotnet build "$rot/src/Lagescentral.Hub" -c Release -v q --nologo
  dotnet build "$rot/tests/prestanda/Lagescentral.Rivaler" -c Release -v q --nologo
  dotnet build "$rot/tests/prestanda/Lagescentral.Fyllning" -c Release -v q --nologo
  [ -z "$silo" ] || dotnet build "$rot/src/Lagescentral.Silo" -c Release -v q --nologo
fi
dotnet build "$rot/tests/prestanda/Lagescentral.Prestanda" -c Release -v q --nologo
exec dotnet "$rot/tests/prestanda/Lagescentral.Prestanda/bin/Release/net10.0/Lagescentral.Prestanda.dll" mat "$@"
