"""Countries, coast and seas: one topology, so that a border has the same vertices on both its sides.

The source gives Crimea both to Ukraine and to Russia; here, as everywhere in tiermap, it is Ukraine.
"""
import math

from .geodesy import edge_km, polygon_km2
from .geojson import load_polygons, save_polygons
from .packages import mapshaper
from .shapefile import rings_of
from .tables import read_table

WIDE = '18,41,46,56'                    # worked on, so that the window's frame is cut through finished layers
WINDOW = '19,42,45,55'
COASTLINE = '../packages/@geo-maps/countries-coastline-10m/map.geo.json'

TOLERANCE_M = 50                        # of borders and coasts to which Ukraine is a party
TOLERANCE_ABROAD_M = 300
ISLAND_KM2 = 1                          # smaller ones are left out, but for Zmiinyi Island
ZMIINYI = (30.1, 45.2, 30.3, 45.3)

# Dams and bars across the mouths of lagoons that are the country's inland waters, though the source has them as sea:
# the Dnipro-Bug liman between Ochakiv and Kinburn, the Berezan liman, the Syvash at Henichesk.
MOUTHS = [
    [(31.549, 46.604), (31.556, 46.602), (31.517, 46.574), (31.511, 46.5775)],
    [(31.408, 46.6215), (31.425, 46.6285), (31.427, 46.6255), (31.411, 46.6175)],
    [(34.808, 46.162), (34.816, 46.163), (34.819, 46.147), (34.812, 46.146)],
]
LAGOONS = (29.4, 44, 36, 47.5)          # where to look for what the mouths shut off
LAGOON_MOST_KM2 = 4000
EDGE_KM = 3                             # longer edges of the outline are divided

# The Sea of Azov ends at the Kerch Strait, between the capes at its northern entrance and Panahiia.
AZOV = [(34.5, 47.6), (40, 47.6), (40, 45.2), (37.2, 45.2), (36.8, 45.44), (36.57, 45.44), (36.4, 45.2), (35.6, 45.15),
        (34.5, 45.2)]


def within(ring, box):
    return all(box[0] < x < box[2] and box[1] < y < box[3] for x, y in ring)


def pieces(features):
    return [polygon for _, polygons in features for polygon in polygons]


def make(work):
    """borders.geojson: countries with their lagoons, simplified; lagoons.geojson: what was added to Ukraine."""
    mapshaper(work, COASTLINE, '-clip', f'bbox={WIDE}', '-filter-fields', 'A3', '-each', 'rank = A3 === "UKR" ? 0 : 1',
              '-sort', 'rank', '-clean', 'overlap-rule=min-id', 'gap-fill-area=1km2', '-dissolve', 'A3', '-o', 'land.geojson')
    save_polygons(work, 'mouths.geojson', [({}, [[ring + ring[:1]]]) for ring in MOUTHS])
    mapshaper(work, '-rectangle', f'bbox={WIDE}', 'name=sea', '-erase', 'land.geojson', '-o', 'open-sea.geojson')
    mapshaper(work, 'open-sea.geojson', '-erase', 'mouths.geojson', '-o', 'shut-sea.geojson')
    mapshaper(work, 'mouths.geojson', '-clip', 'open-sea.geojson', '-o', 'plugs.geojson')
    lagoons = [p for p in pieces(load_polygons(work, 'shut-sea.geojson'))
               if within(p[0], LAGOONS) and polygon_km2(p) < LAGOON_MOST_KM2]
    save_polygons(work, 'lagoons.geojson', [({}, [p]) for p in lagoons])

    land = load_polygons(work, 'land.geojson')
    plugs = pieces(load_polygons(work, 'plugs.geojson'))
    save_polygons(work, 'states.geojson', [(p, q) for p, q in land if p['A3'] == 'UKR']
                  + [({'A3': 'UKR'}, [p]) for p in lagoons + plugs] + [(p, q) for p, q in land if p['A3'] != 'UKR'])
    mapshaper(work, 'states.geojson', '-clean', 'overlap-rule=min-id', '-dissolve', 'A3', '-o', 'whole.geojson')
    kept = [(properties, [p for p in polygons if polygon_km2(p) > ISLAND_KM2 or within(p[0], ZMIINYI)])
            for properties, polygons in load_polygons(work, 'whole.geojson')]
    save_polygons(work, 'kept.geojson', [(p, q) for p, q in kept if q])
    mapshaper(work, 'kept.geojson', '-simplify', 'dp', 'variable', 'keep-shapes',
              f'interval=A3 === "UKR" ? {TOLERANCE_M} : {TOLERANCE_ABROAD_M}', '-clean', '-o', 'borders.geojson',
              'precision=0.00001')


def sea_of(polygon):
    xs = [x for x, _ in polygon[0]]
    ys = [y for _, y in polygon[0]]
    if min(ys) > 53:
        return 'Baltic Sea'
    return 'Adriatic Sea' if max(xs) < 21 else 'Black Sea'


def divided(cover):
    """The same areas with more points along the country's outline. The source's coast has edges of up to 16 km; what is
    measured from the outline is the better for short ones. Both sides of an edge get the same points."""
    sides = {}
    for key, polygons in cover.items():
        for polygon in polygons:
            for ring in polygon:
                for a, b in zip(ring, ring[1:]):
                    sides.setdefault((min(a, b), max(a, b)), []).append(key)

    def points(a, b):
        first, last = min(a, b), max(a, b)
        is_outline = sum(key.startswith('UA-') for key in sides[first, last]) == 1
        parts = math.ceil(edge_km(a, b) / EDGE_KM) if is_outline else 1
        between = [(round(first[0] + (last[0] - first[0]) * k / parts, 6), round(first[1] + (last[1] - first[1]) * k / parts, 6))
                   for k in range(1, parts)]
        return [a] + (between if a == first else between[::-1])

    return {key: [[[p for a, b in zip(ring, ring[1:]) for p in points(a, b)] + ring[-1:] for ring in polygon]
                  for polygon in polygons] for key, polygons in cover.items()}


def join(work):
    """Oblasts, neighbours and seas through mapshaper's cleaning together, until all have all common vertices. Returns
    the layers ukraine, oblasts and neighbours; leaves seas.geojson."""
    oblasts = [({'key': p['iso']}, q) for p, q in load_polygons(work, 'oblasts.geojson')]
    abroad = [({'key': p['A3']}, q) for p, q in load_polygons(work, 'borders.geojson') if p['A3'] != 'UKR']
    save_polygons(work, 'lands.geojson', oblasts + abroad)
    mapshaper(work, 'lands.geojson', '-clean', 'gap-fill-area=2km2', 'overlap-rule=min-id', '-clip', f'bbox={WINDOW}',
              '-dissolve', 'key', '-o', 'lands-clean.geojson', 'precision=0.00001')
    save_polygons(work, 'azov.geojson', [({}, [[AZOV + AZOV[:1]]])])
    mapshaper(work, '-rectangle', f'bbox={WINDOW}', 'name=sea', '-erase', 'lands-clean.geojson', '-o', 'sea.geojson',
              'precision=0.00001')
    mapshaper(work, 'sea.geojson', '-clip', 'azov.geojson', '-o', 'sea-azov.geojson', 'precision=0.00001')
    mapshaper(work, 'sea.geojson', '-erase', 'azov.geojson', '-o', 'sea-rest.geojson', 'precision=0.00001')
    seas = [({'key': 'Sea of Azov'}, [p]) for p in pieces(load_polygons(work, 'sea-azov.geojson')) if polygon_km2(p) > 0.1]
    seas += [({'key': sea_of(p)}, [p]) for p in pieces(load_polygons(work, 'sea-rest.geojson')) if polygon_km2(p) > 0.1]
    save_polygons(work, 'cover.geojson', load_polygons(work, 'lands-clean.geojson') + seas)
    mapshaper(work, 'cover.geojson', '-clean', 'gap-fill-area=2km2', 'overlap-rule=min-id', '-dissolve', 'key',
              '-clip', f'bbox={WINDOW}', '-o', 'cover-clean.geojson', 'precision=0.00001')
    cover = divided({p['key']: q for p, q in load_polygons(work, 'cover-clean.geojson')})

    seas = {row['name'] for row in read_table('waters') if row['kind'] == 'sea'}
    save_polygons(work, 'seas.geojson', [({'name': key}, q) for key, q in cover.items() if key in seas])
    save_polygons(work, 'parts.geojson', [({}, q) for key, q in cover.items() if key.startswith('UA-')])
    mapshaper(work, 'parts.geojson', '-dissolve', '-o', 'ukraine.geojson')
    ukraine = pieces(load_polygons(work, 'ukraine.geojson'))

    named = [('name', 'C'), ('name_uk', 'C')]
    rows = {row['a3']: row for row in read_table('countries')}
    missing = {key for key in cover if not key.startswith('UA-') and key not in seas} - set(rows)
    if missing:
        raise SystemExit(f'rebuild: countries.tsv has no row for {", ".join(sorted(missing))}')
    return {
        'ukraine': {'shape': 'polygons', 'fields': [('a3', 'C')] + named, 'features': [(rows['UKR'], rings_of(ukraine))]},
        'neighbours': {'shape': 'polygons', 'fields': [('a3', 'C')] + named,
                       'features': [(rows[key], rings_of(cover[key])) for key in sorted(rows) if key in cover]},
        'oblasts': {'shape': 'polygons', 'fields': named + [('iso', 'C'), ('full', 'C'), ('full_uk', 'C')],
                    'features': [(row, rings_of(cover[row['iso']])) for row in read_table('oblasts')]},
    }
