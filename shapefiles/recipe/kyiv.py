"""The city of Kyiv, which Natural Earth draws twice too large.

No package that we know of has the city's limit. What there is: Natural Earth's outline, and GeoNames' places around
the city that are not part of it. So the limit is drawn through the gap between the centre and the nearest places
around it, the same share of the way in each direction, and within Natural Earth's outline. The share is chosen so that
the city gets its official area. The result is a likeness, not the limit.
"""
import math

from .geodesy import polygon_km2

CENTRE = (30.5238, 50.4547)
OFFICIAL_KM2 = 839
AROUND_KM = 35                          # places farther from the centre say nothing about the limit
SECTOR = math.radians(20)               # of the places in a direction the nearest counts
STEPS = 180


def polar(point):
    east = (point[0] - CENTRE[0]) * 111.32 * math.cos(math.radians(CENTRE[1]))
    north = (point[1] - CENTRE[1]) * 111.32
    return math.hypot(east, north), math.atan2(north, east)


def at(distance, angle):
    return (round(CENTRE[0] + distance * math.cos(angle) / (111.32 * math.cos(math.radians(CENTRE[1]))), 5),
            round(CENTRE[1] + distance * math.sin(angle) / 111.32, 5))


def outline_distance(outline, angle):
    """How far Natural Earth's outline is in a direction: the nearest crossing with the ray."""
    best = AROUND_KM
    for a, b in zip(outline, outline[1:]):
        (da, ta), (db, tb) = polar(a), polar(b)
        ax, ay = da * math.cos(ta - angle), da * math.sin(ta - angle)
        bx, by = db * math.cos(tb - angle), db * math.sin(tb - angle)
        if (ay > 0) != (by > 0):
            x = ax + ay / (ay - by) * (bx - ax)
            if 0 < x < best:
                best = x
    return best


def limit(outline, places, share):
    ring = []
    for step in range(STEPS):
        angle = math.tau * step / STEPS - math.pi
        reach = outline_distance(outline, angle)
        for distance, direction in places:
            turn = abs((direction - angle + math.pi) % math.tau - math.pi)
            if turn < SECTOR:           # farther from the place's own direction it bounds less
                reach = min(reach, share * distance / max(0.2, math.cos(turn * math.pi / 2 / SECTOR) ** 0.25))
        ring.append(at(reach, angle))
    return ring + ring[:1]


def split(city, oblast, cities):
    """The two again, with the city's new outline."""
    places = [polar(c['at']) for c in cities if c['adm'] == 'UA-32']
    places = [p for p in places if p[0] < AROUND_KM]
    low, high = 0.3, 1.5
    for _ in range(40):
        share = (low + high) / 2
        if polygon_km2([limit(city[0][0], places, share)]) < OFFICIAL_KM2:
            low = share
        else:
            high = share
    print(f'        Kyiv: the limit at {share:.3f} of the way to the places around')
    ring = limit(city[0][0], places, share)
    return [[ring]], city + oblast
