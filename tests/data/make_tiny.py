#!/usr/bin/env python3
"""Makes a tiny country's layers, in the format of shapefiles/, for tests that must not change when the real data does.

usage: make_tiny.py FOLDER PLAN...     (FOLDER/shapefiles/* is written, each PLAN and the themes beside the first are copied to
                                        FOLDER/assets, and FOLDER/references/*.geojson are references of a user's own)

The country is a block of about 430 x 330 km with a bay in the south. In the east it borders on Russia, in the north on Belarus, in
the west on Poland; the edges are shared exactly. It has four regions, a lake, a drained reservoir, a river and seven towns.
"""
import json
import os
import shutil
import struct
import sys

POLYGON, LINE, POINT = 5, 3, 1
PRJ = ('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
       'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]')

EAST = [(36.0, 51.0), (36.2, 50.4), (35.9, 49.8), (36.3, 49.2), (36.0, 48.0)]
NORTH = [(30.0, 51.0), (31.5, 51.2), (33.0, 50.9), (34.5, 51.1), (36.0, 51.0)]
WEST = [(30.0, 48.0), (29.8, 49.5), (30.0, 51.0)]
COAST = [(36.0, 48.0), (34.5, 48.1), (34.0, 48.6), (33.4, 48.6), (33.0, 48.0), (30.0, 48.0)]
MIDDLE = [(33.0, 50.9), (33.2, 49.6), (33.4, 48.6)]
CROSS_WEST = [(29.8, 49.5), (31.5, 49.7), (33.2, 49.6)]
CROSS_EAST = [(33.2, 49.6), (34.6, 49.9), (35.9, 49.8)]


def joined(*lines):
    """One ring of lines that follow each other."""
    ring = [point for line in lines for point in line]
    ring = [p for i, p in enumerate(ring) if i == 0 or p != ring[i - 1]]
    return ring if ring[0] == ring[-1] else ring + ring[:1]


def back(line):
    return line[::-1]


def part(line, first, last):
    return line[line.index(first):line.index(last) + 1]


OUTLINE = joined(NORTH, EAST, COAST, WEST)
LAYERS = {
    'ukraine': (POLYGON, [([OUTLINE], dict(a3='UKR', name='Ukraine', name_uk='Україна'))]),
    'neighbours': (POLYGON, [
        ([joined(back(EAST), [(36.0, 51.0), (36.0, 53.0), (40.0, 53.0), (40.0, 47.0), (36.0, 47.0), (36.0, 48.0)])],
         dict(a3='RUS', name='Russia', name_uk='Росія')),
        ([joined(back(NORTH), [(30.0, 51.0), (30.0, 53.0), (36.0, 53.0), (36.0, 51.0)])],
         dict(a3='BLR', name='Belarus', name_uk='Білорусь')),
        ([joined(back(WEST), [(30.0, 48.0), (26.0, 48.0), (26.0, 53.0), (30.0, 53.0), (30.0, 51.0)])],
         dict(a3='POL', name='Poland', name_uk='Польща')),
    ]),
    'oblasts': (POLYGON, [
        ([joined(part(NORTH, (30.0, 51.0), (33.0, 50.9)), part(MIDDLE, (33.0, 50.9), (33.2, 49.6)), back(CROSS_WEST),
                 part(WEST, (29.8, 49.5), (30.0, 51.0)))],
         dict(name='Northwest', name_uk='Північний захід', iso='UA-01')),
        ([joined(part(NORTH, (33.0, 50.9), (36.0, 51.0)), part(EAST, (36.0, 51.0), (35.9, 49.8)), back(CROSS_EAST),
                 back(part(MIDDLE, (33.0, 50.9), (33.2, 49.6))))],
         dict(name='Northeast', name_uk='Північний схід', iso='UA-02')),
        ([joined(CROSS_EAST, part(EAST, (35.9, 49.8), (36.0, 48.0)), part(COAST, (36.0, 48.0), (33.4, 48.6)),
                 back(part(MIDDLE, (33.2, 49.6), (33.4, 48.6))))],
         dict(name='Southeast', name_uk='Південний схід', iso='UA-03')),
        ([joined(CROSS_WEST, part(MIDDLE, (33.2, 49.6), (33.4, 48.6)), part(COAST, (33.4, 48.6), (30.0, 48.0)),
                 part(WEST, (30.0, 48.0), (29.8, 49.5)))],
         dict(name='Southwest', name_uk='Південний захід', iso='UA-04')),
    ]),
    'water': (POLYGON, [
        ([joined([(36.0, 48.0), (36.0, 47.0), (26.0, 47.0), (26.0, 48.0), (30.0, 48.0)], back(COAST))],
         dict(name='Tiny Sea', name_uk='Мале море', kind='sea', status='', src='')),
        ([[(31.0, 50.2), (31.6, 50.3), (31.7, 50.0), (31.1, 49.95), (31.0, 50.2)]],
         dict(name='Round Lake', name_uk='Кругле озеро', kind='lake', status='', src='')),
        ([[(34.0, 49.2), (34.6, 49.3), (34.7, 49.1), (34.1, 49.0), (34.0, 49.2)]],
         dict(name='Old Reservoir', name_uk='Старе водосховище', kind='reservoir', status='drained 2023-06', src='')),
    ]),
    'rivers': (LINE, [
        ([[(32.0, 51.1), (32.3, 50.4), (32.2, 49.8), (33.0, 49.2), (33.6, 48.6)]],
         dict(name='Dnipro', name_uk='Дніпро', rank=1, km=300, src='')),
    ]),
    'places': (POINT, [
        ((31.0, 49.2), dict(name='Westown', name_uk='Західне', pop=900000, cc='UA', adm='UA-04', cap=1)),
        ((32.6, 50.3), dict(name='Capital', name_uk='Столиця', pop=2500000, cc='UA', adm='UA-01', cap=2)),
        ((34.4, 50.5), dict(name='Northby', name_uk='Північне', pop=300000, cc='UA', adm='UA-02', cap=1)),
        ((35.8, 50.6), dict(name='Edgeham', name_uk='Крайнє', pop=40000, cc='UA', adm='UA-02', cap=0)),
        ((35.2, 48.9), dict(name='Eastport', name_uk='Схід', pop=600000, cc='UA', adm='UA-03', cap=1)),
        ((33.9, 49.5), dict(name='Midvale', name_uk='Середнє', pop=15000, cc='UA', adm='UA-03', cap=0)),
        ((38.0, 50.0), dict(name='Faraway', name_uk='Далеке', pop=400000, cc='RU', adm='', cap=0)),
    ]),
}
NUMBERS = ('rank', 'km', 'pop', 'cap')


def shape(kind, geometry):
    if kind == POINT:
        return struct.pack('<i2d', POINT, *geometry)
    points = [point for ring in geometry for point in ring]
    starts, at = [], 0
    for ring in geometry:
        starts.append(at)
        at += len(ring)
    xs, ys = zip(*points)
    return (struct.pack('<i4d2i', kind, min(xs), min(ys), max(xs), max(ys), len(geometry), len(points)) +
            struct.pack('<%di' % len(starts), *starts) +
            b''.join(struct.pack('<2d', *point) for point in points))


def write_layer(folder, name, kind, features):
    records, index, at = b'', b'', 50
    for number, (geometry, _) in enumerate(features, 1):
        body = shape(kind, geometry)
        records += struct.pack('>2i', number, len(body) // 2) + body
        index += struct.pack('>2i', at, len(body) // 2)
        at += 4 + len(body) // 2
    points = [p for g, _ in features for p in ([g] if kind == POINT else [q for ring in g for q in ring])]
    xs, ys = zip(*points)

    def header(words):
        return (struct.pack('>7i', 9994, 0, 0, 0, 0, 0, words) +
                struct.pack('<2i8d', 1000, kind, min(xs), min(ys), max(xs), max(ys), 0, 0, 0, 0))

    fields = list(features[0][1])
    widths = [10 if f in NUMBERS else 64 for f in fields]
    table = b''.join(struct.pack('<11sc4x2B14x', f.encode(), b'N' if f in NUMBERS else b'C', w, 0)
                     for f, w in zip(fields, widths))
    rows = b''
    for _, values in features:
        rows += b' '
        for field, width in zip(fields, widths):
            value = str(values[field]).encode()
            rows += value.rjust(width) if field in NUMBERS else value.ljust(width)
    dbf = (struct.pack('<4BIHH20x', 3, 125, 1, 1, len(features), 33 + len(table), 1 + sum(widths)) +
           table + b'\r' + rows + b'\x1a')
    for ending, data in (('shp', header(at) + records), ('shx', header(50 + 4 * len(features)) + index), ('dbf', dbf),
                         ('prj', PRJ.encode()), ('cpg', b'UTF-8')):
        with open(os.path.join(folder, '%s.%s' % (name, ending)), 'wb') as out:
            out.write(data)


# A line from the north to the sea, and areas: two that overlap, the first with a hole, and one that reaches over the border and the sea.
SPLIT = [(34.2, 51.6), (33.9, 50.2), (34.3, 49.2), (33.8, 48.2), (33.7, 47.6)]
AREAS = [[[(34.2, 50.3), (36.8, 50.4), (36.6, 49.2), (34.4, 49.1), (34.2, 50.3)],
          [(34.9, 49.9), (34.9, 49.5), (35.6, 49.5), (35.6, 49.9), (34.9, 49.9)]],
         [[(33.9, 49.4), (35.0, 49.5), (34.9, 48.6), (33.8, 48.9), (33.9, 49.4)]],
         [[(35.4, 49.3), (37.0, 49.3), (37.0, 47.5), (35.2, 47.7), (35.4, 49.3)]]]


# Something of everything that is left out or mended: a bow tie, an open ring, a short one, a point that is nowhere, no shape, another shape.
DAMAGED = [('Polygon', [[(34.6, 50.3), (36.8, 49.2), (36.8, 50.4), (34.6, 49.2), (34.6, 50.3)]]),
           ('MultiPolygon', [[[(33.9, 49.4), (35.0, 49.5), (34.9, 48.6), (200.0, 48.6), (33.8, 48.9)]], [[(33.0, 49.0), (33.1, 49.0)]]]),
           ('LineString', SPLIT), (None, None)]


def write_damaged(folder):
    features = [{'type': 'Feature', 'properties': {}, 'geometry': kind and {'type': kind, 'coordinates': coordinates}}
                for kind, coordinates in DAMAGED]
    with open(os.path.join(folder, 'damaged.geojson'), 'w', encoding='utf-8') as out:
        out.write(json.dumps({'type': 'FeatureCollection', 'features': features})[:-2])


def write_references(folder):
    write_damaged(folder)
    for name, kind, coordinates in (('split', 'LineString', SPLIT), ('area', 'MultiPolygon', AREAS)):
        with open(os.path.join(folder, name + '.geojson'), 'w', encoding='utf-8') as out:
            json.dump({'type': 'Feature', 'properties': {}, 'geometry': {'type': kind, 'coordinates': coordinates}}, out)


def main():
    folder, *plans = sys.argv[1:]
    os.makedirs(os.path.join(folder, 'shapefiles'), exist_ok=True)
    os.makedirs(os.path.join(folder, 'assets'), exist_ok=True)
    os.makedirs(os.path.join(folder, 'references'), exist_ok=True)
    write_references(os.path.join(folder, 'references'))
    for plan in plans:
        shutil.copy(plan, os.path.join(folder, 'assets'))
    shutil.copytree(os.path.join(os.path.dirname(plans[0]), 'themes'), os.path.join(folder, 'assets', 'themes'), dirs_exist_ok=True)
    for name, (kind, features) in LAYERS.items():
        write_layer(os.path.join(folder, 'shapefiles'), name, kind, features)


main()
