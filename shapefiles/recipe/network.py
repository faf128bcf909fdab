"""Lines of a source as a network, and the way along it through given points."""
import heapq
import math

from .geodesy import edge_km

JUMP_KM = 25                            # pieces of one river that miss each other by less are joined
JUMP_COST = 5                           # a kilometre of jump counts as so many of river


def shortest(start, goal, neighbours):
    """The nodes of the cheapest way, or None. neighbours(node) gives (node, cost)."""
    queue, costs, before = [(0, start)], {start: 0}, {}
    while queue:
        cost, node = heapq.heappop(queue)
        if node == goal:
            way = [node]
            while way[-1] != start:
                way.append(before[way[-1]])
            return way[::-1]
        if cost > costs[node]:
            continue
        for other, step in neighbours(node):
            total = cost + step
            if total < costs.get(other, math.inf):
                costs[other], before[other] = total, node
                heapq.heappush(queue, (total, other))
    return None


class Network:
    def __init__(self, lines):
        self.edges = {}
        for line in lines:
            points = [(round(x, 4), round(y, 4)) for x, y in line]
            for a, b in zip(points, points[1:]):
                if a != b:
                    self.edges.setdefault(a, {})[b] = self.edges.setdefault(b, {})[a] = edge_km(a, b)
        self.nodes = sorted(self.edges)
        self.jumps = {}
        rows = {}
        for node in self.nodes:
            rows.setdefault((int(node[0] * 3), int(node[1] * 4)), []).append(node)
        for end in [node for node in self.nodes if len(self.edges[node]) == 1]:
            column, row = int(end[0] * 3), int(end[1] * 4)
            for node in [n for c in (-1, 0, 1) for r in (-1, 0, 1) for n in rows.get((column + c, row + r), [])]:
                distance = edge_km(end, node)
                if node != end and node not in self.edges[end] and distance < JUMP_KM:
                    self.jumps.setdefault(end, {})[node] = distance
                    self.jumps.setdefault(node, {})[end] = distance

    def _around(self, node):
        yield from self.edges[node].items()
        for other, distance in self.jumps.get(node, {}).items():
            yield other, JUMP_COST * distance + 2

    def route(self, points):
        """(line, kilometres that were jumped)"""
        stops = [min(self.nodes, key=lambda node: (edge_km(node, point), node)) for point in points]
        line = stops[:1]
        for start, goal in zip(stops, stops[1:]):
            way = shortest(start, goal, self._around)
            if way is None:
                raise SystemExit(f'rebuild: there is no way from {start} to {goal} along these rivers')
            line += way[1:]
        line = without_spurs(line)
        jumped = sum(edge_km(a, b) for a, b in zip(line, line[1:]) if b not in self.edges[a])
        return line, jumped


def without_spurs(line):
    """A point beside the river makes the way go there and back: cut that out."""
    out, seen = [], {}
    for point in line:
        if point in seen:
            for gone in out[seen[point] + 1:]:
                del seen[gone]
            del out[seen[point] + 1:]
        else:
            seen[point] = len(out)
            out.append(point)
    return out


def simplified(line, tolerance):
    """Douglas and Peucker's way, in degrees of latitude at 49 degrees north."""
    flat = [(x * 0.656, y) for x, y in line]
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = flat[first], flat[last]
        length = math.hypot(bx - ax, by - ay)
        worst, at = tolerance, None
        for i in range(first + 1, last):
            x, y = flat[i]
            off = (abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length
                   else math.hypot(x - ax, y - ay))
            if off > worst:
                worst, at = off, i
        if at is not None:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def smoothed(line, reach):
    """Each point becomes the mean of its neighbours up to reach on both sides; the ends stay."""
    out = []
    for i in range(len(line)):
        span = min(reach, i, len(line) - 1 - i)
        near = line[i - span:i + span + 1]
        out.append((sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near)))
    return out
