#!/bin/sh
# Measures the hub. Everything has a default; --snabb only proves that all works, in less than a minute.
#   --bara <mätning,…>  --mot <kandidat,…>  --varv 5  --fro <tal>  --handelser 60000  --rader 1000000  --tak <minuter>  --ut <mapp>
set -eu
rot=$(cd "$(dirname "$0")/../.." && pwd)
dotnet build "$rot/src/Lagescentral.Hub" -c Release -v q --nologo
dotnet build "$rot/tests/prestanda/Lagescentral.Rivaler" -c Release -v q --nologo
dotnet build "$rot/tests/prestanda/Lagescentral.Prestanda" -c Release -v q --nologo
exec dotnet "$rot/tests/prestanda/Lagescentral.Prestanda/bin/Release/net10.0/Lagescentral.Prestanda.dll" mat "$@"
