"""Cells of the land that is nearest to one of many points (a Voronoi diagram), no wider than a given reach. Each is cut
from a square around its point by the bisectors with the points near by: plain, and quick enough for some thousands."""
import math


def _cut(polygon, middle, normal):
    """The part of a convex polygon on the near side of the line through middle."""
    kept = []
    sides = [(x - middle[0]) * normal[0] + (y - middle[1]) * normal[1] for x, y in polygon]
    for (a, side_a), (b, side_b) in zip(zip(polygon, sides), zip(polygon[1:] + polygon[:1], sides[1:] + sides[:1])):
        if side_a <= 0:
            kept.append(a)
        if (side_a < 0) != (side_b < 0) and side_a != side_b:
            t = side_a / (side_a - side_b)
            kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    return kept


def cells(points, reach):
    """One closed ring for each point, or None where another point is at the same place. Degrees; a degree of longitude
    is taken as it is at 48.5 degrees north."""
    squeeze = math.cos(math.radians(48.5))
    flat = [(x * squeeze, y) for x, y in points]
    grid = {}
    for index, (x, y) in enumerate(flat):
        grid.setdefault((int(x // (2 * reach)), int(y // (2 * reach))), []).append(index)
    found = []
    for index, (x, y) in enumerate(flat):
        column, row = int(x // (2 * reach)), int(y // (2 * reach))
        near = [i for c in (-1, 0, 1) for r in (-1, 0, 1) for i in grid.get((column + c, row + r), []) if i != index]
        near.sort(key=lambda i: (math.dist(flat[i], (x, y)), i))
        cell = [(x + reach * math.cos(a), y + reach * math.sin(a)) for a in (math.tau * k / 16 for k in range(16))]
        for i in near:
            distance = math.dist(flat[i], (x, y))
            if distance == 0 or not cell or distance > 2 * max(math.dist(p, (x, y)) for p in cell):
                if distance == 0:
                    cell = []
                break
            middle = ((flat[i][0] + x) / 2, (flat[i][1] + y) / 2)
            cell = _cut(cell, middle, (flat[i][0] - x, flat[i][1] - y))
        if len(cell) < 3:
            found.append(None)
        else:
            ring = [(px / squeeze, py) for px, py in cell]
            found.append(ring + ring[:1])
    return found
