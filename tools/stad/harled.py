#!/usr/bin/env python3
"""Derives a city's map, borders and place names from open source files.

    python3 tools/stad/harled.py <source folder> [<target folder>]

The source folder holds the four GeoJSON files and the gazetteer named below. Writes granser.geojson,
karta.json and platser.json. Names that the source lacks, and corrections to it, stand in tillagg.json
beside this script: the derived files are never edited by hand. Standard library only.
"""
import json
import math
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
DEFAULT_TARGET = HERE.parent.parent / "src/Lagescentral.Domain/Stad/stockholm"
ASCII = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e"})
METRES_PER_DEGREE = 111_320
# A square and the station below it are one place when they lie this near each other.
SAME_PLACE_METRES = 250


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace(":", "").translate(ASCII)).strip("-")


def metres(a, b):
    dx = (a[0] - b[0]) * math.cos(math.radians(a[1]))
    return math.hypot(dx, a[1] - b[1]) * METRES_PER_DEGREE


def polygons(geometry):
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def clean(ring, clockwise, decimals):
    """Rounded, no repeated points, the asked for winding."""
    out = []
    for lon, lat in ring:
        point = [round(lon, decimals), round(lat, decimals)]
        if not out or out[-1] != point:
            out.append(point)
    area = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(out, out[1:]))
    return out[::-1] if (area > 0) == clockwise else out


def geometry(source, outer_clockwise, decimals=5):
    parts = [
        [clean(ring, outer_clockwise if i == 0 else not outer_clockwise, decimals) for i, ring in enumerate(rings)]
        for rings in polygons(source)
    ]
    parts = [[r for r in rings if len(r) >= 4] for rings in parts]
    parts = [rings for rings in parts if rings]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def collection(features):
    return {"type": "FeatureCollection", "features": features}


def feature(properties, shape):
    return {"type": "Feature", "properties": properties, "geometry": shape}


def borders(features):
    # Six decimals: with five some of the rings cross themselves.
    return collection([
        feature({"namn": f["properties"]["namn"], "stadsdel": slug(f["properties"]["stadsdelsomrade"])},
                geometry(f["geometry"], outer_clockwise=False, decimals=6))
        for f in sorted(features, key=lambda f: slug(f["properties"]["namn"]))
    ])


def label(properties):
    return [round(properties["label_lon"], 5), round(properties["label_lat"], 5)]


def drawing(areas, lines, water):
    """The dashboard's map. Outer rings run clockwise: d3-geo takes a counter-clockwise ring for the rest of the globe."""
    points = [p for f in areas for rings in polygons(f["geometry"]) for p in rings[0]]
    return {
        "ram": [round(min(p[0] for p in points), 5), round(min(p[1] for p in points), 5),
                round(max(p[0] for p in points), 5), round(max(p[1] for p in points), 5)],
        "omraden": collection([
            feature({"id": slug(f["properties"]["namn"]), "namn": f["properties"]["namn"],
                     "etikett": label(f["properties"])}, geometry(f["geometry"], True))
            for f in sorted(areas, key=lambda f: slug(f["properties"]["namn"]))
        ]),
        "linjer": collection([
            feature({"namn": f["properties"]["namn"], "stadsdel": slug(f["properties"]["stadsdelsomrade"]),
                     "etikett": label(f["properties"])}, geometry(f["geometry"], True))
            for f in sorted(lines, key=lambda f: slug(f["properties"]["namn"]))
        ]),
        "vatten": collection([feature({}, geometry(f["geometry"], True)) for f in water]),
    }


def radius(f):
    """Metres from the label point to the farthest corner: within it the whole area lies."""
    centre = label(f["properties"])
    return math.ceil(max(metres(centre, p) for rings in polygons(f["geometry"]) for p in rings[0]) / 100) * 100


def place_type(name):
    if name.endswith((" torg", "torget", "plan", "platsen")) or name == "Norra Bantorget":
        return "torg"
    if name.endswith((" centrum", "Galleria", "gallerian")) or name == "Bromma Blocks":
        return "centrum"
    if name.endswith(("parken", "lunden", "gården")) and "kyrko" not in name:
        return "park"
    return "station" if name.endswith("station") else "plats"


def places(gazetteer, full, extra):
    areas = {e["namn"] for e in gazetteer if e["typ"] == "stadsdelsområde"}
    shape = {f["properties"]["namn"]: f for f in full}
    out = {}

    def add(ident, name, alias, kind, lat, lon, district, metres_off, source, owner=None):
        if ident in out:
            raise SystemExit(f"two places have the id {ident}")
        entry = {"id": ident, "namn": name, "alias": list(dict.fromkeys(a for a in alias if a != name)), "typ": kind,
                 "lat": round(lat, 5), "lon": round(lon, 5), "stadsdel": district, "osakerhetMeter": metres_off,
                 "kalla": source}
        if owner:
            entry["agare"] = owner
        out[ident] = entry

    for e in gazetteer:
        if e["typ"] == "stadsdel":
            ident = slug(e["namn"]) + ("-stadsdel" if e["namn"] in areas else "")
            add(ident, e["namn"], [a for a in e["alias"] if a not in extra["utanAlias"]], "stadsdel", e["lat"],
                e["lon"], slug(e["stadsdelsomrade"]), radius(shape[e["namn"]]), "stadskartan")
    for e in gazetteer:
        if e["typ"] == "plats":
            name = re.sub(r" \(.*\)$", "", e["namn"])
            alias = [a for a in e["alias"] if a not in extra["utanAlias"]]
            ident = slug(name) if slug(name) not in out else slug(name) + "-plats"
            add(ident, name, alias, place_type(name), e["lat"], e["lon"], slug(e["stadsdelsomrade"]), 200, "egen")
    for e in gazetteer:
        if e["typ"] != "tunnelbanestation":
            continue
        name, point = e["namn"], (e["lon"], e["lat"])
        same = next((p for p in out.values() if p["typ"] != "stadsdel" and p["namn"] == name
                     and metres(point, (p["lon"], p["lat"])) < SAME_PLACE_METRES), None)
        if same is None:
            add(slug(name) + "-station", name, [], "station", e["lat"], e["lon"], slug(e["stadsdelsomrade"]), 150,
                "wikipedia")
    for e in extra["platser"]:
        add(e.get("id", slug(e["namn"])), e["namn"], e.get("alias", []), e["typ"], e["lat"], e["lon"], e["stadsdel"],
            e["osakerhetMeter"], "egen", e.get("agare"))
    for ident, change in extra["andringar"].items():
        if ident not in out:
            raise SystemExit(f"tillagg.json changes {ident}, which is not among the places")
        alias = change.get("alias", [])
        out[ident].update({k: v for k, v in change.items() if k != "alias"})
        out[ident]["alias"] = list(dict.fromkeys(out[ident]["alias"] + alias))
    return [out[k] for k in sorted(out)]


def write(path, value, rows=None):
    """One entry a row where rows names the list: a change to one place is then a change to one line."""
    if rows is None:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    else:
        text = "{\n  \"" + rows + "\": [\n" + ",\n".join(
            "    " + json.dumps(e, ensure_ascii=False) for e in value) + "\n  ]\n}"
    path.write_text(text + "\n", encoding="utf-8")


def main():
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    source = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) == 3 else DEFAULT_TARGET

    def load(name):
        return json.loads((source / name).read_text(encoding="utf-8"))

    full = load("stadsdelar-117-full.geojson")["features"]
    write(target / "granser.geojson", borders(full))
    write(target / "karta.json", drawing(load("stadsdelsomraden-11.geojson")["features"],
                                         load("stadsdelar-117-simplified.geojson")["features"],
                                         load("vatten.geojson")["features"]))
    extra = json.loads((HERE / "tillagg.json").read_text(encoding="utf-8"))
    write(target / "platser.json", places(load("gazetteer.json"), full, extra), "platser")


if __name__ == "__main__":
    main()
