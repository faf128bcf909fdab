"""Rivers. Each line has one source: Natural Earth where it has the river whole, else GSHHG's WDBII, else what courses.py
makes of OpenStreetMap and the European Flood Awareness System."""
import json

from .borders import pieces
from .courses import course, wet_cells
from .geodesy import edge_km, line_km
from .geojson import load_polygons
from .network import Network, simplified
from .shapefile import read_attributes, read_shapes
from .tables import read_table

MAGICS = 'packages/libmagics++-data/usr/share/magics'
WINDOW = (19, 42, 45, 55)
TOLERANCE_DEGREES = 0.002
UNNAMED_LEAST_KM = 60
UNNAMED_APART_KM = 4                    # from named rivers: nearer ones are the same river in another source
JUMP_MOST = 0.07                        # of a river's length
DRAINED_KM2 = 500                       # of the network's lines: land that drains into them


def in_window(point):
    return WINDOW[0] <= point[0] <= WINDOW[2] and WINDOW[1] <= point[1] <= WINDOW[3]


def clipped(line):
    """The pieces of a line inside the window, its frame included to within an edge."""
    found = []
    for a, b in zip(line, line[1:]):
        if in_window(a) and in_window(b):
            if found and found[-1][-1] == a:
                found[-1].append(b)
            else:
                found.append([a, b])
    return found


def sources(work):
    _, shapes = read_shapes(f'{work}/{MAGICS}/10m/ne_10m_rivers_lake_centerlines.shp')
    natural = [part for parts in shapes for part in parts if any(17 < x < 47 and 41 < y < 56 for x, y in part)]
    with open(f'{work}/made/gshhg-rivers.json', encoding='utf-8') as file:
        gshhg = json.load(file)
    base = f'{work}/{MAGICS}/efas/ExtendedDomain/lines'
    _, drained = read_attributes(base + '.dbf')
    _, shapes = read_shapes(base + '.shp')
    efas = [parts[0] for record, parts in zip(drained, shapes) if float(record['upArea']) >= DRAINED_KM2
            and 22 < parts[0][0][0] < 41 and 44 < parts[0][0][1] < 53]
    return {'Natural Earth': Network(natural), 'GSHHG': Network(gshhg), 'OSM, EFAS': Network(efas)}


def chains(network, used):
    """The network's lines between its forks, but for the nodes that are used."""
    edges = {frozenset((a, b)) for a in network.edges for b in network.edges[a] if a not in used or b not in used}
    degree = {}
    for edge in edges:
        for node in edge:
            degree[node] = degree.get(node, 0) + 1
    found, done = [], set()
    for start in sorted(degree):
        if degree[start] == 2:
            continue
        for second in sorted(network.edges[start]):
            edge = frozenset((start, second))
            if edge not in edges or edge in done:
                continue
            line = [start, second]
            done.add(edge)
            while degree[line[-1]] == 2:
                onward = [n for n in network.edges[line[-1]]
                          if frozenset((line[-1], n)) in edges and frozenset((line[-1], n)) not in done]
                if not onward:
                    break
                done.add(frozenset((line[-1], onward[0])))
                line.append(onward[0])
            found.append(line)
    return found


def apart(line, grid):
    """Whether most of a line is away from the named rivers, whose points the grid has by tenths of a degree."""
    near = 0
    for x, y in line:
        column, row = int(x * 10), int(y * 10)
        near += any(edge_km(p, (x, y)) < UNNAMED_APART_KM for c in (-1, 0, 1) for r in (-1, 0, 1)
                    for p in grid.get((column + c, row + r), []))
    return near < 0.3 * len(line)


def make(work):
    networks = sources(work)
    wet = wet_cells([p for p in pieces(load_polygons(work, 'waterbodies-all.geojson'))
                     if 22 < p[0][0][0] < 41 and 44 < p[0][0][1] < 53])
    features, used, faults = [], set(), []
    for row in read_table('rivers'):
        network = networks[row['source']]
        line, jumped = network.route([tuple(float(v) for v in p.split(',')) for p in row['points'].split()])
        length = line_km(line)
        print(f'        {row["name"]:16} {row["source"]:14} {length:5.0f} km, {jumped:3.0f} km without data')
        if jumped > JUMP_MOST * length:
            faults.append(f'{row["at"]}: {row["source"]} has no such river')
        used.update(line if row['source'] == 'GSHHG' else [])
        parts = ({row['source']: clipped(simplified(line, TOLERANCE_DEGREES))} if row['source'] in ('Natural Earth', 'GSHHG')
                 else course(line, wet))
        for source, lines in sorted(parts.items()):
            features.append((dict(row, src=source), lines))
    if faults:
        raise SystemExit('rebuild: ' + '; '.join(faults))
    grid = {}
    for _, lines in features:
        for line in lines:
            for x, y in line:
                grid.setdefault((int(x * 10), int(y * 10)), []).append((x, y))
    for line in chains(networks['GSHHG'], used):
        if line_km(line) >= UNNAMED_LEAST_KM and apart(line, grid):
            features += [({'name': '', 'name_uk': '', 'rank': '3', 'src': 'GSHHG'}, lines)
                         for lines in [clipped(simplified(line, TOLERANCE_DEGREES))] if lines]
    for properties, lines in features:
        properties['km'] = round(sum(line_km(line) for line in lines))
    features.sort(key=lambda f: (f[0]['rank'], -f[0]['km'], f[0]['name'], f[1][0][0]))
    return {'shape': 'lines', 'fields': [('name', 'C'), ('name_uk', 'C'), ('rank', 'N'), ('km', 'N'), ('src', 'C')],
            'features': features}
