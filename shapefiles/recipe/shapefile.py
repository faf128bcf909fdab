"""Reads and writes shapefiles with their attributes, so that the same features give the same bytes on any day.

A layer is a dict: 'shape' is 'points', 'lines' or 'polygons'; 'fields' a list of (name, 'C' or 'N'); 'features' a list
of (attributes, parts). Attributes are text by field name. Parts are lists of (longitude, latitude): one with one point
for a point; for polygons closed rings, outer ones clockwise, holes the other way round.
"""
import struct

from .geodesy import ring_km2

TYPES = {'points': 1, 'lines': 3, 'polygons': 5}
DBF_DATE = bytes([126, 1, 1])           # 2026-01-01: it must not depend on the day of the build
WGS84 = ('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
         'PRIMEM["Greenwich",0.0],UNIT["Degree",0.017453292519943295]]')


def read_attributes(path):
    """(fields, records) of a .dbf file in UTF-8."""
    with open(path, 'rb') as file:
        data = file.read()
    count, header, length = struct.unpack_from('<IHH', data, 4)
    columns, at = [], 1
    for entry in range(32, header - 1, 32):
        name = data[entry:entry + 11].split(b'\0')[0].decode('ascii')
        columns.append((name, chr(data[entry + 11]), at, data[entry + 16]))
        at += data[entry + 16]
    records = []
    for index in range(count):
        row = data[header + index * length:header + (index + 1) * length]
        records.append({name: row[at:at + width].decode('utf-8').strip(' \0') for name, _, at, width in columns})
    return [(name, kind) for name, kind, _, _ in columns], records


def read_shapes(path):
    """(shape, parts of each record) of a .shp file."""
    with open(path, 'rb') as file:
        data = file.read()
    kind = struct.unpack_from('<I', data, 32)[0]
    shape = {number: name for name, number in TYPES.items()}[kind]
    at, records = 100, []
    while at < len(data):
        length = 2 * struct.unpack_from('>I', data, at + 4)[0]
        at += 8
        if shape == 'points':
            records.append([[struct.unpack_from('<2d', data, at + 4)]])
        else:
            parts, points = struct.unpack_from('<II', data, at + 36)
            starts = list(struct.unpack_from(f'<{parts}I', data, at + 44)) + [points]
            flat = struct.unpack_from(f'<{2 * points}d', data, at + 44 + 4 * parts)
            pairs = list(zip(flat[::2], flat[1::2]))
            records.append([pairs[a:b] for a, b in zip(starts, starts[1:])])
        at += length
    return shape, records


def read_layer(base):
    fields, records = read_attributes(base + '.dbf')
    shape, shapes = read_shapes(base + '.shp')
    if len(records) != len(shapes):
        raise ValueError(f'{base}: {len(shapes)} shapes but {len(records)} records')
    return {'shape': shape, 'fields': fields, 'features': list(zip(records, shapes))}


def loops_of(ring):
    """A ring that touches itself, as rings that do not."""
    loops, path, at = [], [], {}
    for point in ring[:-1]:
        if point in at:
            start = at[point]
            loops.append(path[start:] + [point])
            for gone in path[start + 1:]:
                del at[gone]
            del path[start + 1:]
        else:
            at[point] = len(path)
            path.append(point)
    loops.append(path + path[:1])
    return [loop for loop in loops if len(loop) > 3]


def rings_of(polygons):
    """The rings of polygons (lists of rings, the outer one first), each turned the way that a shapefile wants."""
    rings = []
    for polygon in polygons:
        for index, ring in enumerate(polygon):
            is_turned = (ring_km2(ring) < 0) != (index == 0)
            for loop in loops_of(ring):
                rings.append(loop[::-1] if is_turned else loop)
    return rings


def extent_of(parts):
    xs = [x for part in parts for x, _ in part]
    ys = [y for part in parts for _, y in part]
    return min(xs), min(ys), max(xs), max(ys)


def _write_shapes(base, layer):
    kind = TYPES[layer['shape']]
    contents, extents = [], []
    for _, parts in layer['features']:
        extents.append(extent_of(parts))
        if kind == 1:
            contents.append(struct.pack('<I2d', 1, *parts[0][0]))
            continue
        starts, total = [], 0
        for part in parts:
            starts.append(total)
            total += len(part)
        flat = [value for part in parts for point in part for value in point]
        contents.append(struct.pack('<I4dII', kind, *extents[-1], len(parts), total)
                        + struct.pack(f'<{len(starts)}I', *starts) + struct.pack(f'<{len(flat)}d', *flat))
    box = [min(e[0] for e in extents), min(e[1] for e in extents), max(e[2] for e in extents), max(e[3] for e in extents)]

    def header(length):
        return struct.pack('>I20xI', 9994, length // 2) + struct.pack('<II8d', 1000, kind, *box, 0, 0, 0, 0)

    with open(base + '.shp', 'wb') as shp, open(base + '.shx', 'wb') as shx:
        shp.write(header(100 + sum(8 + len(c) for c in contents)))
        shx.write(header(100 + 8 * len(contents)))
        at = 100
        for number, content in enumerate(contents, 1):
            shp.write(struct.pack('>II', number, len(content) // 2) + content)
            shx.write(struct.pack('>II', at // 2, len(content) // 2))
            at += 8 + len(content)


def _write_attributes(path, layer):
    records = [[str(attributes[name]).encode('utf-8') for name, _ in layer['fields']] for attributes, _ in layer['features']]
    widths = [max([1] + [len(record[i]) for record in records]) for i in range(len(layer['fields']))]
    out = bytearray(struct.pack('<B3sIHH20x', 3, DBF_DATE, len(records), 33 + 32 * len(widths), 1 + sum(widths)))
    for (name, kind), width in zip(layer['fields'], widths):
        out += struct.pack('<11sc4xBB14x', name.encode('ascii'), kind.encode('ascii'), width, 0)
    out += b'\r'
    for record in records:
        out += b' '
        for (_, kind), width, value in zip(layer['fields'], widths, record):
            out += value.rjust(width) if kind == 'N' else value.ljust(width)
    out += b'\x1a'
    with open(path, 'wb') as file:
        file.write(out)


def write_layer(base, layer):
    _write_shapes(base, layer)
    _write_attributes(base + '.dbf', layer)
    for ending, text in (('.prj', WGS84), ('.cpg', 'UTF-8')):
        with open(base + ending, 'w', encoding='ascii') as file:
            file.write(text)
