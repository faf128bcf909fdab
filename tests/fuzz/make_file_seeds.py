#!/usr/bin/env python3
"""Writes the map files of the tiny country, and some small ones with something wrong, as the fuzzer's targets read them:
usage: make_file_seeds.py TINY FOLDER
"""
import os
import struct
import sys

WKT = {
    'wgs84': 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
             'UNIT["degree",0.0174532925199433]]',
    'utm': 'PROJCS["UTM 36N",GEOGCS["GCS",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],'
           'UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000],'
           'PARAMETER["Central_Meridian",33],PARAMETER["Scale_Factor",0.9996],UNIT["Meter",1]]',
    'pulkovo': 'GEOGCS["Pulkovo 1942",DATUM["Pulkovo_1942",SPHEROID["Krassowsky 1940",6378245,298.3],TOWGS84[23.9,-141,-80.9,0,'
               '0.37,0.85,-0.12]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]',
}
CPG = (b'UTF-8', b'ANSI 1251', b'KOI8-U', b'LDID/201', b'nonsense', b'')


def write(folder, name, content):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), 'wb') as out:
        out.write(content)


def content(*path):
    with open(os.path.join(*path), 'rb') as file:
        return file.read()


def point_shapes(kind, body):
    """One record of that kind."""
    record = struct.pack('>2i', 1, len(body) // 2) + body
    return (struct.pack('>7i', 9994, 0, 0, 0, 0, 0, (100 + len(record)) // 2) + struct.pack('<2i8d', 1000, kind, *[0.0] * 8) + record)


def with_length(shp, shx):
    return struct.pack('<I', len(shp)) + shp + shx


def main():
    tiny, folder = sys.argv[1:]
    layers, references = os.path.join(tiny, 'shapefiles'), os.path.join(tiny, 'references')
    box = struct.pack('<4d', 0, 0, 1, 1)
    ring = struct.pack('<10d', 0, 0, 0, 1, 1, 1, 1, 0, 0, 0)
    heights = struct.pack('<7d', 0, 1, 1, 2, 3, 4, 1)
    for layer in ('ukraine', 'water', 'rivers', 'places'):
        shp, shx = content(layers, layer + '.shp'), content(layers, layer + '.shx')
        write(folder + '/shapefile', layer, with_length(shp, shx))
        write(folder + '/shapefile', layer + '-alone', with_length(shp, b''))
    for name, kind, parts, tail in (('z', 15, struct.pack('<i', 0), heights), ('m', 23, struct.pack('<i', 0), heights),
                                    ('patch', 31, struct.pack('<2i', 0, 0), heights)):
        body = struct.pack('<i', kind) + box + struct.pack('<2i', 1, 5) + parts + ring + tail
        write(folder + '/shapefile', name, with_length(point_shapes(kind, body), b''))
    write(folder + '/shapefile', 'null', with_length(point_shapes(5, struct.pack('<i', 0)), b''))
    for number, cpg in enumerate(CPG):
        write(folder + '/table', 'places-%d' % number, cpg + b'\0' + content(layers, 'places.dbf'))
    write(folder + '/table', 'other', b'\0' + content(layers, 'rivers.dbf'))
    for name, wkt in WKT.items():
        write(folder + '/projection', name, wkt.encode())
    for name in ('split', 'area', 'damaged'):
        write(folder + '/geojson', name, content(references, name + '.geojson'))
    write(folder + '/geojson', 'named',
          '{"type":"Feature","properties":{"name":"a","name_uk":"ї"},"geometry":{"type":"GeometryCollection","geometries":['
          '{"type":"MultiPoint","coordinates":[[1,2],[3,4]]},{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}]}}'.encode())


main()
