"""Oblasts: the lines inside the country, fitted to its outline.

Most lines are Natural Earth's. Three are OpenStreetMap's: the old time zones of Uzhhorod, Simferopol and Zaporizhzhia
followed the outlines of Zakarpattia, of Crimea with Sevastopol, and of Zaporizhzhia Oblast. Where these disagree with
Natural Earth they win. Between Crimea and Sevastopol Natural Earth is off by a seventh of the city's area; GeoNames'
places tell better. What no polygon covers (Natural Earth's coast and border are rough) goes to the oblast whose
outline is nearest. Then towns are heard: a place lies in the oblast that GeoNames says it belongs to.
"""
import math
from collections import Counter

from . import kyiv
from .cells import cells
from .geodesy import edge_km, point_in_ring, polygon_km2
from .geojson import load_polygons, save_polygons
from .geopackage import read_polygons
from .packages import mapshaper
from .places import load_cities
from .tables import read_table

NATURAL_EARTH = 'packages/qgis-common/usr/share/qgis/resources/data/world_map.gpkg'
ZONES = {'Europe/Uzhgorod': ['UA-21'], 'Europe/Zaporozhye': ['UA-23'], 'Europe/Simferopol': ['UA-40', 'UA-43']}
SAMPLE_DEGREES = 0.02
REACH_DEGREES = 0.15                    # how far Natural Earth's outline may be from the country's
PATCH_DEGREES = 0.02                    # radius of land that a place on the wrong side takes with it
EXCLAVE = 'Slavutych'                   # built for the people of Prypiat: Kyiv Oblast's, within Chernihiv Oblast
LINE_M = 50                             # what lines inside the country are simplified by
CRUMB_KM2 = 10                          # detached pieces below that are no exclaves


def samples(polygons, skip=frozenset()):
    """Points along the outlines, but for edges that are in skip."""
    points = []
    for polygon in polygons:
        for ring in polygon:
            for a, b in zip(ring, ring[1:]):
                if tuple(sorted((a, b))) in skip:
                    continue
                steps = max(1, math.ceil(math.dist(a, b) / SAMPLE_DEGREES))
                points += [(a[0] + (b[0] - a[0]) * (k + .5) / steps, a[1] + (b[1] - a[1]) * (k + .5) / steps)
                           for k in range(steps)]
    return points


def nearest_cells(outlines):
    """{iso: cells} for {iso: polygons}: the land near each outline that is nearer to it than to the others."""
    edges = Counter(tuple(sorted(edge)) for polygons in outlines.values() for polygon in polygons for ring in polygon
                    for edge in zip(ring, ring[1:]))
    inner = {edge for edge, count in edges.items() if count > 1}
    labelled = [(point, iso) for iso, polygons in sorted(outlines.items()) for point in samples(polygons, inner)]
    found = {}
    for (_, iso), cell in zip(labelled, cells([point for point, _ in labelled], REACH_DEGREES)):
        if cell is not None:
            found.setdefault(iso, []).append([cell])
    return found


def contains(polygons, point):
    return any(point_in_ring(point, polygon[0]) and not any(point_in_ring(point, hole) for hole in polygon[1:])
               for polygon in polygons)


def patches(cities, outlines):
    """Small pieces around the places that lie on the wrong side of a line. A place whose piece does not reach its own
    oblast is an error of GeoNames, but for the one true exclave."""
    found = []
    for city, cell in zip(cities, cells([city['at'] for city in cities], PATCH_DEGREES)):
        inside = [iso for iso, polygons in outlines.items() if contains(polygons, city['at'])]
        if not inside or inside == [city['adm']] or cell is None:
            continue
        if city['name'] == EXCLAVE or any(contains(outlines[city['adm']], corner) for corner in cell):
            found.append(({'iso': city['adm']}, [[cell]]))
        else:
            print(f'        {city["name"]}: GeoNames says {city["adm"]}, but it lies deep in {inside[0]}')
    return found


def make(work):
    """oblasts.geojson: what each has of the country; a few square kilometres may still overlap or be open, which
    borders.join closes."""
    cities = load_cities(work)
    rows = {row['ne']: row for row in read_table('oblasts')}
    rough = {rows[name]['iso']: polygons for name, polygons in read_polygons(
        f'{work}/{NATURAL_EARTH}', 'states_provinces', "adm0_a3 = 'UKR' or name in ('Crimea', 'Sevastopol')").items()}
    rough['UA-30'], rough['UA-32'] = kyiv.split(rough['UA-30'], rough['UA-32'], cities)
    mapshaper(work, 'zones.json', '-dissolve', 'zone', '-o', 'zones.geojson', 'precision=0.00001')
    zones = {properties['zone']: polygons for properties, polygons in load_polygons(work, 'zones.geojson')}

    stack = []                          # the first to claim a piece of land keeps it
    for zone, members in ZONES.items():
        if len(members) == 1:
            stack.append(({'iso': members[0]}, zones[zone]))
            continue
        # Several: the line between them runs half-way between their places.
        here = [city for city in cities if contains(zones[zone], city['at'])]
        parts = {}
        for city, cell in zip(here, cells([city['at'] for city in here], REACH_DEGREES * 2)):
            if cell is not None:
                parts.setdefault(city['adm'], []).append([cell])
        save_polygons(work, 'zone.geojson', [({}, zones[zone])])
        save_polygons(work, 'members.geojson', [({'iso': iso}, parts[iso]) for iso in members])
        mapshaper(work, 'members.geojson', '-clip', 'zone.geojson', '-o', 'zone-members.geojson', 'precision=0.00001')
        stack += load_polygons(work, 'zone-members.geojson')
        stack.append(({'iso': members[-1]}, zones[zone]))
    exact = {iso for members in ZONES.values() for iso in members}
    others = {iso: polygons for iso, polygons in rough.items() if iso not in exact}
    stack += [({'iso': iso}, polygons) for iso, polygons in sorted(others.items())]
    stack += [({'iso': iso}, found) for iso, found in nearest_cells(others).items()]
    stack += [({'iso': members[-1]}, found) for zone, members in ZONES.items()
              for found in nearest_cells({zone: zones[zone]}).values()]

    save_polygons(work, 'outline.geojson', [({}, q) for p, q in load_polygons(work, 'borders.geojson') if p['A3'] == 'UKR'])
    fit(work, stack, 'oblasts-first.geojson')
    first = {p['iso']: q for p, q in load_polygons(work, 'oblasts-first.geojson')}
    fit(work, patches(cities, first) + stack, 'oblasts.geojson')


def fit(work, stack, name):
    save_polygons(work, 'stack.geojson', stack)
    mapshaper(work, 'stack.geojson', '-clean', 'overlap-rule=min-id', 'gap-fill-area=2km2', '-dissolve', 'iso', '-simplify',
              'dp', f'interval={LINE_M}', 'keep-shapes', '-clean', '-clip', 'outline.geojson', '-clean', '-dissolve', 'iso',
              '-o', 'fitted.geojson')
    save_polygons(work, name, without_crumbs(load_polygons(work, 'fitted.geojson')))


def without_crumbs(features):
    """A piece that the cuts left over joins the neighbour with which it shares most of its outline."""
    parts = [[properties['iso'], polygon, polygon_km2(polygon)] for properties, polygons in features for polygon in polygons]
    owners = {}
    for index, (_, polygon, _) in enumerate(parts):
        for ring in polygon:
            for edge in zip(ring, ring[1:]):
                owners.setdefault(tuple(sorted(edge)), []).append(index)
    largest = {}
    for index, (iso, _, area) in enumerate(parts):
        if area > largest.get(iso, (0, 0))[0]:
            largest[iso] = (area, index)
    main = {index for _, index in largest.values()}
    for index, (iso, polygon, area) in enumerate(parts):
        if index in main or area > CRUMB_KM2:
            continue
        shared = Counter()
        for ring in polygon:
            for a, b in zip(ring, ring[1:]):
                for other in owners[tuple(sorted((a, b)))]:
                    if other != index and parts[other][0] != iso:
                        shared[parts[other][0]] += edge_km(a, b)
        outline = sum(edge_km(a, b) for ring in polygon for a, b in zip(ring, ring[1:]))
        if shared and shared.most_common(1)[0][1] > 0.05 * outline:
            parts[index][0] = shared.most_common(1)[0][0]
    merged = {}
    for iso, polygon, _ in parts:
        merged.setdefault(iso, []).append(polygon)
    return [({'iso': iso}, polygons) for iso, polygons in sorted(merged.items())]
