#!/usr/bin/env python3
"""Makes coastline.tsv: outlines of land and the borders between countries, for the map of the HTML report.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 coastline.py package/countries-50m.json

The source is Natural Earth 4.1.0, 1:50m, which is in the public domain, as world-atlas packages it for npm. Lines are
simplified by Douglas and Peucker to TOLERANCE degrees at the equator; islands below SMALLEST square degrees are left out.

A row is `kind<TAB>points`: `land` is a closed ring, `border` an open line. Points are longitude and latitude in
hundredths of a degree, each as its difference to the point before, zigzag and in groups of five bits from character `?`
upwards (the "encoded polyline" of web maps, longitude first). Needs nothing but Python.
"""

import json
import math
import sys
from pathlib import Path

TOLERANCE = 0.02
SMALLEST = 0.004
UNITS = 100


def decode_arcs(topology):
    """The arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def distance(p, a, b):
    """From p to the segment a-b, in degrees at p's latitude."""
    scale = max(math.cos(math.radians(p[1])), 0.1)
    px, py = (p[0] - a[0]) * scale, p[1] - a[1]
    bx, by = (b[0] - a[0]) * scale, b[1] - a[1]
    length = bx * bx + by * by
    t = 0 if length == 0 else max(0, min(1, (px * bx + py * by) / length))
    return math.hypot(px - t * bx, py - t * by)


def simplify(points):
    """Douglas and Peucker, without recursion; the ends stay, so that arcs still meet."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = 0, None
        for i in range(first + 1, last):
            d = distance(points[i], points[first], points[last])
            if d > far:
                far, at = d, i
        closed = points[first] == points[last]
        if at is not None and (far > TOLERANCE or closed):
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def rings(geometry):
    """Every ring of a polygon or multipolygon, as arc numbers."""
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon
    elif geometry["type"] == "GeometryCollection":
        for inner in geometry["geometries"]:
            yield from rings(inner)


def join(ring, arcs):
    points = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def area(points):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:]))) / 2


def unwrapped(points):
    """Longitudes without the jump at 180 degrees: a ring of Asia goes on to 190."""
    out, turn = [], 0
    for i, (lon, lat) in enumerate(points):
        step = lon - points[i - 1][0] if i else 0
        turn += -360 if step > 180 else 360 if step < -180 else 0
        out.append((lon + turn, lat))
    return out


def clipped(ring, west, east):
    """The part of a ring between two meridians (Sutherland and Hodgman)."""
    for sign, edge in ((1, west), (-1, -east)):
        kept = []
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
            a, b = sign * ax - edge, sign * bx - edge
            if (a < 0) != (b < 0):
                t = a / (a - b)
                kept.append((ax + (bx - ax) * t, ay + (by - ay) * t))
            if b >= 0:
                kept.append((bx, by))
        ring = kept
    return ring + ring[:1]


def pieces(ring):
    """A ring cut at 180 degrees. Antarctica, which goes around the pole, is left out: no article's map reaches it."""
    ring = unwrapped(ring)
    if abs(ring[0][0] - ring[-1][0]) > 1:
        return []
    if all(-180 <= lon <= 180 for lon, _ in ring):
        return [ring]
    return [clipped([(lon + turn, lat) for lon, lat in ring[:-1]], -180, 180) for turn in (0, -360, 360)]


def code(number):
    number = ~(number << 1) if number < 0 else number << 1
    out = ""
    while number >= 0x20:
        out += chr((0x20 | (number & 0x1F)) + 63)
        number >>= 5
    return out + chr(number + 63)


def encode(points):
    x = y = 0
    out, last = "", None
    for lon, lat in points:
        here = (round(lon * UNITS), round(lat * UNITS))
        if here != last:
            out += code(here[0] - x) + code(here[1] - y)
            (x, y), last = here, here
    return out


def main():
    topology = json.loads(Path(sys.argv[1]).read_text())
    arcs = [simplify(points) for points in decode_arcs(topology)]
    rows = []
    for ring in rings(topology["objects"]["land"]):
        rows += [("land", piece) for piece in pieces(join(ring, arcs)) if len(piece) > 3 and area(piece) >= SMALLEST]
    users = {}
    for number, country in enumerate(topology["objects"]["countries"]["geometries"]):
        for ring in rings(country):
            for arc in ring:
                users.setdefault(arc if arc >= 0 else ~arc, set()).add(number)
    rows += [("border", arcs[arc]) for arc, countries in sorted(users.items()) if len(countries) > 1]
    out = Path(__file__).with_name("coastline.tsv")
    with out.open("w", encoding="ascii", newline="\n") as file:
        file.write("kind\tpoints\n")
        file.writelines(f"{kind}\t{encode(points)}\n" for kind, points in rows)
    print(f"{len(rows)} rows, {sum(len(p) for _, p in rows)} points, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
