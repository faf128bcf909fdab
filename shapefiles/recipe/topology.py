"""What can be known of polygons and lines by their edges alone."""
import math

GRID = 0.02                             # degrees; about as long as the longer edges


def edges_of(parts):
    return [(a, b) for part in parts for a, b in zip(part, part[1:])]


def undirected(edges):
    return {(a, b) if a < b else (b, a) for a, b in edges}


def _side(a, b, p):
    value = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
    return (value > 1e-18) - (value < -1e-18)


def _within(a, b, p):
    return min(a[0], b[0]) <= p[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= p[1] <= max(a[1], b[1])


def meet(first, second):
    """Whether two edges have a point in common, but for an end that they share."""
    (a, b), (c, d) = first, second
    sides = _side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        return True
    shared = {a, b} & {c, d}
    for side, (p, q), point in zip(sides, ((a, b), (a, b), (c, d), (c, d)), (c, d, a, b)):
        if side == 0 and point not in shared and _within(p, q, point):
            return True
    return False


def crossings(edges, most=5):
    """Pairs of edges that meet elsewhere than at a common end. Each edge counts once, however often it is given."""
    edges = sorted(undirected(edges))
    grid = {}
    for index, (a, b) in enumerate(edges):
        steps = max(1, math.ceil(2 * max(abs(b[0] - a[0]), abs(b[1] - a[1])) / GRID))
        cells = set()
        for k in range(steps + 1):
            x, y = a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps
            cells.update((math.floor((x + i) / GRID), math.floor((y + j) / GRID))
                         for i in (-GRID / 2, GRID / 2) for j in (-GRID / 2, GRID / 2))
        for cell in cells:
            grid.setdefault(cell, []).append(index)
    found, seen = [], set()
    for indexes in grid.values():
        for position, i in enumerate(indexes):
            (ax, ay), (bx, by) = edges[i]
            for j in indexes[position + 1:]:
                (cx, cy), (dx, dy) = edges[j]
                if (max(ax, bx) < min(cx, dx) or max(cx, dx) < min(ax, bx) or max(ay, by) < min(cy, dy)
                        or max(cy, dy) < min(ay, by)):
                    continue
                if (i, j) not in seen and meet(edges[i], edges[j]):
                    seen.add((i, j))
                    found.append((edges[i], edges[j]))
                    if len(found) == most:
                        return found
    return found


def unpaired(edges):
    """Of the edges of areas that should fill the plane: those that run twice the same way, and those that have no
    neighbour on the other side."""
    count = {}
    for edge in edges:
        count[edge] = count.get(edge, 0) + 1
    twice = [edge for edge, number in count.items() if number > 1]
    alone = [edge for edge in count if (edge[1], edge[0]) not in count]
    return twice, alone


def ring_faults(parts):
    for part in parts:
        if part[0] != part[-1]:
            yield f'a ring is open at {part[0]}'
        elif len(part) < 4:
            yield f'a ring at {part[0]} has fewer than three corners'
        if any(a == b for a, b in zip(part, part[1:])):
            yield f'a ring at {part[0]} has the same point twice in a row'
        if len(set(part)) != len(part) - 1:
            yield f'a ring at {part[0]} touches itself'
