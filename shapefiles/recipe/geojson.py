"""The GeoJSON files that the steps hand to each other and to mapshaper. Polygons are lists of rings."""
import json
import os


def load(work, name):
    """[(properties, geometry type, coordinates)] of a file in WORK/made, or of another path."""
    with open(os.path.join(work, 'made', name), encoding='utf-8') as file:
        data = json.load(file)
    if data['type'] == 'FeatureCollection':
        features = [(f['properties'] or {}, f['geometry']) for f in data['features']]
    else:
        features = [({}, geometry) for geometry in data.get('geometries', [data])]
    return [(properties, g['type'], g['coordinates']) for properties, g in features if g is not None]


def polygons(kind, coordinates):
    parts = coordinates if kind == 'MultiPolygon' else [coordinates]
    return [[[tuple(point) for point in ring] for ring in polygon] for polygon in parts]


def load_polygons(work, name):
    """[(properties, polygons)]"""
    return [(properties, polygons(kind, coordinates)) for properties, kind, coordinates in load(work, name)
            if kind.endswith('Polygon')]


def _save(work, name, features):
    with open(os.path.join(work, 'made', name), 'w', encoding='utf-8') as file:
        json.dump({'type': 'FeatureCollection', 'features': features}, file, ensure_ascii=False)


def save_polygons(work, name, features):
    """features: [(properties, polygons)]"""
    _save(work, name, [{'type': 'Feature', 'properties': properties,
                        'geometry': {'type': 'MultiPolygon', 'coordinates': parts}} for properties, parts in features])


def save_lines(work, name, features):
    """features: [(properties, lines)]"""
    _save(work, name, [{'type': 'Feature', 'properties': properties,
                        'geometry': {'type': 'MultiLineString', 'coordinates': parts}} for properties, parts in features])
