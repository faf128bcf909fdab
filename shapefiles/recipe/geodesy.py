"""Lengths and areas on the WGS 84 ellipsoid. Good to a few parts in a million for the short edges of a map layer."""
import math

EQUATOR_M = 6378137.0
FLATTENING = 1 / 298.257223563
E2 = FLATTENING * (2 - FLATTENING)
E = math.sqrt(E2)


def edge_km(a, b):
    """Length of a short edge: the plane that touches the ellipsoid at its middle."""
    middle = math.radians((a[1] + b[1]) / 2)
    root = math.sqrt(1 - E2 * math.sin(middle) ** 2)
    east = EQUATOR_M / root * math.cos(middle) * math.radians(b[0] - a[0])
    north = EQUATOR_M * (1 - E2) / root ** 3 * math.radians(b[1] - a[1])
    return math.hypot(east, north) / 1000


def line_km(points):
    return sum(edge_km(a, b) for a, b in zip(points, points[1:]))


def _strip(latitude):
    """Area between the equator and a latitude for one radian of longitude, in square metres."""
    s = math.sin(math.radians(latitude))
    return EQUATOR_M ** 2 * (1 - E2) / 2 * (s / (1 - E2 * s * s) + math.atanh(E * s) / E)


def ring_km2(ring):
    """Area of a closed ring, counter-clockwise rings positive. Edges are straight in longitude and latitude: each is
    a strip down to the equator, its height by Simpson's rule."""
    total = 0
    for a, b in zip(ring, ring[1:]):
        mean = (_strip(a[1]) + 4 * _strip((a[1] + b[1]) / 2) + _strip(b[1])) / 6
        total -= math.radians(b[0] - a[0]) * mean
    return total / 1e6


def polygon_km2(rings):
    """Outer ring and its holes, whatever way they run."""
    areas = [abs(ring_km2(ring)) for ring in rings]
    return areas[0] - sum(areas[1:])


def point_in_ring(point, ring):
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside
