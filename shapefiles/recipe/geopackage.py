"""Reads polygons from a GeoPackage with what Python has: it is an SQLite file with well-known binary in it."""
import sqlite3
import struct

ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def polygons_of(blob):
    at = 8 + ENVELOPE_BYTES[blob[3] >> 1 & 7]

    def take(form):
        nonlocal at
        values = struct.unpack_from(order + form, blob, at)
        at += struct.calcsize(order + form)
        return values

    found = []
    order = '<' if blob[at] else '>'
    at += 1
    kind = take('I')[0]
    for _ in range(take('I')[0] if kind == 6 else 1):
        if kind == 6:
            at += 1                     # the byte order again
            take('I')
        rings = []
        for _ in range(take('I')[0]):
            flat = take(f'{2 * take("I")[0]}d')
            rings.append([(round(x, 6), round(y, 6)) for x, y in zip(flat[::2], flat[1::2])])
        found.append(rings)
    return found


def read_polygons(path, table, where):
    """{name: polygons}"""
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as database:
        rows = database.execute(f'select name, geom from {table} where {where} order by name').fetchall()
    return {name: polygons_of(blob) for name, blob in rows}
