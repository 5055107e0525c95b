#!/bin/sh
# Kills the hub (kill -9) under load, 50 times or --varv <n>, and checks after every restart that all it acknowledged
# is there exactly once and that its pictures are right. Ends with 1 at any deviation. --fro <n> repeats a drill's input.
set -eu
rot=$(cd "$(dirname "$0")/.." && pwd)
dotnet build "$rot/src/Lagescentral.Hub" -c Release -v q --nologo
exec dotnet run --project "$rot/tests/prestanda/Lagescentral.Prestanda" -c Release -v q -- krasch "$@"
