"""The courses of smaller rivers: along what OpenStreetMap has of their water, and where it has none, along the drainage
network of the European Flood Awareness System, which has every river but moves in steps of five kilometres.

Which is which is kept: a river becomes one feature for the stretches of each source.
"""
import math

from .geodesy import edge_km, point_in_ring
from .network import shortest, simplified, smoothed

CELL = (0.004, 0.0027)                  # degrees: 300 m both ways
CORRIDOR_KM = 4                         # how far water may lie from the network's line
DRY_COST = 3                            # of a kilometre where no water is known
SHORT_KM = 3                            # stretches below that do not count as of another source
SMOOTH_CELLS = {'OSM': 2, 'EFAS': 6}
TOLERANCE_DEGREES = 0.001


def cell_of(point):
    return math.floor(point[0] / CELL[0]), math.floor(point[1] / CELL[1])


def middle_of(cell):
    return (cell[0] + .5) * CELL[0], (cell[1] + .5) * CELL[1]


def wet_cells(polygons):
    """Every cell that a water touches, or nearly."""
    wet = set()
    for polygon in polygons:
        cells = [cell_of(point) for point in polygon[0]]
        wet.update(cells)
        for a, b in zip(polygon[0], polygon[0][1:]):
            steps = math.ceil(max(abs(b[0] - a[0]) / CELL[0], abs(b[1] - a[1]) / CELL[1]))
            wet.update(cell_of((a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps)) for k in range(steps))
        west, east = min(c[0] for c in cells), max(c[0] for c in cells)
        south, north = min(c[1] for c in cells), max(c[1] for c in cells)
        if east - west > 1 and north - south > 1:
            wet.update((column, row) for column in range(west, east + 1) for row in range(south, north + 1)
                       if (column, row) not in wet and point_in_ring(middle_of((column, row)), polygon[0]))
    return wet


def corridor(guide):
    """{cell: kilometres from the guide}"""
    cells = {}
    for a, b in zip(guide, guide[1:]):
        steps = max(1, math.ceil(edge_km(a, b) / 0.3))
        for k in range(steps + 1):
            point = (a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps)
            column, row = cell_of(point)
            reach = math.ceil(CORRIDOR_KM / 0.3)
            for c in range(column - reach, column + reach + 1):
                for r in range(row - reach, row + reach + 1):
                    away = edge_km(middle_of((c, r)), point)
                    if away < CORRIDOR_KM and away < cells.get((c, r), math.inf):
                        cells[c, r] = away
    return cells


def stretches(way, wet):
    """[(source, first, last)] along a way of cells; the last of one is the first of the next."""
    is_wet = [any((c + i, r + j) in wet for i in (-1, 0, 1) for j in (-1, 0, 1)) for c, r in way]
    runs = []
    for index, value in enumerate(is_wet):
        if runs and runs[-1][0] == value:
            runs[-1][2] = index
        else:
            runs.append([value, index, index])
    for value in (False, True):         # first short gaps are closed, then single ponds are forgotten
        for run in runs:
            if run[0] == value and (run[2] - run[1] + 1) * 0.3 < SHORT_KM:
                run[0] = not value
        merged = []
        for run in runs:
            if merged and merged[-1][0] == run[0]:
                merged[-1][2] = run[2]
            else:
                merged.append(run)
        runs = merged
    return [('OSM' if value else 'EFAS', first, min(last + 1, len(way) - 1)) for value, first, last in runs]


def course(guide, wet):
    """{source: lines} for a river that the network draws as guide."""
    away = corridor(guide)

    def around(cell):
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                other = (cell[0] + i, cell[1] + j)
                if (i or j) and other in away:
                    cost = 1 if other in wet else DRY_COST + 0.3 * away[other]
                    yield other, cost * math.hypot(i, j)

    way = shortest(cell_of(guide[0]), cell_of(guide[-1]), around)
    points = [middle_of(cell) for cell in way]
    runs = stretches(way, wet)
    soft = {source: smoothed(points, reach) for source, reach in SMOOTH_CELLS.items()}
    joints = {first: soft['OSM'][first] for _, first, _ in runs} | {last: soft['OSM'][last] for _, _, last in runs}
    found = {}
    for source, first, last in runs:
        line = [joints.get(i, soft[source][i]) for i in range(first, last + 1)]
        found.setdefault(source, []).append([(round(x, 5), round(y, 5)) for x, y in simplified(line, TOLERANCE_DEGREES)])
    return found
