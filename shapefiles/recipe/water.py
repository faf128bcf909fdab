"""Seas, lagoons, lakes and reservoirs.

The source of the lakes is coarse: it has one point in about half a kilometre, in steps. Rounding the corners brings the
look of a shore back, not the shore itself.
"""
import json
import math
import os

from .borders import WINDOW, pieces
from .geodesy import point_in_ring, polygon_km2
from .geojson import load_polygons, save_lines, save_polygons
from .packages import mapshaper
from .shapefile import rings_of
from .tables import read_table

WATERBODIES = '../packages/@geo-maps/earth-waterbodies-10m/map.geo.json'
LEAST_KM2 = 5
STEPS_M = 150                           # of the source's stairs: what a straight line may leave out before rounding
SHORE_M = 40                            # what it may leave out afterwards
LAGOON_M = 60
NEAR_KM = 4                             # a point of waters.tsv names the polygon that it is in, or the nearest one
ORDER = {'sea': 0, 'liman': 1, 'reservoir': 1, 'lake': 1, 'water': 1}

# The source misses the Kamianske Reservoir: from GSHHG, of the shore that it has for the whole Dnipro the part between
# the dams of Kremenchuk and Kamianske.
KAMIANSKE = {'name': 'Kamianske Reservoir', 'box': '33.47,48.5,34.53,49.06', 'within': (33.95, 48.83)}


def rounded(ring):
    """Cuts each corner at a quarter of its edges, twice (Chaikin's way)."""
    for _ in range(2):
        ring = [point for a, b in zip(ring, ring[1:])
                for point in ((a[0] * .75 + b[0] * .25, a[1] * .75 + b[1] * .25),
                              (a[0] * .25 + b[0] * .75, a[1] * .25 + b[1] * .75))]
        ring.append(ring[0])
    return [(round(x, 6), round(y, 6)) for x, y in ring]


def distance_km(point, ring):
    """From a point to a ring, flat, which is enough for the nearest of a few."""
    squeeze = math.cos(math.radians(point[1]))
    best = math.inf
    for a, b in zip(ring, ring[1:]):
        ax, ay, bx, by = (a[0] - point[0]) * squeeze, a[1] - point[1], (b[0] - point[0]) * squeeze, b[1] - point[1]
        length2 = (bx - ax) ** 2 + (by - ay) ** 2
        t = 0 if length2 == 0 else max(0, min(1, -(ax * (bx - ax) + ay * (by - ay)) / length2))
        best = min(best, math.hypot(ax + t * (bx - ax), ay + t * (by - ay)))
    return best * 111.2


def names(polygons, rows):
    """For each polygon the row that names it, or None."""
    found, missing = [None] * len(polygons), []
    for row in rows:
        for text in row['points'].split():
            point = tuple(float(value) for value in text.split(','))
            best = (NEAR_KM, None)
            for index, polygon in enumerate(polygons):
                xs, ys = [x for x, _ in polygon[0]], [y for _, y in polygon[0]]
                if not (min(xs) - .1 < point[0] < max(xs) + .1 and min(ys) - .1 < point[1] < max(ys) + .1):
                    continue
                away = 0 if point_in_ring(point, polygon[0]) else distance_km(point, polygon[0])
                if away < best[0]:
                    best = (away, index)
            if best[1] is None:
                missing.append(f'{row["at"]}: there is no water at {text}')
            else:
                found[best[1]] = row
    if missing:
        raise SystemExit('rebuild: ' + '; '.join(missing))
    return found


def clean(work, name, features, not_here):
    """Without what lies in not_here, and valid: rounding to the layer's precision can make edges cross again, so that the
    cleaning is done on what it gave until then."""
    save_polygons(work, name, features)
    mapshaper(work, name, '-clean', 'overlap-rule=min-id', '-erase', not_here, '-clip', f'bbox={WINDOW}', '-o', 'once-' + name,
              'precision=0.00001')
    for _ in range(2):
        mapshaper(work, 'once-' + name, '-clean', 'overlap-rule=min-id', '-explode', '-o', 'twice-' + name, 'precision=0.00001')
        os.replace(f'{work}/made/twice-{name}', f'{work}/made/once-{name}')
    return [p for p in pieces(load_polygons(work, 'once-' + name)) if polygon_km2(p) > LEAST_KM2]


def kamianske(work):
    with open(f'{work}/made/gshhg-lakes.json', encoding='utf-8') as file:
        shores = json.load(file)
    save_lines(work, 'shores.geojson', [({}, [line]) for line in shores
                                        if any(33 < x < 35.5 and 48 < y < 49.6 for x, y in line)])
    mapshaper(work, '-rectangle', f'bbox={KAMIANSKE["box"]}', 'name=box', '-lines', '-i', 'shores.geojson', '-clip',
              f'bbox={KAMIANSKE["box"]}', '-merge-layers', 'force', 'target=*', '-clean', '-polygons', '-o',
              'kamianske.geojson')
    return [p for p in pieces(load_polygons(work, 'kamianske.geojson')) if point_in_ring(KAMIANSKE['within'], p[0])]


def lakes(work, not_lakes):
    save_polygons(work, 'not-lakes.geojson', [({}, not_lakes)])
    mapshaper(work, WATERBODIES, '-clip', 'bbox=18.5,41.5,45.5,55.5', '-explode', '-filter', 'this.area > 2e4', '-o',
              'waterbodies-all.geojson')
    mapshaper(work, 'waterbodies-all.geojson', '-dissolve', 'gap-fill-area=0', '-erase', 'not-lakes.geojson', '-explode',
              '-filter', f'this.area > {LEAST_KM2}e6', '-o', 'waterbodies.geojson')
    mapshaper(work, 'waterbodies.geojson', '-simplify', 'dp', f'interval={STEPS_M}', 'keep-shapes', '-o', 'straight.geojson')
    save_polygons(work, 'round.geojson', [({}, [[rounded(ring) for ring in p]])
                                          for p in pieces(load_polygons(work, 'straight.geojson'))])
    mapshaper(work, 'round.geojson', '-simplify', 'dp', f'interval={SHORE_M}', 'keep-shapes', '-o', 'shore.geojson')
    return clean(work, 'lakes.geojson', load_polygons(work, 'shore.geojson'), 'not-lakes.geojson')


def make(work):
    rows = read_table('waters')
    seas = load_polygons(work, 'seas.geojson')
    mapshaper(work, 'lagoons.geojson', '-simplify', 'dp', f'interval={LAGOON_M}', 'keep-shapes', '-o', 'lagoon-shore.geojson')
    lagoons = clean(work, 'limans.geojson', load_polygons(work, 'lagoon-shore.geojson'), 'seas.geojson')
    reservoir = kamianske(work)
    fresh = lakes(work, pieces(seas) + lagoons + reservoir)

    named = {row['name']: row for row in rows}
    features = [(named[p['name']], 'OSM', q) for p, q in seas]
    features += [(named[KAMIANSKE['name']], 'GSHHG', [p]) for p in reservoir]
    unnamed = {'name': '', 'name_uk': '', 'kind': 'water', 'status': ''}
    rest = lagoons + fresh
    wanted = [row for row in rows if row['kind'] != 'sea' and row['name'] != KAMIANSKE['name']]
    features += [(row or unnamed, 'OSM', [p]) for row, p in zip(names(rest, wanted), rest)]
    features.sort(key=lambda f: (ORDER[f[0]['kind']], -sum(polygon_km2(p) for p in f[2])))
    return {'shape': 'polygons', 'fields': [(name, 'C') for name in ('name', 'name_uk', 'kind', 'status', 'src')],
            'features': [(dict(row, src=src), rings_of(polygons)) for row, src, polygons in features]}
